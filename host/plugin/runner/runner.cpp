#include "plugin/runner/runner.hpp"

#include "plugin/runner/asks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

using namespace std::chrono;

Deadline in(milliseconds patience) { return steady_clock::now() + patience; }

} // namespace

Runner::Runner(std::filesystem::path program, std::filesystem::path folder, RunnerLimits limits, Breadcrumbs* crumbs)
    : program_(std::move(program))
    , folder_(std::filesystem::absolute(folder).lexically_normal())
    , limits_(limits)
    , crumbs_(crumbs) {}

Runner::~Runner() {
    // Of a set of one it is clear who crashed at the end; of several it would be a guess.
    const auto only = loaded_.size() == 1 ? *loaded_.begin() : std::string();
    if (!quit().empty() && !only.empty() && crumbs_) crumbs_->ended(only, "end");
}

void Runner::send(FrameKind kind, const std::string& payload, const Turn& turn) {
    if (payload.size() > longestFrame)
        throw CallEnded("TR-P47", "there is more to read than can be sent to it at once.", false);
    if (const auto went = pipe_->send(kind, payload, turn.until); went != Pipe::Went::Well) fell(went, turn);
}

Frame Runner::await(const Turn& turn) {
    Frame frame;
    for (;;) {
        if (const auto went = pipe_->receive(frame, turn.until); went != Pipe::Went::Well) fell(went, turn);
        if (frame.kind != FrameKind::Forbidden) return frame;
        try {
            forbidden_ = static_cast<long>(WireReader(frame.payload).number());
        } catch (const Garbled&) {
            fell(Pipe::Went::Garbled, turn);
        }
    }
}

std::optional<Error> Runner::sendLoad(const std::string& plugin) {
    static const std::string step = "load";
    const Turn turn{in(limits_.start), limits_.start, plugin, step};
    WireWriter out;
    const auto& manifest = plugins_.at(plugin);
    out.text(manifest.folder.string());
    out.count(manifest.settings.size());
    for (auto& [key, value] : manifest.settings) {
        out.text(key);
        out.text(value);
    }
    send(FrameKind::Load, out.bytes(), turn);
    const auto frame = await(turn);
    try {
        auto trouble = readLoaded(frame);
        if (!trouble) loaded_.insert(plugin);
        return trouble;
    } catch (const Garbled&) {
        fell(Pipe::Went::Garbled, turn);
    }
}

std::optional<Error> Runner::load(const Manifest& manifest) {
    const std::lock_guard lock(turn_);
    plugins_[manifest.id] = manifest;
    if (pipe_ && pipe_->ended()) kill();
    if (!pipe_) start();
    return sendLoad(manifest.id);
}

void Runner::sendForms(const std::set<FormRef>& forms, const FormSource& source, const Template* form,
                       const Turn& turn) {
    const auto sendOne = [&](const Template& one) {
        if (!seen_.insert(one.ref.hash).second) return;
        WireWriter out;
        out.text(one.ref.hash);
        out.text(one.xml);
        send(FrameKind::Form, out.bytes(), turn);
    };
    for (auto& ref : forms)
        if (!seen_.contains(ref.hash) && source)
            if (const auto found = source(ref); found && !found->xml.empty()) sendOne(*found);
    if (form) sendOne(*form);
}

Frame Runner::answerOf(std::uint64_t sequence, Turn turn, const AnswerBack& answer) {
    const auto child = generation_;
    for (int asked = 0;;) {
        auto frame = await(turn);
        if (frame.kind != FrameKind::Ask) return frame;
        if (++asked > mostAsks) {
            kill();
            blame("TR-P50", fmt::format("it asked the workbench more than {} things within one call.", mostAsks),
                  turn.plugin, turn.step);
        }
        const auto began = steady_clock::now();
        WireWriter reply;
        try {
            WireReader ask(frame.payload);
            if (frame.payload.size() > longestAsk || ask.number() != sequence) throw Garbled();
            reply.number(sequence);
            const auto words = answer(ask);
            if (child != generation_)
                throw CallEnded(
                    "TR-P51", "the program it runs in was ended by another plugin while it waited for figures.", false);
            turn.until += steady_clock::now() - began;
            send(FrameKind::Reply, reply.take() + words, turn);
        } catch (const Garbled&) {
            fell(Pipe::Went::Garbled, turn);
        } catch (const CallEnded&) {
            throw;
        } catch (...) {
            kill(); // it waits for an answer that will not come
            throw;
        }
    }
}

CallAnswer Runner::call(const std::string& plugin, const std::string& step, const std::string& arguments,
                        const std::set<FormRef>& forms, const FormSource& source, const Template* form,
                        const AnswerBack& answer, milliseconds longest) {
    const std::lock_guard lock(turn_);
    if (setAside(plugin))
        throw CallEnded("TR-P32", "it ended the program that runs it twice and is set aside until you try it again.",
                        true);
    if (depth_ >= deepestCalls) throw CallEnded("TR-P50", "figures ask for each other in a circle.", false);
    struct Deeper {
        explicit Deeper(int& depth)
            : depth_(++depth) {}
        ~Deeper() { --depth_; }
        int& depth_;
    };
    const Deeper deeper(depth_);
    // One that ended while nobody asked anything of it: a fresh one takes its place, and nobody is blamed.
    if (pipe_ && pipe_->ended()) kill();
    if (!pipe_) start();
    if (!loaded_.contains(plugin))
        if (const auto trouble = sendLoad(plugin)) throw CallEnded(trouble->code(), trouble->message(), false);

    const auto patience = std::min(limits_.call, longest);
    const Turn turn{in(patience), patience, plugin, step};
    sendForms(forms, source, form, turn);
    const auto sequence = ++sequence_;
    WireWriter out;
    out.number(sequence);
    out.text(plugin);
    send(FrameKind::Call, out.take() + arguments, turn);
    CallAnswer said;
    try {
        said = readAnswer(answerOf(sequence, turn, answer), sequence);
    } catch (const Garbled&) {
        fell(Pipe::Went::Garbled, turn);
    }
    if (said.printed) {
        const std::lock_guard known(facts_);
        printed_.insert(plugin);
    }
    if (said.wroteOver) {
        // Its memory is not to be trusted any more.
        kill();
        blame("TR-P46", "it wrote into what it was only lent to read.", plugin, step);
    }
    return said;
}

bool Runner::setAside(const std::string& plugin) const {
    const std::lock_guard lock(facts_);
    return aside_.contains(plugin);
}
void Runner::forgive(const std::string& plugin) {
    const std::lock_guard lock(facts_);
    aside_.erase(plugin);
    printed_.erase(plugin);
    lastEnd_.erase(plugin);
}
std::string Runner::lastEnd(const std::string& plugin) const {
    const std::lock_guard lock(facts_);
    const auto found = lastEnd_.find(plugin);
    return found == lastEnd_.end() ? std::string() : found->second;
}
std::string Runner::remark(const std::string& plugin) const {
    const std::lock_guard lock(facts_);
    return printed_.contains(plugin) ? "It prints, which nobody reads; its publisher should know. (TR-P48)" : "";
}
std::vector<std::string> Runner::unprotected() const {
    const std::lock_guard lock(facts_);
    return unprotected_;
}

} // namespace trellis
