#include "plugin/breadcrumbs.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace trellis {
namespace {

constexpr const char* atWorkName = "plugin-at-work";
constexpr const char* foundName = "plugins-set-aside";

std::vector<Breadcrumb> linesOf(const std::filesystem::path& file, std::size_t most) {
    std::ifstream in(file);
    std::vector<Breadcrumb> all;
    for (std::string line; all.size() < most && std::getline(in, line);) {
        const auto space = line.find(' ');
        if (line.size() < 4 || line.size() > 1000 || space == std::string::npos || space < 2) continue;
        if (line[0] != '!' && line[0] != '?' && line[0] != '1') continue;
        all.push_back({line.substr(1, space - 1), line.substr(space + 1), line[0] == '!', line[0] == '1'});
    }
    return all;
}

/// Emptied and open for writing, for its owner only whatever the umask; below 0 where it cannot be.
int openOwn(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (opened >= 0) (void)!::fchmod(opened, 0600); // it may be somebody else's, and can be written to all the same
    return opened;
}

// The program's last words. Everything below is safe to call from a signal handler.
std::atomic<int> openFile{-1};
constexpr std::array<int, 5> crashSignals = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE};
std::array<struct sigaction, crashSignals.size()> before;

void markCrash(int signal) {
    const int file = openFile.load();
    char first = 0;
    // Only a call that is under way has left a letter there.
    if (file >= 0 && ::pread(file, &first, 1, 0) == 1 && ::pwrite(file, "!", 1, 0) != 1) first = 0;
    for (std::size_t i = 0; i < crashSignals.size(); ++i)
        if (crashSignals[i] == signal)
            ::sigaction(signal, &before[i], nullptr); // whoever stood here before takes over on return
}

/// Puts markCrash in front of whoever handles these signals now. The handler gets a stack of its own, so that a runaway
/// recursion is caught, too.
void watchForCrashes() {
    static std::array<char, 64 * 1024> stack;
    stack_t present{};
    if (::sigaltstack(nullptr, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t own{};
        own.ss_sp = stack.data();
        own.ss_size = stack.size();
        ::sigaltstack(&own, nullptr);
    }
    struct sigaction action {};
    action.sa_handler = &markCrash;
    action.sa_flags = SA_ONSTACK;
    for (std::size_t i = 0; i < crashSignals.size(); ++i) {
        struct sigaction standing {};
        ::sigaction(crashSignals[i], nullptr, &standing);
        if (standing.sa_handler == &markCrash) continue;
        before[i] = standing;
        ::sigaction(crashSignals[i], &action, nullptr);
    }
}

} // namespace

Breadcrumbs::Breadcrumbs(const std::filesystem::path& folder)
    : folder_(folder) {
    if (folder_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder_.parent_path(), ignored);
    if (::mkdir(folder_.c_str(), 0700) == 0)
        std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
    found_ = linesOf(folder_ / foundName, 100);
    for (auto& crumb : linesOf(folder_ / atWorkName, 1)) {
        const auto known = std::ranges::find(found_, crumb.plugin, &Breadcrumb::plugin);
        if (known == found_.end())
            found_.push_back(crumb);
        else if (!known->crashed)
            *known = {crumb.plugin, crumb.step, true, false}; // stopped twice running: as good as a crash
        keep();
    }
    file_ = openOwn(folder_ / atWorkName);
    if (file_ < 0) return;
    openFile = file_;
    watchForCrashes();
}

Breadcrumbs::~Breadcrumbs() {
    if (file_ < 0) return;
    int mine = file_;
    openFile.compare_exchange_strong(mine, -1);
    ::close(file_);
}

const Breadcrumb* Breadcrumbs::found(const std::string& plugin) const {
    const std::lock_guard guard(lock_);
    const auto known = std::ranges::find(found_, plugin, &Breadcrumb::plugin);
    return known == found_.end() ? nullptr : &*known;
}

void Breadcrumbs::drop(const std::string& plugin, const std::string& step) {
    if (file_ < 0) return;
    const std::string line = "?" + plugin + " " + step + "\n";
    if (::pwrite(file_, line.data(), line.size(), 0) < 0) return; // a full disk must not keep a plugin from working
}

void Breadcrumbs::pickUp(const std::string& plugin, const std::string& step) {
    if (file_ < 0) return;
    if (::ftruncate(file_, 0) != 0) return;
    // What the last run was stopped in has now come to its end: it was not the plugin's doing.
    if (const auto* known = found(plugin); known && !known->crashed && !known->once && known->step == step)
        forget(plugin);
}

bool Breadcrumbs::ended(const std::string& plugin, const std::string& step) {
    const std::lock_guard guard(lock_);
    const auto known = std::ranges::find(found_, plugin, &Breadcrumb::plugin);
    const bool second = known != found_.end() && (known->once || known->crashed);
    const Breadcrumb now{plugin, step, second, !second};
    if (known == found_.end())
        found_.push_back(now);
    else
        *known = now;
    if (!folder_.empty()) keep();
    return second;
}

void Breadcrumbs::forget(const std::string& plugin) {
    const std::lock_guard guard(lock_);
    std::erase_if(found_, [&](auto& crumb) { return crumb.plugin == plugin; });
    if (!folder_.empty()) keep();
}

void Breadcrumbs::keep() const {
    const int file = openOwn(folder_ / foundName);
    if (file < 0) return;
    std::string all;
    for (auto& crumb : found_) all += (crumb.crashed ? "!" : crumb.once ? "1" : "?") + crumb.plugin + " " + crumb.step + "\n";
    // Where the disk is full the next start knows less of earlier ones; it must not keep a plugin from working.
    for (ssize_t written = 0; !all.empty() && (written = ::write(file, all.data(), all.size())) > 0;)
        all.erase(0, static_cast<std::size_t>(written));
    ::close(file);
}

} // namespace trellis
