#include "workbench/worker.hpp"

#include <chrono>

namespace trellis {

class Worker::Steps : public Progress {
public:
    Steps(Worker& worker, const Task& task)
        : worker_(worker)
        , task_(task) {}
    void step(std::string_view what, long done, long total) override {
        // Ten times a second is more than anybody reads.
        const auto now = std::chrono::steady_clock::now();
        if (now - told_ < std::chrono::milliseconds(100)) return;
        told_ = now;
        worker_.report(
            {wxString::FromUTF8(task_.what) + wxString::FromUTF8(" · ") + wxString::FromUTF8(what.data(), what.size()),
             done, total, false});
    }
    bool cancelled() const override { return worker_.cancelled_ || !*task_.wanted; }

private:
    Worker& worker_;
    const Task& task_;
    std::chrono::steady_clock::time_point told_{};
};

Worker::Worker(Listener listener)
    : listener_(std::move(listener))
    , thread_([this] { run(); }) {}

Worker::~Worker() {
    *alive_ = false;
    cancelled_ = true;
    {
        const std::lock_guard hold(mutex_);
        ending_ = true;
        tasks_.clear();
    }
    more_.notify_all();
    thread_.join();
}

void Worker::add(wxWindow* owner, const wxString& what, Job job) {
    auto wanted = std::make_shared<std::atomic<bool>>(true);
    owner->Bind(wxEVT_DESTROY, [owner, wanted](wxWindowDestroyEvent& event) {
        if (event.GetEventObject() == owner) *wanted = false;
        event.Skip();
    });
    ++under_;
    {
        const std::lock_guard hold(mutex_);
        tasks_.push_back({std::move(wanted), look::utf8(what), std::move(job)});
    }
    more_.notify_one();
}

void Worker::cancel() { cancelled_ = true; }

void Worker::report(News news) {
    wxTheApp->CallAfter([this, alive = alive_, news = std::move(news)] {
        if (*alive) listener_.progress(news);
    });
}

void Worker::run() {
    for (;;) {
        Task task;
        {
            std::unique_lock hold(mutex_);
            more_.wait(hold, [this] { return ending_ || !tasks_.empty(); });
            if (ending_) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        cancelled_ = false;
        report({wxString::FromUTF8(task.what), 0, 0, false});
        // What goes wrong comes back as words, never across the thread as an exception.
        try {
            Steps steps(*this, task);
            WhenDone done = task.job(steps);
            wxTheApp->CallAfter([alive = alive_, wanted = task.wanted, done = std::move(done)] {
                if (*alive && *wanted && done) done();
            });
        } catch (const Error& error) {
            wxTheApp->CallAfter([this, alive = alive_, error] {
                if (*alive) listener_.trouble(error);
            });
        } catch (const std::exception& other) {
            const Error error(
                "TR-W02", std::string("Something unexpected happened during long work: ") + other.what() + ".",
                "Nothing was changed. Please try again; if it happens again, tell whoever looks after Trellis.");
            wxTheApp->CallAfter([this, alive = alive_, error] {
                if (*alive) listener_.trouble(error);
            });
        }
        report({{}, 0, 0, true});
        wxTheApp->CallAfter([this, alive = alive_] {
            if (*alive) --under_;
        });
    }
}

} // namespace trellis
