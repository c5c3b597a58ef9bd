// How the child begins and ends, and who is blamed for it.
#include "plugin/runner/runner.hpp"

#include "plugin/runner/confinement.hpp"

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
    case SIGBUS:
        return "it reached for memory that is not there";
    case SIGABRT:
        return "it gave up";
    case SIGFPE:
        return "a calculation that cannot be done";
    case SIGILL:
        return "code that is none";
    default:
        return fmt::format("signal {}", signal);
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
    // A sanitizer, where this was built with one, leaves crashes to the system.
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
    Frame frame;
    if (pipe_->receive(frame, in(limits_.start)) != Pipe::Went::Well) cannot("it does not answer");
    ChildHello hello;
    try {
        hello = readHello(frame);
    } catch (const Garbled&) {
        cannot("it does not answer");
    }
    if (hello.protocol != pipeVersion || hello.contract != TRELLIS_ABI) cannot("it is of another version");
    atStart_ = hello.mostMemory;
    const std::lock_guard lock(facts_);
    unprotected_ = std::move(hello.missing);
}

/// The child is gone; a fresh one knows nothing.
void Runner::forget() {
    if (pipe_) ++generation_;
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
    {
        const std::lock_guard lock(facts_);
        lastEnd_[plugin] = fmt::format("{}: {} ({})", step, why.substr(0, why.find_last_not_of('.') + 1), code);
        if (second) aside_.insert(plugin);
    }
    throw CallEnded(code, why, second);
}

void Runner::fell(Pipe::Went went, const Turn& turn) {
    const auto &plugin = turn.plugin, &step = turn.step;
    if (went == Pipe::Went::Late || went == Pipe::Went::Garbled) {
        kill();
        if (went == Pipe::Went::Late)
            blame("TR-P43", fmt::format("it did not come back within {}.", words(turn.patience)), plugin, step);
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
        // A stopped call leaves no last words where signals were held back; newer C libraries do so while they fork.
        if (signal == SIGSYS)
            blame("TR-P44", "it tried what no plugin may do, such as to start another program.", plugin, step);
        if (signal == SIGXFSZ) blame("TR-P48", "it printed without end.", plugin, step);
        const auto most = static_cast<std::uint64_t>(end.mostMemory);
        if (most > atStart_ && most > limits_.memory / 2) hungry();
        if (signal == SIGKILL)
            blame("TR-P49",
                  "it was killed, by itself, by a person or by the system when memory was short; which of them cannot "
                  "be told.",
                  plugin, step);
        blame(step == "load" ? "TR-P41" : "TR-P40", fmt::format("it crashed ({}).", words(signal)), plugin, step);
    }
    if (WEXITSTATUS(end.status) == endedForMemory) hungry();
    blame("TR-P49", "it ended its own process.", plugin, step);
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
