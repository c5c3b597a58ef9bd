#include "plugin/runner/confinement.hpp"

#include "plugin/runner/frames.hpp"
#include "plugin/runner/want_of_memory.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace trellis {
namespace {

constexpr const char* filesOpen = "files that you may read can be read by it (the kernel has no Landlock)";
constexpr const char* callsOpen = "it can reach the network and start programs (the kernel has no seccomp)";
constexpr const char* memoryOpen = "its memory is not limited";

// ---- Landlock, spelled out: the C library has no functions for it, and older headers lack its newer parts ----

struct RulesetShape {
    std::uint64_t files, network, scopes;
};
struct FolderRule {
    std::uint64_t allowed;
    std::int32_t folder;
} __attribute__((packed));
constexpr long createRuleset = 444, addRule = 445, restrictSelf = 446;
constexpr std::uint64_t readFile = 1 << 2, readFolder = 1 << 3;

long landlockVersion() { return ::syscall(createRuleset, nullptr, 0, 1u); }

void allow(int ruleset, const std::filesystem::path& place, std::uint64_t what) {
    const int folder = ::open(place.c_str(), O_PATH | O_CLOEXEC);
    if (folder < 0) return; // what is not there needs no leave
    std::error_code ignored;
    if (!std::filesystem::is_directory(place, ignored)) what &= ~readFolder;
    const FolderRule rule{what, folder};
    ::syscall(addRule, ruleset, 1, &rule, 0u);
    ::close(folder);
}

bool closeFiles(const std::filesystem::path& own) {
    const auto version = landlockVersion();
    if (version < 1) return false;
    // Every right over files that this version knows: 13 in the first, then "refer", "truncate" and "ioctl".
    const int rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    RulesetShape shape{(std::uint64_t{1} << rights) - 1, 0, 0};
    std::size_t size = sizeof shape.files;
    if (version >= 4) shape.network = 3, size = offsetof(RulesetShape, scopes); // binding and connecting
    if (version >= 6) shape.scopes = 3, size = sizeof shape; // named sockets and signals of others
    const auto ruleset = static_cast<int>(::syscall(createRuleset, &shape, size, 0u));
    if (ruleset < 0) return false;
    allow(ruleset, own, readFile | readFolder);
    for (auto* libraries : {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"})
        allow(ruleset, libraries, readFile | readFolder);
    const bool done = ::syscall(restrictSelf, ruleset, 0u) == 0;
    ::close(ruleset);
    return done;
}

// ---- seccomp ----

constexpr std::array programs = {SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execve), SCMP_SYS(execveat)};
constexpr std::array network = {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
                                SCMP_SYS(listen), SCMP_SYS(accept),     SCMP_SYS(accept4)};
constexpr std::array others = {SCMP_SYS(kill),
                               SCMP_SYS(tkill),
                               SCMP_SYS(rt_sigqueueinfo),
                               SCMP_SYS(rt_tgsigqueueinfo),
                               SCMP_SYS(pidfd_open),
                               SCMP_SYS(pidfd_getfd),
                               SCMP_SYS(pidfd_send_signal),
                               SCMP_SYS(ptrace),
                               SCMP_SYS(process_vm_readv),
                               SCMP_SYS(process_vm_writev),
                               SCMP_SYS(kcmp)};
// Landlock guards what a file holds and where it stands; these change what is written about it, shorten it (in versions
// before 3), or listen for the names in a folder.
constexpr std::array files = {SCMP_SYS(chmod),       SCMP_SYS(fchmod),       SCMP_SYS(fchmodat),     452 /* fchmodat2 */,
                              SCMP_SYS(chown),       SCMP_SYS(fchown),       SCMP_SYS(lchown),       SCMP_SYS(fchownat),
                              SCMP_SYS(setxattr),    SCMP_SYS(lsetxattr),    SCMP_SYS(fsetxattr),    SCMP_SYS(removexattr),
                              SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr), SCMP_SYS(utime),       SCMP_SYS(utimes),
                              SCMP_SYS(futimesat),   SCMP_SYS(utimensat),    SCMP_SYS(truncate),     SCMP_SYS(inotify_init),
                              SCMP_SYS(inotify_init1)};
constexpr std::array machine = {SCMP_SYS(mount),          SCMP_SYS(umount2),       SCMP_SYS(pivot_root),
                                SCMP_SYS(chroot),         SCMP_SYS(setns),         SCMP_SYS(unshare),
                                SCMP_SYS(bpf),            SCMP_SYS(perf_event_open), SCMP_SYS(keyctl),
                                SCMP_SYS(add_key),        SCMP_SYS(request_key),   SCMP_SYS(userfaultfd),
                                SCMP_SYS(init_module),    SCMP_SYS(finit_module),  SCMP_SYS(delete_module),
                                SCMP_SYS(kexec_load),     SCMP_SYS(reboot),        SCMP_SYS(swapon),
                                SCMP_SYS(swapoff),        SCMP_SYS(settimeofday),  SCMP_SYS(clock_settime),
                                SCMP_SYS(adjtimex),       SCMP_SYS(clock_adjtime), SCMP_SYS(sethostname),
                                SCMP_SYS(setdomainname),  SCMP_SYS(shmget),        SCMP_SYS(msgget),
                                SCMP_SYS(semget),         SCMP_SYS(mq_open),       SCMP_SYS(setrlimit),
                                SCMP_SYS(open_by_handle_at), SCMP_SYS(fanotify_init)};

int pipeOfLastWords = -1;

/// Runs when the filter has stopped a system call. Only what is safe in a signal handler.
void lastWords(int, siginfo_t* info, void*) {
    unsigned char frame[frameHead + 8] = {'T', 'P', pipeVersion, static_cast<unsigned char>(FrameKind::Forbidden), 8};
    const auto call = static_cast<std::uint64_t>(info->si_syscall);
    for (int i = 0; i < 8; ++i) frame[frameHead + static_cast<std::size_t>(i)] = static_cast<unsigned char>(call >> (8 * i));
    if (::write(pipeOfLastWords, frame, sizeof frame) < 0) ::_exit(125);
    ::_exit(126);
}

bool closeCalls(int pipe) {
    pipeOfLastWords = pipe;
    struct sigaction action {};
    action.sa_sigaction = &lastWords;
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGSYS, &action, nullptr);
    const auto filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) return false;
    const auto stop = [&](auto& calls) {
        for (int call : calls) seccomp_rule_add(filter, SCMP_ACT_TRAP, call, 0); // calls this machine lacks are skipped
    };
    stop(programs);
    stop(network);
    stop(others);
    stop(files);
    stop(machine);
    // A thread is no program. clone3 keeps its flags where a filter cannot look; without it, clone is used.
    const auto thread = static_cast<scmp_datum_t>(CLONE_THREAD);
    seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, thread, 0));
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    for (int ring : {SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register)})
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), ring, 0);
    // abort() signals its own process; limits may be asked for, not set.
    const auto self = static_cast<scmp_datum_t>(::getpid());
    seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_NE, self));
    seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_NE, 0));
    const bool done = seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

