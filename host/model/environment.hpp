// What a test must be able to set back or break: the clock and the source of randomness.
#pragma once
#include "model/date.hpp"

#include <cstddef>
#include <span>

namespace trellis {

/// The time. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
    /// The civil day where the user is.
    virtual Date today() const = 0;
    /// The time of day where the user is.
    virtual TimeOfDay timeOfDay() const = 0;
};

/// Random bytes. Thread-safe. Keys never come from here: crypto/ draws them itself.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

/// The machine's own.
Clock& systemClock();
Random& systemRandom();

/// A clock that stands still until it is moved. The demo data and the tests use it.
class FixedClock : public Clock {
public:
    explicit FixedClock(Moment now) : now_(now) {}
    explicit FixedClock(Date day, TimeOfDay time = {10 * 60});
    Moment now() const override { return now_; }
    Date today() const override { return now_.utcDay(); }
    TimeOfDay timeOfDay() const override;
    void set(Moment now) { now_ = now; }
    void set(Date day, TimeOfDay time = {10 * 60});
    void advanceDays(int days) { now_.ms += std::int64_t{days} * 86'400'000; }

private:
    Moment now_;
};

/// The same bytes for the same seed, on every machine. For demo data and property tests; never for keys.
class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::byte> bytes) override;
    std::uint64_t next();
    /// Evenly from low to high, both included.
    int between(int low, int high);

private:
    std::uint64_t state_;
};

} // namespace trellis
