#include "plugin/breadcrumbs.hpp"

#include <algorithm>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace trellis {
namespace {

constexpr const char* atWork = "plugin-at-work";
constexpr const char* setAsideName = "plugins-set-aside";

/// Lines "plugin step"; a plugin's id has no space in it.
std::vector<Breadcrumb> linesOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<Breadcrumb> all;
    for (std::string line; all.size() < 100 && std::getline(in, line);) {
        const auto space = line.find(' ');
        if (space == 0 || space == std::string::npos || line.size() > 1000) continue;
        all.push_back({line.substr(0, space), line.substr(space + 1)});
    }
    return all;
}

} // namespace

Breadcrumbs::Breadcrumbs(const std::filesystem::path& folder) : folder_(folder) {
    if (folder_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder_, ignored);
    setAside_ = linesOf(folder_ / setAsideName);
    const auto found = linesOf(folder_ / atWork);
    for (auto& crumb : found)
        if (std::ranges::find(setAside_, crumb.plugin, &Breadcrumb::plugin) == setAside_.end()) setAside_.push_back(crumb);
    if (!found.empty()) keep();
    file_ = ::open((folder_ / atWork).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

Breadcrumbs::~Breadcrumbs() {
    if (file_ >= 0) ::close(file_);
}

void Breadcrumbs::drop(const std::string& plugin, const std::string& step) {
    if (file_ < 0) return;
    const std::string line = plugin + " " + step + "\n";
    if (::pwrite(file_, line.data(), line.size(), 0) < 0) return; // a full disk must not keep a plugin from working
}

void Breadcrumbs::pickUp() {
    if (file_ < 0) return;
    if (::ftruncate(file_, 0) != 0) return;
}

void Breadcrumbs::forget(const std::string& plugin) {
    std::erase_if(setAside_, [&](auto& crumb) { return crumb.plugin == plugin; });
    if (!folder_.empty()) keep();
}

void Breadcrumbs::keep() const {
    std::ofstream out(folder_ / setAsideName, std::ios::trunc);
    for (auto& crumb : setAside_) out << crumb.plugin << ' ' << crumb.step << '\n';
}

} // namespace trellis