bool seccompThere() {
    unsigned action = SECCOMP_RET_TRAP;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool limit(__rlimit_resource_t what, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(what, &both) == 0;
}

} // namespace

std::vector<std::string> confine(const std::filesystem::path& folder, std::uint64_t memory, int pipe) {
    std::vector<std::string> missing;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 1 << 20);
    limit(RLIMIT_NOFILE, 64);
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!limitMemory(memory)) missing.emplace_back(memoryOpen);
    if (!closeFiles(folder)) missing.emplace_back(filesOpen);
    if (!closeCalls(pipe)) missing.emplace_back(callsOpen);
    return missing;
}

std::vector<std::string> missingProtections() {
    std::vector<std::string> missing;
    if (landlockVersion() < 1) missing.emplace_back(filesOpen);
    if (!seccompThere()) missing.emplace_back(callsOpen);
    return missing;
}

std::string forbiddenDeed(long systemCall) {
    const auto among = [&](auto& calls) { return std::ranges::find(calls, systemCall) != calls.end(); };
    if (among(programs) || systemCall == SCMP_SYS(clone)) return "start another program";
    if (among(network)) return "reach the network";
    if (among(others) || systemCall == SCMP_SYS(tgkill)) return "get hold of another program";
    if (among(files)) return "change or watch files";
    return "change something of this machine";
}

} // namespace trellis
