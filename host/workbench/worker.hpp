// One thread for long work. It never touches a window or the desk; results come back on the main thread, and only while
// the window that asked is still there.
#pragma once
#include "workbench/page.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace trellis {

class Worker {
public:
    struct News {
        wxString what;
        long done = 0, total = 0;
        bool idle = false;
    };
    /// All three are called on the main thread.
    struct Listener {
        std::function<void(const News&)> progress;
        std::function<void(const Error&)> trouble;
    };
    explicit Worker(Listener listener);
    ~Worker(); ///< cancels what runs and waits for it

    void add(wxWindow* owner, const wxString& what, Job job);
    void cancel();
    bool busy() const { return under_ > 0; } ///< something is being done, or its result not yet shown

private:
    struct Task {
        std::shared_ptr<std::atomic<bool>> wanted; ///< false once the owner is gone
        std::string what;
        Job job;
    };
    class Steps;
    void run();
    void report(News news);

    Listener listener_;
    std::shared_ptr<std::atomic<bool>> alive_ = std::make_shared<std::atomic<bool>>(true);
    std::mutex mutex_;
    std::condition_variable more_;
    std::deque<Task> tasks_;
    bool ending_ = false;
    std::atomic<bool> cancelled_ = false;
    std::atomic<int> under_ = 0;
    std::thread thread_;
};

} // namespace trellis
