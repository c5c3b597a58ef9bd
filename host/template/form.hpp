// A form being filled in: a template with answers, what is relevant and required now, and what is wrong.
//
// Expressions depend on each other as a graph; a change recomputes only what depends on it (design 5, 9: a keystroke with
// 1,000 calculates within 16 ms). Not thread-safe: a form belongs to the thread that edits it.
#pragma once
#include "model/answers.hpp"
#include "model/finding.hpp"
#include "template/template.hpp"

#include <memory>
#include <set>

namespace trellis {

struct FormContext {
    Date today;
    const Clock* clock = nullptr;   ///< for row ids; systemClock() when null
    Random* random = nullptr;       ///< for row ids; systemRandom() when null
};

/// What one edit changed, so that a window redraws only that.
struct FormChanges {
    std::set<ItemPath> values;    ///< computed values that are different now (the edited path included)
    std::set<ItemPath> relevance; ///< shown or hidden now
    std::set<ItemPath> required;
    std::set<std::string> rows;   ///< rows items that gained, lost or moved a row
    bool empty() const { return values.empty() && relevance.empty() && required.empty() && rows.empty(); }
};

class Form {
public:
    /// Takes over `answers` as they are. With `fresh`, `initial` expressions fill what is not yet answered.
    Form(TemplatePtr form, Answers answers, FormContext context, bool fresh = false);
    ~Form();
    Form(Form&&) noexcept;
    Form& operator=(Form&&) noexcept;

    const Template& form() const;
    const Answers& answers() const; ///< everything entered or calculated, irrelevant answers included (nothing is lost)
    /// What a record keeps: only relevant items; hidden answers are left out.
    Answers relevantAnswers() const;

    const Value& value(const ItemPath& path) const;
    bool relevant(const ItemPath& path) const;
    bool sectionRelevant(const std::string& section) const;
    bool required(const ItemPath& path) const;
    bool calculated(const ItemPath& path) const;

    /// Error TR-F01 when the item is unknown, TR-F02 when the value has the wrong type, TR-F03 when it is calculated.
    /// A value that breaks a constraint is kept and reported as a finding.
    FormChanges set(const ItemPath& path, Value value);
    /// Many at once, as one step of undo. Values as JSON-like input are converted by answers_json.hpp first.
    FormChanges setAll(const Answers& answers);
    Id addRow(const std::string& rowsItem, FormChanges* changes = nullptr);
    FormChanges removeRow(const std::string& rowsItem, const Id& row);
    FormChanges moveRow(const std::string& rowsItem, const Id& row, int by);

    /// Undo and redo work on edits by a person: one word run of typing in one field is one step.
    bool canUndo() const;
    bool canRedo() const;
    FormChanges undo();
    FormChanges redo();

    /// Required items without an answer, broken constraints, unknown codes: in the order of the form.
    std::vector<Finding> findings() const;
    std::vector<Finding> findingsAt(const ItemPath& path) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace trellis
