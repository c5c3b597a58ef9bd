// The form: one section of a template at a time, or a few of its questions, or all of it in one column, drawn from its
// items with native controls. Knows no kind and no plugin; a locality's own template is drawn the same way.
//
// Controls are made for the shown section only, a screenful at once and the rest when the hands rest, so that a form of
// a thousand questions opens as quickly as a short one. An edit redraws what it changed and leaves the keyboard where
// it is.
#pragma once
#include "workbench/form_rows.hpp"
#include "workbench/page.hpp"

#include <wx/timer.h>

#include <map>

namespace trellis {

/// What stands on the page together: some of a section's questions, in order, under its heading or without one.
struct FormPart {
    const Section* section = nullptr;
    std::vector<const Item*> items;
    bool heading = true;
};

struct FormHooks {
    std::function<void(const ItemPath&)> focused;       ///< another question has the keyboard
    std::function<void()> edited;                       ///< answers changed
    std::function<void(const wxString& words)> removed; ///< a row went; offer to bring it back
};

class FormView : public Column {
public:
    FormView(wxWindow* parent, FormController& form, FormHooks hooks);
    ~FormView() override;

    /// Draws a section and, with `focus`, puts the keyboard into its first question.
    void show(const Section& section, bool focus = true);
    /// The same for parts of several sections. Their items must belong to the form.
    void show(std::vector<FormPart> parts, bool focus = true);
    void focusFirst();
    /// Goes to a question of the shown section; false when it is not there.
    bool focusField(const ItemPath& path);
    /// The question that has the keyboard, if any.
    const ItemPath& focusedPath() const { return focused_; }

    /// Hands on what is typed in the field that has the keyboard.
    void flush();
    /// Brings everything up to date that an edit changed, whoever made it.
    void apply(const FormChanges& changes, const FieldControl* source = nullptr);
    /// Every sentence under every field again: missing answers are spoken of from now on.
    void showAllStates();

    // What the keys do. False where there is nothing to do.
    bool addRow();
    bool removeRow();
    bool writeToday();
    bool undo();
    bool redo();

    /// A line under the section's title: its time box.
    void setTimeLine(const wxString& words);

protected:
    const wxWindow* around(const wxWindow* focused) const override;

private:
    /// One question and, before it, the heading it begins.
    struct Entry {
        const Section* heading = nullptr;
        const Item* item = nullptr;
    };
    void build(std::size_t upTo);
    void addHeading(const Section& section);
    void buildAll();
    void onIdle(wxIdleEvent& event);
    void onFocus(wxChildFocusEvent& event);
    void takeKeyboard(wxWindow* target);
    void showWithWhatIsAbove(const wxWindow* part);
    FieldSlot* slotAt(const ItemPath& path) const;
    RowsBlock* blockOf(const std::string& rowsItem) const;
    int room() const;
    void onSize(wxSizeEvent& event);

    FormController& form_;
    FormHooks hooks_;
    std::vector<FormPart> parts_;
    std::vector<Entry> entries_; ///< of all parts
    std::size_t built_ = 0;      ///< entries that have their controls
    wxBoxSizer* half_ = nullptr; ///< a line whose second half is still free
    std::map<ItemPath, FieldSlot*> slots_;
    std::vector<RowsBlock*> blocks_;
    Paragraph* timeLine_ = nullptr;
    ItemPath focused_;
    int builtFor_ = 0;     ///< the room the present controls were laid out for
    bool waiting_ = false; ///< shown before the window had a size: drawn as soon as it has one
    bool waitingFocus_ = false;
    bool fresh_ = false; ///< shown, and nothing on it has had the keyboard yet
    wxTimer settle_; ///< the window is being dragged
};

} // namespace trellis
