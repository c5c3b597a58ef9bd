// A country for a benchmark: made for this run, or one that `trellis demo` made before.
#pragma once
#include "bench/stopwatch.hpp"
#include "demo/demo.hpp"
#include "store/workspace_state.hpp"

#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace trellis::bench {

namespace fs = std::filesystem;

inline double processorSeconds() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    auto seconds = [](timeval one) { return static_cast<double>(one.tv_sec) + static_cast<double>(one.tv_usec) / 1e6; };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

struct Country {
    fs::path home = fs::temp_directory_path() / ("trellis-bench-" + std::to_string(::getpid()));
    Environment environment;
    DemoMade made;
    FixedClock clock{systemClock().today(), {18 * 60}};

    explicit Country(const std::string& asked) {
        environment.installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins",
                                    fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
        environment.cost = KeyCost::cheapest();
        environment.clock = &clock;
        if (fs::is_directory(asked))
            made.folder = asked;
        else
            make(std::max(1, std::atoi(asked.c_str())));
    }
    void make(int localities) {
        DemoRequest request;
        request.folder = home / "country.trellis";
        request.size = "national";
        request.localities = localities;
        auto used = processorSeconds();
        auto took = milliseconds([&] { made = makeDemo(request, environment); });
        fmt::print("{:<64} {:>9.1f} s   ({} records, {} signatures, {:.1f} s of processor, {:.0f} MB)\n",
                   fmt::format("make {} localities", localities), took / 1000, made.records, made.signOffs,
                   processorSeconds() - used, static_cast<double>(fs::file_size(made.folder / "workspace.db")) / 1e6);
    }
    ~Country() {
        std::error_code ignored;
        fs::remove_all(home, ignored);
    }
    std::unique_ptr<Desk> open(const PersonCode& who) {
        return Desk::open(made.folder, who, demoPassphrase, environment);
    }
};

/// By hand: every row read, every column fetched, nothing made of it.
inline Timing byHand(Desk& desk, const std::string& sql, const std::string& first) {
    return timed(
        5, [] {},
        [&] {
            SQLite::Statement select(*desk.workspace().state().db, sql);
            if (!first.empty()) select.bind(1, first);
            std::size_t bytes = 0;
            while (select.executeStep())
                for (int i = 0; i < select.getColumnCount(); ++i) bytes += select.getColumn(i).getString().size();
            if (bytes == 0) std::abort();
        });
}

inline void ask(const std::string& what, auto&& work, const std::string& goal) {
    print(what,
          timed(
              5, [] {}, work),
          goal);
}

/// "0.4 times the hand-written one"; by the least of each, which other programs on the machine disturb least.
inline void ratio(const Timing& ours, const Timing& hand) {
    fmt::print("  {:.2f} times the hand-written one (goal: at most 2)\n", ours.least / hand.least);
}

void acrossSites(Country& country, const PersonCode& who);

} // namespace trellis::bench
