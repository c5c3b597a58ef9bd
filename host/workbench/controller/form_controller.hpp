// What stands between a form and the controls that draw it: reads what is typed, says what is wrong at the field, who
// can see a field, and what a choice offers. Knows no window, so that every rule of filling in is tested without one.
//
// Nothing that was typed is lost: text that could not be read (a day like "soon") stays with its field as *unread* and
// stands among the things to settle before finishing. Not thread-safe; belongs to the form it edits.
#pragma once
#include "model/person.hpp"
#include "template/form.hpp"
#include "workbench/controller/entry_text.hpp"

#include <functional>
#include <map>
#include <set>

namespace trellis {

struct FormOptions {
    std::vector<Person> people; ///< offered by person items, in this order
    Date today;
    bool group = false;            ///< more than two parties: changes the words of "who can see this"
    std::function<void()> touched; ///< after every edit, for autosave
    std::function<Sharing()>
        sharing; ///< a record of one's own: how much the other person may read as it is now; else empty
    std::function<PersonCode(const std::string& item)>
        pen{}; ///< who alone writes it, where that is not whoever writes now (desk/own_steps.hpp)
    std::set<std::string> asked{};     ///< items that the step under the pen asks for, whatever the form says of them
    std::set<std::string> displaced{}; ///< the other's, but not in their words now: open, so that they can be put back
};

/// One line of a choice.
struct ChoiceLine {
    std::string code;
    std::string label;
};

class FormController {
public:
    FormController(Form& form, FormOptions options);

    Form& form() { return form_; }
    const Form& form() const { return form_; }
    const Template& shape() const { return form_.form(); }
    Date today() const { return options_.today; }

    /// The item at a path; never null for a path that came from this form. Error TR-F01 otherwise.
    const Item& item(const ItemPath& path) const;
    /// What an entry field shows: the unread text where there is one, else the answer.
    std::string entry(const ItemPath& path) const;
    /// The answer in words: for calculated values, cards and lists.
    std::string words(const ItemPath& path) const;

    /// Typed text for any item that is filled in by typing.
    FormChanges type(const ItemPath& path, const std::string& text);
    /// An answer that was chosen. Missing clears it.
    FormChanges answer(const ItemPath& path, Value value);
    FormChanges tick(const ItemPath& path, const std::string& code, bool on); ///< one code of a choices item
    Id addRow(const std::string& rowsItem, FormChanges& changes);
    FormChanges removeRow(const std::string& rowsItem, const Id& row);
    /// Puts the row that was removed last back where it was, whatever was edited since.
    bool canRestoreRow() const { return removed_.has_value(); }
    FormChanges restoreRow();
    FormChanges undo();
    FormChanges redo();

    std::vector<ChoiceLine> choices(const ItemPath& path) const;
    /// How a row is called: its title cell in words, or "Action 2" style with the row's place.
    std::string rowName(const std::string& rowsItem, const Id& row) const;
    std::string addLabel(const Item& rows) const;

    /// By the form, or by the step that is being taken.
    bool required(const ItemPath& path) const;
    bool asked(const std::string& item) const { return options_.asked.contains(item); } ///< by the step
    /// Who alone writes it, where that is somebody else; empty: whoever writes now.
    PersonCode othersPen(const ItemPath& path) const;
    /// The other's words as they wrote them: read here, and not written.
    bool onlyRead(const ItemPath& path) const;
    /// "required", "calculated", "for FK-S1 to write" or nothing: the word beside the label.
    std::string duty(const ItemPath& path) const;
    /// Short words for who sees it, beside every field: "you two", "you two + meta-supervisor".
    std::string marker(const Item& item) const;
    /// The same in full, for the pane beside the form. Private rows of a group name their owner.
    std::string whoCanSee(const ItemPath& path) const;

    /// Sentences to show at the field now. A missing answer is only spoken of once askForMissing() was called: while
    /// people still talk, an empty field is not a mistake.
    std::vector<std::string> problems(const ItemPath& path) const;
    void askForMissing(bool ask) { askForMissing_ = ask; }
    bool asksForMissing() const { return askForMissing_; }
    /// Unread entries as findings, beside those of the form.
    std::vector<Finding> unread() const;

private:
    /// A table that is asked for because of an answer, and must be filled, has its first row ready to be written in.
    FormChanges withFirstRows(const ItemPath& path, const Value& value, FormChanges changes);
    void edited();

    struct RemovedRow {
        std::string rowsItem;
        std::size_t place;
        Row row;
    };

    Form& form_;
    FormOptions options_;
    std::map<ItemPath, TypedEntry> unread_;
    std::map<ItemPath, std::string> unreadText_;
    std::optional<RemovedRow> removed_;
    bool askForMissing_ = false;
};

} // namespace trellis
