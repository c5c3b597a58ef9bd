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
double median(const Kind& kind, const TimelineRecord& record, const Timeline& timeline) {
    std::vector<double> took;
    for (int i = 0; i < 2000; ++i) {
        const auto began = std::chrono::steady_clock::now();
        (void)kind.check(record, timeline);
        took.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count());
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
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
    const double in = median(*a, record, {}), out = median(*b, record, {});
    fmt::print("{:<64} {:>9.1f} us\n", "one check of about 1 KB in this process, median", in);
    fmt::print("{:<64} {:>9.1f} us  {:.1f} x in process (goal under 1000 us)\n", "the same in the child", out, out / in);
}
