// demo: a workspace full of made-up people, to look around in.
#include "cli/verbs.hpp"

#include "demo/demo.hpp"

#include <ostream>

namespace trellis {
namespace {

struct DemoOptions {
    DemoRequest request;
    std::string folder;
    DayOption today;
};

int demo(Command& command, const DemoOptions& options) {
    auto request = options.request;
    request.folder = options.folder;
    request.today = options.today.day();
    command.io.out << makeDemo(request, command.environment()).string() << '\n';
    command.io.err << "Everybody and everything in it is made up. Every user's passphrase is \"" << demoPassphrase
                   << "\"; FK-SV1 is a good person to begin as.\n";
    return 0;
}

} // namespace

void addDemoVerbs(CLI::App& app, Command& command) {
    verb<DemoOptions>(
        app, command, "demo", "Make a workspace with a made-up year of supervision; prints its folder",
        [](CLI::App& v, DemoOptions& o) {
            v.add_option("DIR", o.folder, "A folder that does not exist yet")->required();
            v.add_option("--size", o.request.size, "small or national")->check(CLI::IsMember({"small", "national"}));
            v.add_option("--seed", o.request.seed, "The same number makes the same demo (default 1)");
            addDay(v, "--today", o.today, "The day the story ends on (default: today)");
            v.footer("Example: trellis demo ~/demo.trellis --size small --seed 1");
        },
        demo);
}

} // namespace trellis
