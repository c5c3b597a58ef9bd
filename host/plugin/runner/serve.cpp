#include "plugin/runner/serve.hpp"

#include "model/error.hpp"
#include "plugin/exports.hpp"
#include "plugin/library.hpp"
#include "plugin/runner/calls.hpp"
#include "plugin/runner/frames.hpp"
#include "plugin/runner/parcel.hpp"
#include "plugin/runner/script.hpp"
#include "plugin/services.hpp"
#include "template/template_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include <unistd.h>

namespace trellis {
namespace {

/// A call that names what this child was never told of: the other half of the program made a mistake, or is not one.
[[noreturn]] void giveUp() { ::_exit(70); }

struct Loaded {
    Manifest manifest;
    std::unique_ptr<Wall> wall;
    Library library;
    std::map<std::string, ReadList> reads; ///< by kind
};

/// Did a plugin print since last asked? What it printed is gone then.
bool printed() {
    std::fflush(nullptr);
    if (::lseek(STDOUT_FILENO, 0, SEEK_END) <= 0) return false;
    if (::ftruncate(STDOUT_FILENO, 0) == 0) ::lseek(STDOUT_FILENO, 0, SEEK_SET);
    return true;
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
        out.count(missing.size());
        for (auto& each : missing) out.text(each);
        say(FrameKind::Hello, out.bytes());
    }

    void run() {
        for (Frame frame;;) {
            if (pipe_.receive(frame, Deadline::max()) != Pipe::Went::Well) ::_exit(0);
            WireReader in(frame.payload);
            try {
                switch (frame.kind) {
                case FrameKind::Load: load(in); break;
                case FrameKind::Form: form(in); break;
                case FrameKind::Call: call(in); break;
                case FrameKind::Bye: return;
                default: giveUp();
                }
            } catch (const Garbled&) {
                giveUp();
            }
        }
    }

private:
    void say(FrameKind kind, const std::string& payload) {
        if (pipe_.send(kind, payload, Deadline::max()) != Pipe::Went::Well) ::_exit(0);
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
            Loaded one;
            one.manifest = readManifest(folder);
            one.wall = std::make_unique<Wall>(one.manifest.id, nullptr, &clock_, &systemRandom());
            one.wall->set(std::move(settings));
            refuseSecondSymbol(one.manifest);
            one.library = loadLibrary(one.manifest, *one.wall);
            for (auto& kind : one.manifest.kinds) one.reads[kind.id] = {kind.reads.begin(), kind.reads.end()};
            plugins_[one.manifest.id] = std::move(one);
            out.flag(true);
        } catch (const Error& error) {
            out.flag(false);
            for (auto& text : {error.code(), error.message(), error.advice()}) out.text(text.substr(0, 4000));
        }
        printed();
        say(FrameKind::Loaded, out.bytes());
    }

    void form(WireReader& in) {
        const auto hash = in.text();
        const auto read =
            readTemplate(in.text(), "form", [](const std::string&) { return std::optional<CodeList>(); });
        if (read.form) known_[hash] = read.form;
    }

    void call(WireReader& in) {
        const auto sequence = in.number();
        const auto found = plugins_.find(in.text());
        if (found == plugins_.end() || in.byte() != static_cast<std::uint8_t>(Table::Kind)) giveUp();
        auto& plugin = found->second;
        const auto function = static_cast<KindCall>(in.byte());
        const auto id = in.text();
        clock_.set(Moment{in.integer()});
        const auto reads = plugin.reads.find(id);
        if (reads == plugin.reads.end() || !plugin.library.kinds) giveUp();

        WireWriter script;
        std::vector<std::string> log;
        bool whole = true;
        const auto outcome = kind(*plugin.wall, *plugin.library.kinds, function, id, reads->second, in, script, log, whole);
        WireWriter out;
        out.number(sequence);
        out.integer(outcome.status);
        for (auto* text : {&outcome.thrown, &outcome.said, &outcome.nonsense, &outcome.undeclared})
            out.text(std::string_view(*text).substr(0, 4000));
        out.flag(printed());
        out.flag(!whole);
        out.count(log.size());
        for (auto& line : log) out.text(line);
        say(FrameKind::Answer, out.take() + script.bytes());
    }

    Outcome kind(const Wall& wall, const trellis_plugin_kind& table, KindCall function, const std::string& id,
                 const ReadList& reads, WireReader in, WireWriter& script, std::vector<std::string>& log, bool& whole) {
        const auto lent = in.rest();
        // What was lent must be the same afterwards, byte for byte.
        const auto same = [&](auto&... handles) {
            WireWriter now;
            (put(now, handles), ...);
            whole = lent.substr(0, now.size()) == now.bytes();
        };
        const auto run = [&](const char* step, const std::function<trellis_status()>& work) {
            return wall.run(step, work, &script, &log);
        };
        switch (function) {
        case KindCall::Describe: {
            trellis_description sink;
            return run("describe", [&] { return table.describe(id.c_str(), &sink); });
        }
        case KindCall::Prefill: {
            const auto timeline = takeTimeline(in);
            const auto handle = handleOf(timeline, reads, forms_);
            const auto form = known_.find(in.text());
            if (form == known_.end()) giveUp();
            trellis_draft draft{form->second.get(), &reads, takeDraftRows(in), {}};
            const auto outcome = run("prefill", [&] { return table.prefill(id.c_str(), &handle, &draft); });
            same(handle);
            return outcome;
        }
        case KindCall::Check: {
            const auto record = takeRecord(in);
            const auto timeline = takeTimeline(in);
            const trellis_record handle{&record, &reads, &forms_, {}, {}};
            const auto around = handleOf(timeline, reads, forms_);
            const auto form = forms_(record.form);
            trellis_findings sink{&record, &reads, form.get(), {}};
            const auto outcome = run("check", [&] { return table.check(id.c_str(), &handle, &around, &sink); });
            same(handle, around);
            return outcome;
        }
        case KindCall::Summary: {
            const auto record = takeRecord(in);
            const trellis_record handle{&record, &reads, &forms_, {}, {}};
            trellis_line sink;
            const auto outcome = run("summarise", [&] { return table.summary(id.c_str(), &handle, &sink); });
            same(handle);
            return outcome;
        }
        case KindCall::Due: {
            const auto timeline = takeTimeline(in);
            const auto handle = handleOf(timeline, reads, forms_);
            trellis_due_sink sink;
            const auto outcome = run("due", [&] { return table.due(id.c_str(), &handle, &sink); });
            same(handle);
            return outcome;
        }
        }
        giveUp();
    }

    Pipe pipe_;
    FixedClock clock_{Moment{}};
    FormSource forms_;
    std::map<std::string, TemplatePtr> known_; ///< by hash
    std::map<std::string, Loaded> plugins_;
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
