#include "plugin/runner/runner.hpp"

#include "plugin/runner/confinement.hpp"
#include "plugin/runner/wire.hpp"

#include <trellis/plugin.h>

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace trellis {
namespace {

using namespace std::chrono;

Deadline in(milliseconds patience) { return steady_clock::now() + patience; }

std::string words(milliseconds time) {
    return time.count() % 1000 == 0 ? fmt::format("{} seconds", time.count() / 1000)
                                    : fmt::format("{} milliseconds", time.count());
}

std::string words(int signal) {
    switch (signal) {
    case SIGSEGV:
    case SIGBUS: return "it reached for memory that is not there";
    case SIGABRT: return "it gave up";
    case SIGFPE: return "a calculation that cannot be done";
    case SIGILL: return "code that is none";
    default: return fmt::format("signal {}", signal);
    }
}

/// How a child ended: waits for it no longer than `patience`, then ends it.
struct End {
    int status = 0;
    long mostMemory = 0; ///< bytes
};
End endOf(pid_t child, milliseconds patience) {
    End end;
    rusage used{};
    const auto until = in(patience);
    while (::wait4(child, &end.status, WNOHANG, &used) == 0) {
        if (steady_clock::now() >= until) {
            ::kill(child, SIGKILL);
            while (::wait4(child, &end.status, 0, &used) < 0 && errno == EINTR) {}
            break;
        }
        std::this_thread::sleep_for(microseconds(500));
    }
    end.mostMemory = used.ru_maxrss * 1024;
    return end;
}

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

void Runner::start() {
    const auto cannot = [&](const std::string& why) {
        kill();
        throw CallEnded("TR-P33", fmt::format("the program that keeps it apart cannot be started ({}).", why), false);
    };
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) cannot("no pipe");
    pipe_ = std::make_unique<Pipe>(ends[0]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 3);
    const auto memory = std::to_string(limits_.memory), parent = std::to_string(::getpid());
    std::vector<std::string> line{program_.string(), folder_.string(), memory, parent};
    std::vector<char*> arguments;
    for (auto& each : line) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    // Nothing of the workbench's environment is the plugins' business.
    std::string locale = "LC_ALL=C.UTF-8", sanitizer = "ASAN_OPTIONS=detect_leaks=0:handle_segv=0:handle_abort=0:"
                                                       "handle_sigfpe=0:handle_sigbus=0:allocator_may_return_null=1";
    char* environment[] = {locale.data(), sanitizer.data(), nullptr};
    const int trouble = ::posix_spawn(&child_, program_.c_str(), &actions, nullptr, arguments.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (trouble != 0) {
        child_ = 0;
        cannot(fmt::format("{}: {}", program_.filename().string(), std::strerror(trouble)));
    }
    Frame hello;
    if (pipe_->receive(hello, in(limits_.start)) != Pipe::Went::Well || hello.kind != FrameKind::Hello)
        cannot("it does not answer");
    try {
        WireReader said(hello.payload);
        if (said.number() != pipeVersion || said.number() != TRELLIS_ABI) cannot("it is of another version");
        std::vector<std::string> missing(said.count(8));
        for (auto& each : missing) each = said.text();
        const std::lock_guard lock(facts_);
        unprotected_ = std::move(missing);
    } catch (const Garbled&) {
        cannot("it does not answer");
    }
}

/// The child is gone; a fresh one knows nothing.
void Runner::forget() {
    pipe_.reset();
    child_ = 0;
    forbidden_ = -1;
    loaded_.clear();
    seen_.clear();
}

void Runner::kill() {
    if (child_ > 0) endOf(child_, milliseconds(0));
    forget();
}

void Runner::blame(const char* code, const std::string& why, const std::string& plugin, const std::string& step) {
    const bool second = crumbs_ && crumbs_->ended(plugin, step);
    if (second) {
        const std::lock_guard lock(facts_);
        aside_.insert(plugin);
    }
    throw CallEnded(code, why, second);
}

void Runner::fell(Pipe::Went went, milliseconds patience, const std::string& plugin, const std::string& step) {
    if (went == Pipe::Went::Late || went == Pipe::Went::Garbled) {
        kill();
        if (went == Pipe::Went::Late)
            blame("TR-P43", fmt::format("it did not come back within {}.", words(patience)), plugin, step);
        blame("TR-P47", "what came back from it makes no sense.", plugin, step);
    }
    const auto end = endOf(child_, seconds(2));
    const auto stopped = forbidden_;
    forget();
    if (stopped >= 0) blame("TR-P44", fmt::format("it tried to {}.", forbiddenDeed(stopped)), plugin, step);
    const auto hungry = [&] {
        blame("TR-P45", fmt::format("it wanted more memory than the {} MiB it may have.", limits_.memory >> 20), plugin,
              step);
    };
    if (WIFSIGNALED(end.status)) {
        const int signal = WTERMSIG(end.status);
        if (signal == SIGSYS) blame("TR-P44", "it tried what no plugin may do.", plugin, step);
        if (signal == SIGXFSZ) blame("TR-P48", "it printed without end.", plugin, step);
        if (signal == SIGKILL || static_cast<std::uint64_t>(end.mostMemory) > limits_.memory / 2) hungry();
        blame(step == "load" ? "TR-P41" : "TR-P40", fmt::format("it crashed ({}).", words(signal)), plugin, step);
    }
    if (WEXITSTATUS(end.status) == endedForMemory) hungry();
    blame("TR-P49", "it ended its own process.", plugin, step);
}

void Runner::send(FrameKind kind, const std::string& payload, Deadline until, const std::string& plugin,
                  const std::string& step) {
    if (payload.size() > longestFrame)
        throw CallEnded("TR-P47", "there is more to read than can be sent to it at once.", false);
    if (const auto went = pipe_->send(kind, payload, until); went != Pipe::Went::Well)
        fell(went, limits_.call, plugin, step);
}

Frame Runner::await(Deadline until, milliseconds patience, const std::string& plugin, const std::string& step) {
    Frame frame;
    for (;;) {
        if (const auto went = pipe_->receive(frame, until); went != Pipe::Went::Well)
            fell(went, patience, plugin, step);
        if (frame.kind != FrameKind::Forbidden) return frame;
        try {
            forbidden_ = static_cast<long>(WireReader(frame.payload).number());
        } catch (const Garbled&) {
            fell(Pipe::Went::Garbled, patience, plugin, step);
        }
    }
}

std::optional<Error> Runner::sendLoad(const std::string& plugin, Deadline until) {
    WireWriter out;
    const auto& manifest = plugins_.at(plugin);
    out.text(manifest.folder.string());
    out.count(manifest.settings.size());
    for (auto& [key, value] : manifest.settings) {
        out.text(key);
        out.text(value);
    }
    send(FrameKind::Load, out.bytes(), until, plugin, "load");
    const auto frame = await(until, limits_.start, plugin, "load");
    try {
        if (frame.kind != FrameKind::Loaded) throw Garbled();
        WireReader said(frame.payload);
        if (said.flag()) {
            loaded_.insert(plugin);
            return std::nullopt;
        }
        const auto code = said.text(), message = said.text(), advice = said.text();
        if (code.size() != 6 || !code.starts_with("TR-P") || message.size() > 4000 || advice.size() > 4000)
            throw Garbled();
        return Error(code, message, advice);
    } catch (const Garbled&) {
        fell(Pipe::Went::Garbled, limits_.start, plugin, "load");
    }
}

std::optional<Error> Runner::load(const Manifest& manifest) {
    const std::lock_guard lock(turn_);
    plugins_[manifest.id] = manifest;
    if (pipe_ && pipe_->ended()) kill();
    if (!pipe_) start();
    return sendLoad(manifest.id, in(limits_.start));
}

CallAnswer Runner::call(const std::string& plugin, const std::string& step, const std::string& arguments,
                        const std::set<FormRef>& forms, const FormSource& source, const Template* form) {
    const std::lock_guard lock(turn_);
    if (setAside(plugin))
        throw CallEnded("TR-P32", "it ended the program that runs it twice and is set aside until you try it again.",
                        true);
    // One that ended while nobody asked anything of it: a fresh one takes its place, and nobody is blamed.
    if (pipe_ && pipe_->ended()) kill();
    if (!pipe_) start();
    if (!loaded_.contains(plugin))
        if (const auto trouble = sendLoad(plugin, in(limits_.start)))
            throw CallEnded(trouble->code(), trouble->message(), false);

    const auto until = in(limits_.call);
    const auto sendForm = [&](const Template& one) {
        if (!seen_.insert(one.ref.hash).second) return;
        WireWriter out;
        out.text(one.ref.hash);
        out.text(one.xml);
        send(FrameKind::Form, out.bytes(), until, plugin, step);
    };
    for (auto& ref : forms)
        if (!seen_.contains(ref.hash) && source)
            if (const auto found = source(ref); found && !found->xml.empty()) sendForm(*found);
    if (form) sendForm(*form);

    WireWriter out;
    out.number(++sequence_);
    out.text(plugin);
    send(FrameKind::Call, out.take() + arguments, until, plugin, step);
    const auto frame = await(until, limits_.call, plugin, step);
    CallAnswer answer;
    bool wroteOver = false;
    try {
        if (frame.kind != FrameKind::Answer) throw Garbled();
        WireReader said(frame.payload);
        if (said.number() != sequence_) throw Garbled();
        answer.status = said.integer();
        for (auto* text : {&answer.thrown, &answer.said, &answer.nonsense, &answer.undeclared}) {
            *text = said.text();
            if (text->size() > 4000) throw Garbled();
        }
        if (said.flag()) {
            const std::lock_guard known(facts_);
            printed_.insert(plugin);
        }
        wroteOver = said.flag();
        for (auto n = said.count(8); n > 0; --n) answer.log.push_back(said.text());
        answer.script = std::string(said.rest());
    } catch (const Garbled&) {
        fell(Pipe::Went::Garbled, limits_.call, plugin, step);
    }
    if (wroteOver) {
        // Its memory is not to be trusted any more.
        kill();
        blame("TR-P46", "it wrote into what it was only lent to read.", plugin, step);
    }
    return answer;
}

bool Runner::setAside(const std::string& plugin) const {
    const std::lock_guard lock(facts_);
    return aside_.contains(plugin);
}
void Runner::forgive(const std::string& plugin) {
    const std::lock_guard lock(facts_);
    aside_.erase(plugin);
    printed_.erase(plugin);
}
std::string Runner::remark(const std::string& plugin) const {
    const std::lock_guard lock(facts_);
    return printed_.contains(plugin) ? "It prints, which nobody reads; its publisher should know. (TR-P48)" : "";
}
std::vector<std::string> Runner::unprotected() const {
    const std::lock_guard lock(facts_);
    return unprotected_;
}

std::string Runner::quit() {
    const std::lock_guard lock(turn_);
    if (!pipe_) return {};
    const auto patience = std::min<milliseconds>(limits_.call, seconds(1));
    pipe_->send(FrameKind::Bye, "", in(patience));
    const auto started = steady_clock::now();
    const auto end = endOf(child_, patience);
    const bool late = steady_clock::now() - started >= patience;
    forget();
    if (late) return "It did not end when it was told to, and was ended. (TR-P43)";
    if (WIFSIGNALED(end.status))
        return fmt::format("It crashed when it was told to end ({}). (TR-P42)", words(WTERMSIG(end.status)));
    if (WEXITSTATUS(end.status) != 0) return "It did not end well when it was told to. (TR-P42)";
    return {};
}

} // namespace trellis
