// demo: a workspace full of made-up people, to look around in.
#include "cli/verbs.hpp"

#include "demo/demo.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <csignal>
#include <ostream>

namespace trellis {
namespace {

struct DemoOptions {
    DemoRequest request;
    std::string folder;
    DayOption today;
};

volatile std::sig_atomic_t stopAsked = 0;

/// A line now and then on long work; Ctrl+C stops it, and what was made until then is taken away.
class SaidProgress : public Progress {
public:
    explicit SaidProgress(std::ostream& out)
        : out_(out)
        , before_(std::signal(SIGINT, [](int) { stopAsked = 1; })) {}
    ~SaidProgress() override { std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_); }
    void step(std::string_view what, long done, long total) override {
        if (total < 5000 || done * 10 / total == said_) return;
        said_ = done * 10 / total;
        out_ << what << ": " << said_ * 10 << " %\n" << std::flush;
    }
    bool cancelled() const override { return stopAsked != 0; }

private:
    std::ostream& out_;
    void (*before_)(int);
    long said_ = 0;
};

int demo(Command& command, const DemoOptions& options) {
    auto request = options.request;
    request.folder = options.folder;
    request.today = options.today.day();
    SaidProgress progress(command.io.err);
    auto made = makeDemo(request, command.environment(), progress);
    if (made.cancelled)
        throw Error("TR-D42", "Making the demo was stopped before it was whole. What there was of it has been removed.",
                    "Start it again when it suits.");
    command.io.out << made.folder.string() << '\n';
    if (made.records > 0)
        command.io.err << fmt::format("{} records with {} signatures.\n", made.records, made.signOffs);
    command.io.err << "Everybody and everything in it is made up. Every user's passphrase is \"" << demoPassphrase
                   << "\"; " << made.beginAs << " is a good person to begin as.\n";
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
            v.add_option("--localities", o.request.localities, "Of a national demo only so many localities")
                ->check(CLI::Range(1, 40));
            addDay(v, "--today", o.today, "The day the story ends on (default: today)");
            v.footer("Example: trellis demo ~/demo.trellis --size small --seed 1\n"
                     "A national one is big: 40 localities, three years, some minutes and gigabytes.");
        },
        demo);
}

} // namespace trellis
