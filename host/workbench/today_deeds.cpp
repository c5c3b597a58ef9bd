// What can be done from Today: start, plan, remind, and say why a session was not held.
#include "workbench/controller/not_held.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/plan_dialog.hpp"
#include "workbench/today_page.hpp"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/menu.h>

#include <algorithm>

namespace trellis {

namespace {

/// A menu for the first question, with a menu for the next one under each answer: two clicks for two questions.
void addReasons(wxMenu& menu, const NotHeldQuestion& question, std::size_t at, const Answers& soFar,
                const std::function<void(const Answers&)>& chosen) {
    if (at == question.asked.size()) {
        wxMenuItem* item = menu.Append(wxID_ANY, "It was not held");
        menu.Bind(
            wxEVT_MENU, [chosen, soFar](wxCommandEvent&) { chosen(soFar); }, item->GetId());
        return;
    }
    for (const Option& option : question.asked[at].options) {
        Answers answers = soFar;
        answers.values[question.asked[at].item] = Code{option.code};
        const wxString words = wxControl::EscapeMnemonics(look::text(option.label));
        if (at + 1 == question.asked.size()) {
            wxMenuItem* item = menu.Append(wxID_ANY, words);
            menu.Bind(
                wxEVT_MENU, [chosen, answers](wxCommandEvent&) { chosen(answers); }, item->GetId());
        } else {
            auto* next = new wxMenu;
            addReasons(*next, question, at + 1, answers, chosen);
            menu.AppendSubMenu(next, words);
        }
    }
}

} // namespace

void TodayPage::startSomething() {
    wxMenu menu;
    for (const Occasion& occasion : today_.occasions) {
        const KindInfo* info = kindInfo(desk(), occasion.kind);
        wxString words = look::text(
            phrase::dotted({occasion.who, info ? info->title : "", occasion.begun ? "continue the draft" : ""}));
        wxMenuItem* item = menu.Append(wxID_ANY, words);
        menu.Bind(
            wxEVT_MENU, [this, occasion](wxCommandEvent&) { start(occasion); }, item->GetId());
    }
    first_->PopupMenu(&menu, wxPoint(0, first_->GetSize().y));
}

void TodayPage::start(const Occasion& occasion) {
    guarded(shell(), [&] {
        NewRecord wanted;
        wanted.kind = occasion.kind;
        wanted.agreement = occasion.agreement;
        const Id record = occasion.openDraft ? *occasion.openDraft : desk().newRecord(wanted);
        shell().go({Destination::Kind::Draft, record});
    });
}

void TodayPage::plan(const Occasion& occasion) {
    const auto day = askDay(this, "Plan a session with " + look::text(occasion.who), desk().today());
    if (!day) return;
    guarded(shell(), [&] {
        const Id record = planFor(desk(), occasion, *day);
        CallAfter([this, record, occasion, day = *day] {
            refresh();
            shell().say(Tone::Done, look::text("Planned with " + occasion.who + " for " + day.dayWords() + "."),
                        {"Undo", [this, record] {
                             guarded(shell(), [&] { desk().discardDraft(record); });
                             CallAfter([this] { refresh(); });
                         }});
        });
    });
}

// Offline there is nobody to send anything: who has a key to this workspace finds the question on Today, and for all
// others there are words to send by other means.
void TodayPage::remind(const TodayLine& line) {
    if (!guarded(shell(), [&] { trellis::remind(desk(), line.record); })) return;
    bool here = true;
    const auto users = desk().users();
    for (const PersonCode& code : line.waitsFor)
        here = here && std::any_of(users.begin(), users.end(), [&](const UserLine& user) { return user.code == code; });
    CallAfter([this, line, here] {
        refresh();
        const std::string who = phrase::people(line.waitsFor);
        shell().say(Tone::Done,
                    look::text(here ? who + " will find on Today that you asked. Nothing is sent."
                                    : "Noted that you asked. " + who +
                                          " cannot open this workspace, and nothing is sent: copy a message to send it "
                                          "yourself."),
                    {"Copy a message", [this, line] {
                         wxClipboardLocker lock;
                         if (!lock)
                             return shell().say(Tone::Trouble,
                                                "Another program holds the clipboard. Please try again.");
                         wxTheClipboard->SetData(new wxTextDataObject(look::text(reminderText(line))));
                         shell().say(Tone::Done, "Copied. It says that a record waits, and nothing of what is in it.");
                     }});
    });
}

void TodayPage::whyNotHeld(const Occasion& occasion, wxWindow* under) {
    guarded(shell(), [&] {
        const auto question = notHeldQuestion(desk(), occasion);
        if (!question) return shell().say(Tone::Note, "No form for a session that was not held is installed.");
        wxMenu menu;
        addReasons(menu, *question, 0, {}, [this, occasion](const Answers& answers) {
            guarded(shell(), [&] {
                const NotHeld made = noteNotHeld(desk(), occasion, answers);
                if (!made.finished) return shell().go({Destination::Kind::Draft, made.record});
                CallAfter([this, made, occasion] {
                    refresh();
                    shell().say(Tone::Done,
                                look::text("Noted that the session with " + occasion.who + " was not held."),
                                {"Show", [this, made] {
                                     shell().go({Destination::Kind::Record, made.record});
                                 }});
                });
            });
        });
        under->PopupMenu(&menu, wxPoint(0, under->GetSize().y));
    });
}

} // namespace trellis
