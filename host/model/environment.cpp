#include "model/environment.hpp"

#include <chrono>
#include <ctime>
#include <random>

namespace trellis {
namespace {

class SystemClock : public Clock {
public:
    Moment now() const override {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    Date today() const override {
        auto t = local();
        return *Date::fromCivil(t.tm_year + 1900, static_cast<unsigned>(t.tm_mon + 1), static_cast<unsigned>(t.tm_mday));
    }
    TimeOfDay timeOfDay() const override {
        auto t = local();
        return {static_cast<std::int16_t>(t.tm_hour * 60 + t.tm_min)};
    }

private:
    std::tm local() const {
        auto seconds = static_cast<std::time_t>(now().ms / 1000);
        std::tm out{};
        localtime_r(&seconds, &out);
        return out;
    }
};

class SystemRandom : public Random {
public:
    void fill(std::span<std::byte> bytes) override {
        thread_local std::random_device device;
        for (auto& b : bytes) b = static_cast<std::byte>(device());
    }
};

} // namespace

Clock& systemClock() {
    static SystemClock clock;
    return clock;
}

Random& systemRandom() {
    static SystemRandom random;
    return random;
}

FixedClock::FixedClock(Date day, TimeOfDay time) : now_{} { set(day, time); }

void FixedClock::set(Date day, TimeOfDay time) {
    now_.ms = (std::int64_t{day.days()} * 1440 + time.minutes) * 60'000;
}

TimeOfDay FixedClock::timeOfDay() const {
    return {static_cast<std::int16_t>((now_.ms - std::int64_t{today().days()} * 86'400'000) / 60'000)};
}

// SplitMix64 (Steele, Lea and Flood 2014): tiny, and the same everywhere, unlike the standard distributions.
std::uint64_t SeededRandom::next() {
    auto z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void SeededRandom::fill(std::span<std::byte> bytes) {
    for (auto& b : bytes) b = static_cast<std::byte>(next() >> 56);
}

int SeededRandom::between(int low, int high) {
    // The span of two ints need not fit into one.
    const auto span = static_cast<std::uint64_t>(std::int64_t{high} - std::int64_t{low} + 1);
    return static_cast<int>(std::int64_t{low} + static_cast<std::int64_t>(next() % span));
}

} // namespace trellis
