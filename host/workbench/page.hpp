// Pages and the shell they live in. A page knows its desk and how to go elsewhere; it knows no other page and no frame.
#pragma once
#include "desk/desk.hpp"
#include "model/error.hpp"
#include "model/progress.hpp"
#include "workbench/controller/destination.hpp"
#include "workbench/controller/settings.hpp"
#include "workbench/look.hpp"

#include <wx/scrolwin.h>

#include <functional>
#include <string>

namespace trellis {

/// How a message in the attention bar is meant; shown by icon and word, not by colour alone.
enum class Tone { Note, Done, Ask, Trouble };

/// A button beside the message: "Undo", "Show".
struct Offer {
    wxString words;
    look::Action action;
};

/// Something a page can do, for the palette: `id` goes to Page::act().
struct PageAction {
    std::string id;
    wxString words;
};

/// What work on the other thread gives back: called on the main thread, and only while the one who asked is still
/// there.
using WhenDone = std::function<void()>;
/// Runs on the worker. It must not touch the desk or any window: take what it needs with it, bring the result back in
/// WhenDone.
using Job = std::function<WhenDone(Progress&)>;

/// What a page can ask of the window around it.
class Shell {
public:
    virtual ~Shell() = default;

    /// The signed-in person's desk. Only while a workspace is open, which it is for as long as a page exists.
    virtual Desk& desk() = 0;
    virtual Settings& settings() = 0;
    virtual void settingsChanged() = 0; ///< keeps them and puts them to use
    virtual const Environment& environment() const = 0;

    /// Leaves the present page (which saves) and shows another. Safe inside an event of the present page: it happens
    /// after the event.
    virtual void go(const Destination& there) = 0;
    /// To where one was before; Today if there is none.
    virtual void back() = 0;

    /// Shows a message on top of the content and reads it out. The next one takes its place.
    virtual void say(Tone tone, const wxString& message, const Offer& offer = {}) = 0;
    /// Says an Error: what happened, what to do, and its code.
    virtual void trouble(const Error& error) = 0;
    virtual void hush() = 0;

    /// Something was written: the navigation's counts and the context pane are asked for again.
    virtual void changed() = 0;
    /// The context pane is asked for again (another field has the focus).
    virtual void contextChanged() = 0;

    /// Long work: shows `what`, progress and Cancel; one at a time, a second waits. `owner` gone: the result is
    /// dropped.
    virtual void work(wxWindow* owner, const wxString& what, Job job) = 0;

    /// Long work that needs the desk, which belongs to the main thread: done here and now, slice by slice. After half a
    /// second a small window tells how far it is and offers Cancel; nothing else can be touched until it ends. An Error
    /// is said. False when it was cancelled or went wrong.
    virtual bool wait(const wxString& what, const std::function<void(Progress&)>& step) = 0;

    /// The window dialogs belong to.
    virtual wxWindow* window() = 0;
};

/// One page: fills the middle of the window. Its own content goes below its title, which it makes itself with
/// look::title().
class Page : public wxPanel {
public:
    Page(wxWindow* parent, Shell& shell);

    /// For the palette, the history and screen readers: "Today", "People and agreements". Never content.
    virtual wxString pageTitle() const = 0;
    /// Adds to the context pane (280 px, beside the page). Called when the page is shown and after contextChanged().
    virtual void fillContext(wxWindow* parent, wxSizer* sizer);
    /// Reads everything again: something was written elsewhere.
    virtual void refresh() {}
    /// Where the keyboard starts.
    virtual void focusFirst();
    /// Asked before leaving; saves what is unsaved. False keeps the page (it has said why).
    virtual bool mayLeave() { return true; }
    /// Puts everything unsaved on disk, without asking anything: the window locks or closes. False if that did not
    /// work.
    virtual bool saveNow() { return true; }
    /// A window action the page may know: "find" (Ctrl+F), "print" (Ctrl+P), "save" (Ctrl+S), "new" (Ctrl+N). False:
    /// not here.
    virtual bool act(const std::string& action);
    /// What else act() knows here now, beside those four, with the words a person would look for.
    virtual std::vector<PageAction> actions() const { return {}; }
    /// Where one is inside the page, to come back to when it is made again in another size or colour.
    virtual std::string bookmark() const { return {}; }
    virtual void openAt(const std::string&) { focusFirst(); }
    /// The page brings its own three panes: the shell's context pane stays away.
    virtual bool ownContext() const { return false; }

protected:
    Shell& shell() const { return shell_; }
    Desk& desk() const { return shell_.desk(); }

private:
    Shell& shell_;
};

/// The usual body of a page: one scrolled column, `widest` pixels at most (0: the whole width), 24 px of air around it.
class Column : public wxScrolledWindow {
public:
    explicit Column(wxWindow* parent, int widest = space::readingColumn);
    /// Add to this; it is vertical.
    wxBoxSizer* content() const { return content_; }
    /// Throws all controls away; add new ones after it.
    void clear();

    /// Scrolls as little as needed to show all of `part`, if it fits.
    void reveal(const wxWindow* part);

    /// The keyboard never lands on the column itself, only on what it holds.
    bool AcceptsFocus() const override { return false; }

protected:
    /// What is brought into view when `focused` takes the keyboard: with its label and what is said about it.
    virtual const wxWindow* around(const wxWindow* focused) const { return focused; }

private:
    void centre();
    wxBoxSizer* content_;
    int widest_;
};

/// Runs `step` and says its Error in the attention bar instead of letting it out: the rim of an event handler. True if
/// all went well.
bool guarded(Shell& shell, const std::function<void()>& step);

} // namespace trellis
