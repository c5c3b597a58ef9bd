// Inside store/ only: checking on other threads what one thread reads.
//
// The database has one reader. What it reads is looked at by others in batches (hashing, parsing, comparing: work that
// needs no database), and what they found comes back to the reading thread in the order in which it was read. So the
// outcome does not hang on which thread was faster.
#pragma once
#include <deque>
#include <functional>
#include <future>
#include <vector>

namespace trellis {

template <class Read, class Looked> class Batches {
public:
    /// `look` is called on any thread, at times on several at once, and must not touch what they share. `take` is
    /// called on the thread that gives, in order.
    Batches(std::function<Looked(Read&&)> look, std::function<void(Looked&&)> take)
        : look_(std::move(look))
        , take_(std::move(take)) {}

    void give(Read&& one) {
        batch_.push_back(std::move(one));
        if (batch_.size() >= batchSize) send();
    }
    /// Waits for what is under way and takes it. An exception that `look` ended with comes out here or in give().
    void finish() {
        if (!batch_.empty()) send();
        while (!underWay_.empty()) takeOldest();
    }

private:
    static constexpr std::size_t batchSize = 512, most = 3; // two at work, one waiting; a few MiB in all

    void send() {
        auto work = [look = look_, batch = std::move(batch_)]() mutable {
            std::vector<Looked> out;
            out.reserve(batch.size());
            for (Read& one : batch) out.push_back(look(std::move(one)));
            return out;
        };
        batch_.clear();
        underWay_.push_back(std::async(std::move(work))); // where no thread can be had it is done when taken
        if (underWay_.size() >= most) takeOldest();
    }
    void takeOldest() {
        auto oldest = std::move(underWay_.front());
        underWay_.pop_front();
        for (Looked& one : oldest.get()) take_(std::move(one));
    }

    std::function<Looked(Read&&)> look_;
    std::function<void(Looked&&)> take_;
    std::vector<Read> batch_;
    std::deque<std::future<std::vector<Looked>>> underWay_; // a future of async waits for its work when it goes
};

} // namespace trellis
