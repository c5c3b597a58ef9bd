// What the frame says above its pages: messages, troubles, progress, and the banner over everything.
#include "desk/packs.hpp"
#include "workbench/main_frame.hpp"
#include "workbench/waiting.hpp"

#include <algorithm>

namespace trellis {

void MainFrame::say(Tone tone, const wxString& message, const Offer& offer) { attention_->say(tone, message, offer); }

void MainFrame::trouble(const Error& error) {
    const wxString words = look::text(error.message() + " " + error.advice() + " (" + error.code() + ")");
    if (workspacePane_->IsShown()) return attention_->say(Tone::Trouble, words, {});
    // No page to put a bar on: the banner speaks.
    bannerWords_->setText(words);
    banner_->Show();
    Layout();
    announce(banner_, words, true);
}

void MainFrame::settingsChanged() {
    writeSettings(settings_, settingsFile());
    idle_.setMinutes(settings_.lockAfterMinutes);
}

void MainFrame::hush() { attention_->hush(); }

void MainFrame::work(wxWindow* owner, const wxString& what, Job job) { worker_.add(owner, what, std::move(job)); }

bool MainFrame::wait(const wxString& what, const std::function<void(Progress&)>& step) {
    if (waiting_) return false;
    waiting_ = true;
    bool stopped = false;
    std::optional<Error> wrong;
    {
        Waiting progress(this, what);
        try {
            step(progress);
        } catch (const Error& error) {
            wrong = error;
        } catch (...) {
            waiting_ = false;
            throw;
        }
        stopped = progress.cancelled();
    }
    waiting_ = false;
    // Whoever stops it knows why it did not end well.
    if (stopped)
        say(Tone::Note, wrong ? look::text(wrong->message()) : "Stopped: " + what.Left(1).Lower() + what.Mid(1) + ".");
    else if (wrong)
        trouble(*wrong);
    return !stopped && !wrong;
}

void MainFrame::showProgress(const Worker::News& news) {
    if (!workspacePane_->IsShown()) { // before a workspace is open the banner tells how far it is
        bannerWords_->setText(news.what);
        banner_->Show(!news.idle);
        return Layout(), void();
    }
    progress_->Show(!news.idle);
    if (!news.idle) {
        progressWords_->setText(news.what);
        if (news.total > 0)
            gauge_->SetRange(int(news.total)), gauge_->SetValue(int(std::min(news.done, news.total)));
        else
            gauge_->Pulse();
    }
    middle_->Layout();
}

void MainFrame::fillBanner() {
    wxString words;
    if (desk_) {
        const WorkspaceInfo info = desk_->workspaceInfo();
        if (info.demo) words = "A demo: everybody and everything in here is made up.";
        if (info.safeMode)
            words += wxString(words.empty() ? "" : "  ") +
                     "Safe mode: no plugin is loaded. Records can be read, printed and exported.";
        if (const auto developer = desk_->packs().banner(); !developer.empty())
            words += wxString(words.empty() ? "" : "  ") + look::text(developer);
    } else if (environment_.safeMode)
        words = "Safe mode: the workspace opens without any plugin.";
    bannerWords_->setText(words);
    banner_->Show(!words.empty());
    Layout();
}

} // namespace trellis
