// A form being filled in: a template with answers, what is relevant and required now, and what is wrong.
//
// Expressions depend on each other as a graph; a change recomputes only what depends on it (design 5, 9: a keystroke
// with 1,000 calculates within 16 ms). Not thread-safe: a form belongs to the thread that edits it.
//
// An answer that is hidden counts as unanswered for every expression, but is kept: what comes back into view is still
// there. Calculated items are worked out anew when the form is opened, so open what is signed from its own answers, not
// through a Form.
#pragma once
#include "model/answers.hpp"
#include "model/finding.hpp"
#include "template/template.hpp"

#include <memory>
#include <set>

namespace trellis {

struct FormContext {
    Date today;
    const Clock* clock = nullptr; ///< for row ids; systemClock() when null
    Random* random = nullptr;     ///< for row ids; systemRandom() when null
};

/// What one edit changed, so that a window redraws only that.
struct FormChanges {
    std::set<ItemPath> values;    ///< computed values that are different now (the edited path included)
    std::set<ItemPath> relevance; ///< shown or hidden now; a section that did stands here too, under its own id
    std::set<ItemPath> required;
    std::set<std::string> rows; ///< rows items that gained, lost or moved a row
    bool empty() const { return values.empty() && relevance.empty() && required.empty() && rows.empty(); }
};

class Form {
public:
    /// Takes over `answers` as they are. With `fresh`, `initial` expressions fill what is not yet answered at top
    /// level, in the order of the form; rows that are already there come from an earlier record and stay as they are.
    Form(TemplatePtr form, Answers answers, FormContext context, bool fresh = false);
    ~Form();
    Form(Form&&) noexcept;
    Form& operator=(Form&&) noexcept;

    const Template& form() const;
    const Answers& answers() const; ///< everything entered or calculated, irrelevant answers included (nothing is lost)
    /// What a record keeps: only relevant items; hidden answers are left out. An item that an adaptation does not ask
    /// has Missing{kNotAskedHere} instead of an answer.
    Answers relevantAnswers() const;

    const Value& value(const ItemPath& path) const;
    bool relevant(const ItemPath& path) const;
    bool sectionRelevant(const std::string& section) const;
    bool required(const ItemPath& path) const;
    bool calculated(const ItemPath& path) const;

    /// Error TR-F01 when the item is unknown, TR-F02 when the value has the wrong type, TR-F03 when it is calculated,
    /// TR-F04 when the row is not there. A value that breaks a constraint is kept and reported as a finding.
    /// Missing clears; an empty text, code or choice clears too.
    FormChanges set(const ItemPath& path, Value value);
    /// Many at once, as one step of undo; on an error nothing is changed. Values as JSON-like input are converted by
    /// answers_json.hpp first. Items not named stay; calculated ones are left to their expressions. A table that is
    /// named has afterwards exactly the rows given: a row whose id is known keeps the cells not named, a new one gets
    /// its `initial` values, and an id where it has none. Errors as set(), and TR-F05, TR-F06 (two rows share an id).
    FormChanges setAll(const Answers& answers);
    /// Error TR-F05 when the table is full (Item::maxRows). New rows stand last and have their `initial` values.
    Id addRow(const std::string& rowsItem, FormChanges* changes = nullptr);
    FormChanges removeRow(const std::string& rowsItem, const Id& row);
    /// `by` places down, or up where negative; stops at the ends.
    FormChanges moveRow(const std::string& rowsItem, const Id& row, int by);
    /// The rows that travel into the next record: those whose `carry` is not known to be false. Nothing that may still
    /// be open is lost. Empty for a table without `carry`, or a hidden one. Calculated cells and ids travel along.
    std::vector<Row> carriedRows(const std::string& rowsItem) const;

    /// Undo and redo work on edits by a person: one word run of typing in one field is one step.
    bool canUndo() const;
    bool canRedo() const;
    FormChanges undo();
    FormChanges redo();

    /// In the order of the form; only of what is shown. Codes: "required" (no answer, or a table without rows; false is
    /// an answer), "constraint", "code" (not, or no longer, one of the choices), "range" (scale outside its ends or
    /// between its steps; integer not whole), "rows" (more than maxRows). All are Severity::Refuse.
    std::vector<Finding> findings() const;
    std::vector<Finding> findingsAt(const ItemPath& path) const;

    /// For expressions that stand outside the form (prefill, checks): hidden answers are unanswered here. Lives as long
    /// as the form.
    const EvaluationContext& evaluation() const;

    struct State; ///< form_state.hpp
private:
    std::unique_ptr<State> state_;
};

} // namespace trellis
