#include "plugin/runner/serve.hpp"

#include "model/error.hpp"
#include "plugin/exports.hpp"
#include "plugin/runner/replies.hpp"
#include "plugin/runner/served.hpp"
#include "plugin/services.hpp"
#include "template/template_reader.hpp"

#include <cstdio>
#include <map>
#include <mutex>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

namespace trellis {
namespace {

/// A call that names what this child was never told of: the other half of the program made a mistake, or is not one.
[[noreturn]] void giveUp() { ::_exit(70); }

/// Did a plugin print since last asked? What it printed is gone then.
bool printed() {
    std::fflush(nullptr);
    if (::lseek(STDOUT_FILENO, 0, SEEK_END) <= 0) return false;
    if (::ftruncate(STDOUT_FILENO, 0) == 0) ::lseek(STDOUT_FILENO, 0, SEEK_SET);
    return true;
}

std::uint64_t mostMemory() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
}

class Server {
public:
    explicit Server(int pipe)
        : pipe_(pipe) {
        forms_ = [this](const FormRef& ref) -> TemplatePtr {
            const auto found = known_.find(ref.hash);
            return found == known_.end() ? nullptr : found->second;
        };
    }

    void hello(const std::vector<std::string>& missing) {
        WireWriter out;
        out.number(pipeVersion);
        out.number(TRELLIS_ABI);
        out.number(mostMemory());
        out.count(missing.size());
        for (auto& each : missing) out.text(each);
        say(FrameKind::Hello, out.bytes());
    }

    void run() {
        for (;;) {
            const auto frame = hear();
            if (frame.kind == FrameKind::Bye) return;
            handle(frame);
        }
    }

private:
    void say(FrameKind kind, const std::string& payload) {
        if (pipe_.send(kind, payload, Deadline::max()) != Pipe::Went::Well) ::_exit(0);
    }
    Frame hear() {
        Frame frame;
        if (pipe_.receive(frame, Deadline::max()) != Pipe::Went::Well) ::_exit(0);
        return frame;
    }

    /// Also in the midst of a call, while its question is being answered: nothing may fly through a plugin's frames.
    void handle(const Frame& frame) noexcept {
        try {
            WireReader in(frame.payload);
            switch (frame.kind) {
            case FrameKind::Load:
                return load(in);
            case FrameKind::Form:
                return form(in);
            case FrameKind::Call:
                return call(in);
            default:
                giveUp();
            }
        } catch (const Garbled&) {
            giveUp();
        }
    }

    void load(WireReader& in) {
        const auto folder = in.text();
        Options settings;
        for (auto n = in.count(16); n > 0; --n) {
            const auto key = in.text();
            settings[key] = in.text();
        }
        WireWriter out;
        try {
            Served one;
            one.manifest = readManifest(folder);
            one.wall = std::make_unique<Wall>(one.manifest.id, nullptr, &clock_, &systemRandom());
            one.wall->set(std::move(settings));
            refuseSecondSymbol(one.manifest);
            one.library = loadLibrary(one.manifest, *one.wall);
            plugins_[one.manifest.id] = std::move(one);
            out.flag(true);
        } catch (const Error& error) {
            out.flag(false);
            for (auto& text : {error.code(), error.message(), error.advice()}) putWords(out, text);
        }
        printed();
        say(FrameKind::Loaded, out.bytes());
    }

    void form(WireReader& in) {
        const auto hash = in.text();
        const auto read = readTemplate(in.text(), "form", [](const std::string&) { return std::optional<CodeList>(); });
        if (read.form) known_[hash] = read.form;
    }

    void call(WireReader& in) {
        const auto sequence = in.number();
        const auto found = plugins_.find(in.text());
        if (found == plugins_.end() || depth_ >= deepestCalls) giveUp();
        ServedCall one{static_cast<Table>(in.byte()), in.byte(), in.text(), in};
        const auto outerMoment = clock_.now();
        const bool outerPrinted = std::exchange(printed_, false);
        clock_.set(Moment{one.arguments.integer()});
        ++depth_;
        auto result =
            carryOut(found->second, one, forms_, [&](const std::string& what) { return ask(sequence, what); });
        --depth_;
        clock_.set(outerMoment);
        answer(sequence, result, printed() || printed_);
        printed_ = outerPrinted;
    }

    void answer(std::uint64_t sequence, ServedResult& result, bool hasPrinted) {
        auto& outcome = result.outcome;
        auto script = result.script.take();
        if (script.size() > longestFrame / 16 * 15) {
            script.clear();
            if (outcome.nonsense.empty()) outcome.nonsense = "it handed over more than can be carried at once.";
        }
        WireWriter out;
        out.number(sequence);
        out.integer(outcome.status);
        for (auto* text : {&outcome.thrown, &outcome.said, &outcome.nonsense, &outcome.undeclared})
            putWords(out, *text);
        out.flag(hasPrinted);
        out.flag(!result.whole);
        out.count(result.log.size());
        for (auto& line : result.log) out.text(line);
        const std::lock_guard lock(turn_);
        say(FrameKind::Answer, out.take() + script);
    }

    /// Asks the workbench, which may have calls of its own before it answers.
    std::string ask(std::uint64_t sequence, const std::string& what) {
        const std::lock_guard lock(turn_);
        printed_ = printed() || printed_; // its own, not that of a call that comes in between
        WireWriter out;
        out.number(sequence);
        say(FrameKind::Ask, out.take() + what);
        for (;;) {
            const auto frame = hear();
            if (frame.kind != FrameKind::Reply) {
                handle(frame);
                continue;
            }
            WireReader in(frame.payload);
            if (frame.payload.size() < 8 || in.number() != sequence) giveUp();
            return std::string(in.rest());
        }
    }

    Pipe pipe_;
    std::recursive_mutex turn_; ///< a plugin's own threads may ask, too
    FixedClock clock_{Moment{}};
    FormSource forms_;
    std::map<std::string, TemplatePtr> known_; ///< by hash
    std::map<std::string, Served> plugins_;
    int depth_ = 0;
    bool printed_ = false; ///< the call under way has printed before it asked something
};

} // namespace

void serve(int pipe, const std::vector<std::string>& missing) {
    writeDown(&writtenDown);
    // Never destroyed: when the process ends, plugins may still hold what it lent them.
    auto* server = new Server(pipe);
    server->hello(missing);
    server->run();
}

} // namespace trellis
