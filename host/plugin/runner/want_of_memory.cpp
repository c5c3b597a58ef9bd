#include "plugin/runner/want_of_memory.hpp"

#include "plugin/runner/confinement.hpp"

#include <csignal>
#include <cstddef>
#include <new>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
// From a sanitizer's allocator_interface.h, which not every compiler's package brings along.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                                         void (*)(const volatile void*));
#endif

namespace trellis {
namespace {

std::uint64_t mostSpace = 0; ///< bytes

#if defined(__SANITIZE_ADDRESS__)
/// A sanitizer has reserved terabytes of address space for its own bookkeeping, so that a limit on it says nothing
/// about plugins; it counts what was asked for instead.
void countWhatIsAsked(const volatile void*, std::size_t) {
    if (__sanitizer_get_current_allocated_bytes() > mostSpace) ::_exit(endedForMemory);
}
void letGo(const volatile void*) {}
#else
int sizeFile = -1; ///< /proc/self/statm
constexpr std::uint64_t nearlyNothing = 16 << 20;

/// Its address space now, in bytes; 0 when that cannot be told. Only what is safe in a signal handler.
std::uint64_t space() {
    char text[32];
    const auto length = ::pread(sizeFile, text, sizeof text, 0);
    std::uint64_t pages = 0;
    for (ssize_t i = 0; i < length && text[i] >= '0' && text[i] <= '9'; ++i)
        pages = pages * 10 + static_cast<std::uint64_t>(text[i] - '0');
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

/// The disposition is the system's own again when this runs: what returns from here dies of its signal.
void lastLook(int) {
    if (space() + nearlyNothing > mostSpace) ::_exit(endedForMemory);
}
#endif

} // namespace

bool limitMemory(std::uint64_t memory) {
    mostSpace = memory;
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_install_malloc_and_free_hooks(&countWhatIsAsked, &letGo) > 0;
#else
    std::set_new_handler([] { ::_exit(endedForMemory); });
    sizeFile = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const rlimit both{memory, memory};
    if (::setrlimit(RLIMIT_AS, &both) != 0) return false;
    // A stack of its own, for a plugin that has used up the other.
    alignas(std::max_align_t) static std::byte stack[16 << 10];
    stack_t own{};
    own.ss_sp = stack;
    own.ss_size = sizeof stack;
    ::sigaltstack(&own, nullptr);
    struct sigaction action {};
    action.sa_handler = &lastLook;
    action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
    for (int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL}) ::sigaction(signal, &action, nullptr);
    return true;
#endif
}

} // namespace trellis
