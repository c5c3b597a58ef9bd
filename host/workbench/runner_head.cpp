// What stands around the form while it is written: above it whom it is about, the time and whether it is saved; beside
// it what came from last time and who will read what.
#include "desk/parties.hpp"
#include "workbench/runner_page.hpp"

#include <algorithm>

namespace trellis {

/// A change that is a step of its kind gives what the step is called as its reason (Desk::take).
bool RunnerPage::isStep(const std::string& reason) {
    const auto steps = stepNames(shell().desk().plugins().kind(run_->draft().key().kind));
    return std::find(steps.begin(), steps.end(), reason) != steps.end();
}

void RunnerPage::makeHead(wxSizer* into) {
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::section(this, look::text(run_->title())), 1, wxALIGN_CENTRE_VERTICAL);
    auto words = look::text(run_->draft().finishWords());
    done_ = look::mainButton(this, wxString::FromUTF8("&") + words + wxString::FromUTF8("…"), [this] { showFinish(); });
    nameControl(done_, words);
    head->Add(done_, 0, wxALIGN_CENTRE_VERTICAL);
    into->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, space::two);
    if (const auto why = run_->amendReason(); !why.empty())
        into->Add(look::secondary(
                      this, look::text(isStep(why) ? "This step: " + why : "Changing a signed record because: " + why)),
                  0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, space::two);
    // What changes while one writes stands apart from the title, so that large text leaves room for both.
    auto* quiet = new wxBoxSizer(wxHORIZONTAL);
    quiet->Add(look::secondary(this, look::text(run_->formWords())), 1, wxALIGN_CENTRE_VERTICAL);
    timer_ = look::mutedLabel(this, look::text(run_->timer()));
    timer_->Show(!run_->draft().sharing()); // nobody is waiting
    timer_->SetToolTip("Time since this page was opened, of the minutes planned");
    quiet->Add(timer_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::two);
    savedSign_ = new wxStaticBitmap(this, wxID_ANY, icon("draft", Theme::get().palette().secondary, 16));
    nameControl(savedSign_, " ");
    quiet->Add(savedSign_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::two);
    saved_ = look::mutedLabel(this, look::text(run_->saved()));
    setSpokenRole(saved_, SpokenRole::Status);
    quiet->Add(saved_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::half);
    into->AddSpacer(space::half);
    into->Add(quiet, 0, wxEXPAND | wxLEFT | wxRIGHT, space::two);
}

void RunnerPage::showState() {
    const auto spent = run_->timer();
    timer_->SetLabelText(look::text(spent));
    timer_->Show(!spent.empty() && !run_->draft().sharing());
    nameControl(timer_, look::text(spent + " minutes"));
    saved_->SetLabelText(look::text(run_->saved()));
    const wxString sign = run_->trouble() ? "warning" : run_->unsaved() ? "draft" : "check";
    if (sign != savedSignName_) {
        savedSignName_ = sign;
        savedSign_->SetBitmap(icon(look::utf8(sign), Theme::get().palette().secondary, 16));
    }
    if (!finish_) view_->setTimeLine(look::text(run_->sectionTime()));
    if (sections_) sections_->show(run_->sections());
    sectionsStale_ = false;
    Layout();
}

void RunnerPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    auto beside = run_->beside();
    auto heading = [&](const std::string& words) {
        auto* made = look::strong(parent, look::text(words));
        setSpokenRole(made, SpokenRole::Heading);
        sizer->Add(made, 0, wxEXPAND | wxTOP, sizer->IsEmpty() ? 0 : space::two);
    };
    heading("Who can see this");
    who_ = look::body(parent, "");
    sizer->Add(who_.get(), 0, wxEXPAND | wxTOP, 2);
    showWho(view_->focusedPath());

    if (beside.lastRecord.empty() && beside.carried.empty()) {
        heading("Last time");
        sizer->Add(look::secondary(
                       parent, "There is no earlier record of this kind. What stays open here comes back next time."),
                   0, wxEXPAND | wxTOP, 2);
        return;
    }
    if (!beside.lastRecord.empty()) {
        heading(beside.lastTitle);
        for (auto& line : beside.lastLines)
            sizer->Add(look::body(parent, look::text(line)), 0, wxEXPAND | wxTOP, space::half);
        auto* read = look::quietButton(parent, "Read it", [this, id = beside.lastRecord] {
            shell().go({Destination::Kind::Record, id});
        });
        nameControl(read, "Read the last record");
        sizer->Add(read, 0, wxTOP, space::half);
    }
    for (auto& group : beside.carried) {
        heading(group.title);
        for (auto& line : group.lines) {
            sizer->Add(look::body(parent, look::text(line.what)), 0, wxEXPAND | wxTOP, space::half);
            sizer->Add(look::secondary(parent, look::text(line.quiet)), 0, wxEXPAND);
        }
    }
}

void RunnerPage::showWho(const ItemPath& path) {
    if (!who_) return;
    wxString words = "Choose a question to see who can read its answer.";
    if (!path.item.empty()) {
        words = look::text(run_->form().whoCanSee(path));
        words = words.Left(1).Upper() + words.Mid(1) + ".";
    }
    who_->setText(words);
}

} // namespace trellis
