// From writing to the page before signing, and back.
#include "workbench/controller/kept_words.hpp"
#include "workbench/runner_page.hpp"
#include "workbench/sign_finish.hpp"

namespace trellis {

void RunnerPage::writeOn(const ItemPath& path, const std::string& section) {
    if (finish_) {
        // It may be one of its own buttons that asks.
        auto* gone = finish_;
        finish_ = nullptr;
        body_->Detach(gone);
        gone->Hide();
        CallAfter([gone] { gone->Destroy(); });
        view_->Show();
        done_->Show();
        if (calm_) calm_->Show();
        Layout();
    }
    if (!section.empty()) run_->goTo(section);
    if (calm_)
        showCalm(true, path);
    else
        showSection(path.item.empty());
    view_->showAllStates();
    if (!path.item.empty()) view_->focusField(path);
}

void RunnerPage::showFinish() {
    if (finish_) return;
    if (!mayLeave()) return;
    FinishPage page;
    if (!guarded(shell(), [&] { page = run_->finish(); })) return;
    FinishActions actions;
    actions.go = [this](const FinishLine& line) { writeOn(line.where, line.section); };
    actions.back = [this] { writeOn({}, ""); };
    actions.finish = [this] { CallAfter([this] { finish(); }); };
    finish_ = new FinishView(this, page, run_->draft().signs(), look::text(run_->draft().finishWords()), std::move(actions));
    view_->Hide();
    done_->Hide();
    if (calm_) calm_->Hide();
    body_->Add(finish_, 1, wxEXPAND);
    Layout();
    finish_->SetFocus();
    showState();
}

void RunnerPage::finish() {
    if (!saveNow()) return shell().trouble(*run_->trouble());
    auto& shellNow = shell();
    const Id record = run_->draft().key().id;
    const bool signs = run_->draft().signs();
    if (!guarded(shellNow, [&] { finishRecord(desk(), record); })) return;
    finished_ = true;
    clock_.Stop();
    shellNow.changed();
    shellNow.go({Destination::Kind::Record, record});
    // Through the frame, in its order: this page is gone by then, and what it had still to say with it.
    const auto kept = look::text(keptWords(desk(), record));
    shellNow.window()->CallAfter([&shellNow, signs, kept] {
        shellNow.say(Tone::Done, signs ? wxString("Finished. Read it through, then each of you signs.") : kept);
    });
}

} // namespace trellis
