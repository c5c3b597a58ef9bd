// The inside of a Form: answers, what is shown and required, and the queue that keeps them up to date. Private to the
// form.
#pragma once
#include "template/dependency_graph.hpp"
#include "template/edit_history.hpp"
#include "template/form.hpp"

namespace trellis {

/// Empty texts and empty choices are no answer; choices stand in the order of their list, each once.
Value normalised(const Item& item, Value value);
/// What is wrong with the type of a value for this item, as "asks for a date, and 'soon' was given"; nullopt if nothing
/// is.
std::optional<std::string> wrongType(const Item& item, const Value& value);

struct Form::State final : EvaluationContext {
    State(TemplatePtr form, Answers answers, FormContext context);

    // What expressions see: answers that are hidden count as unanswered.
    const Value& value(const std::string& item) const override;
    const Value& cell(const std::string& item, const Id& row) const override;
    const std::vector<Row>& rows(const std::string& rowsItem) const override;
    Date today() const override { return context.today; }

    struct Flags {
        bool relevant = true;
        bool required = false;
    };
    /// Of an item, or of a cell in a row.
    const Flags& flags(int slot, const Id& row) const;
    Flags& flags(int slot, const Id& row);

    /// As stored, hidden or not.
    const Value& raw(int slot, const Id& row) const;
    void setRaw(int slot, const Id& row, Value value);
    const Row* findRow(const std::string& rowsItem, const Id& row) const;
    ItemPath pathOf(int slot, const Id& row) const;

    /// Slot of a path that can be answered; Error TR-F01, TR-F04.
    int slotAt(const ItemPath& path) const;
    /// Slot of a rows item; Error TR-F01, TR-F02.
    int rowsSlot(const std::string& rowsItem) const;

    /// Puts one edit into the answers (or takes it back) and queues what depends on it.
    void apply(const Edit& edit, bool forward, FormChanges& changes);
    /// Works off the queue: everything at most once, readers after what they read.
    void settle(FormChanges& changes);
    /// Gives the unanswered cells of a new row, or items of a new form, what their `initial` says.
    void fillInitial(int slot, const Id& row, FormChanges& changes);

    TemplatePtr form;
    FormContext context;
    DependencyGraph graph;
    Answers answers;
    EditHistory history;

private:
    void settleAll();
    void touch(int slot, const Id& row) { push(graph.node(slot, Aspect::Answer), row, true); }
    void push(int node, const Id& row, bool surely);
    /// Whether those who read the node must be worked out again.
    bool work(int node, const Id& row, bool surely, FormChanges& changes);
    void pushReaders(int node, const Id& row);
    void applyRows(const RowsEdit& edit, bool forward, FormChanges& changes);

    std::vector<Flags> flags_; ///< by slot; of cells only in rowFlags_
    std::unordered_map<int, std::unordered_map<Id, std::vector<Flags>>> rowFlags_; ///< rows slot → row → by cell
    /// Ordered by rank. The flag says that readers are to be told even if the value turns out the same.
    std::map<std::pair<int, Id>, bool> queue_;
    mutable std::size_t lastRow_ = 0; ///< where the last row was found: columns are read row after row
};

} // namespace trellis
