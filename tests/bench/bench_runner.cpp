// What the wall of a process costs: the same call of the same plugin in this process and in the child, about 1 KB to read.
#include "bench/stopwatch.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace trellis;
using namespace trellis::bench;
namespace fs = std::filesystem;

namespace {

/// The middle of many single calls, in microseconds.
template <class Work> double median(Work work) {
    std::vector<double> took;
    for (int i = 0; i < 2000; ++i) {
        const auto began = std::chrono::steady_clock::now();
        work();
        took.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count());
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
}

void tell(const char* what, double in, double out) {
    fmt::print("{:<64} {:>9.1f} us\n", fmt::format("{} in this process, median", what), in);
    fmt::print("{:<64} {:>9.1f} us  {:.1f} x in process (goal under 1000 us)\n", "the same in the child", out, out / in);
}

/// A dozen walks of one person, for the examples of a measure and a view.
Timeline walks() {
    Timeline whole;
    whole.scope = Scope::Person;
    whole.subject = "XX-CP1";
    whole.today = *Date::fromIso("2025-09-16");
    auto& part = whole.parts.emplace_back();
    part.today = whole.today;
    part.agreement.supervisees = {"XX-CP1"};
    for (int i = 0; i < 12; ++i) {
        TimelineRecord record;
        record.id = fmt::format("walk-{}", i);
        record.kind = "team-walk";
        record.day = whole.today - 28 * (12 - i);
        record.answers.values["walk.minutes"] = 40.0 + i;
        part.records.push_back(record);
    }
    return whole;
}
ViewQuestion twelveMonths() {
    ViewQuestion question;
    question.choices = {{"period", "month"}};
    question.figures = [](const FigureQuestion&) {
        FigureAnswer answer;
        for (int i = 0; i < 12; ++i) {
            auto& one = answer.figures.emplace_back();
            one.from = *Date::fromIso("2024-10-01") + 30 * i;
            one.to = one.from + 29;
            one.value = 40.0 + i;
            one.shown = fmt::format("{} minutes", 40 + i);
        }
        return std::optional(answer);
    };
    return question;
}

} // namespace

int main() {
    const fs::path build = TRELLIS_BUILD_DIR;
    PluginFolders inside, apart;
    inside.search = apart.locality = {build / "localities/stourbeck/plugins"};
    apart.runner = build / "bin/trellis-plugin-runner";
    const PluginSet here(inside), there(apart);
    TimelineRecord record;
    record.id = "now";
    record.kind = "group-session";
    for (int i = 0; i < 6; ++i)
        record.answers.rows["attendees"].push_back({fmt::format("row-{}", i),
                                                    {{"attendee.person", Code{fmt::format("SB-W{}", i)}},
                                                     {"attendee.present", true},
                                                     {"attendee.role", Code{"listens"}}}});
    record.answers.rows["risk.items"].push_back({"risk", {{"risk.rationale", std::string(500, 'x')}}});
    const auto* a = here.kind("group-session");
    const auto* b = there.kind("group-session");
    if (!a || !b) {
        fmt::print("the plugin is not built: {}\n", there.plugins().front().why);
        return 1;
    }
    tell("one check of about 1 KB", median([&] { (void)a->check(record, {}); }), median([&] { (void)b->check(record, {}); }));

    inside.search = apart.locality = {build / "examples"};
    const PluginSet examplesHere(inside), examplesThere(apart);
    const auto around = walks();
    const auto question = twelveMonths();
    const auto observing = [&](const PluginSet& set) {
        return median([&, one = set.measure("team-walk.minutes")] { (void)one->observe(around); });
    };
    const auto showing = [&](const PluginSet& set) {
        return median([&, one = set.view("team-walk.over-time")] { (void)one->show(&around, question); });
    };
    if (!examplesThere.measure("team-walk.minutes") || !examplesThere.view("team-walk.over-time")) {
        fmt::print("the examples are not built\n");
        return 1;
    }
    tell("one measure of twelve records", observing(examplesHere), observing(examplesThere));
    tell("one view that asks for figures once", showing(examplesHere), showing(examplesThere));
}
