// Inside store/ only: a short queue between two threads, so that one is never far ahead of the other. Either side may
// end it.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace trellis {

template <class One> class Handover {
public:
    explicit Handover(std::size_t most)
        : most_(most) {}
    /// Waits for room. False when nobody waits for it any more.
    bool give(One one) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return ended_ || waiting_.size() < most_; });
        if (ended_) return false;
        waiting_.push_back(std::move(one));
        lock.unlock();
        something_.notify_one();
        return true;
    }
    /// The giving side is done; `trouble` is what it ended with.
    void noMore(std::exception_ptr trouble) {
        const std::lock_guard lock(mutex_);
        done_ = true;
        trouble_ = std::move(trouble);
        something_.notify_one();
    }
    /// nullopt at the end. Throws what went wrong on the other side, after all that was right.
    std::optional<One> take() {
        std::unique_lock lock(mutex_);
        something_.wait(lock, [&] { return done_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            if (trouble_) std::rethrow_exception(trouble_);
            return std::nullopt;
        }
        std::optional<One> out(std::move(waiting_.front()));
        waiting_.pop_front();
        lock.unlock();
        room_.notify_one();
        return out;
    }
    /// The taking side is done.
    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        room_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable room_, something_;
    std::deque<One> waiting_;
    std::size_t most_;
    bool done_ = false, ended_ = false;
    std::exception_ptr trouble_;
};

} // namespace trellis
