#include "plugin/page_beginning.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

constexpr std::string_view before = "begins.";

} // namespace

std::string beginningTrouble(const Manifest& manifest, const std::string& key, const std::string& text) {
    if (!key.starts_with(before)) return {};
    const auto page = std::ranges::find(manifest.pages, key.substr(before.size()), &PageInfo::id);
    if (page == manifest.pages.end()) return "is about no page of this plugin";
    if (std::ranges::find(page->kinds, text) != page->kinds.end()) return {};
    return fmt::format("is no kind of the page \"{}\": {}", page->title, fmt::join(page->kinds, ", "));
}

void settleBeginnings(Manifest& manifest, std::string& remark) {
    for (auto& [key, text] : manifest.settings) {
        if (!key.starts_with(before)) continue;
        if (const auto trouble = beginningTrouble(manifest, key, text); !trouble.empty()) {
            remark += fmt::format("{}The setting {} = \"{}\" {}; the page begins as it does anyway.",
                                  remark.empty() ? "" : " ", key, text, trouble);
            continue;
        }
        auto& page = *std::ranges::find(manifest.pages, key.substr(before.size()), &PageInfo::id);
        std::ranges::stable_partition(page.kinds, [&](auto& kind) { return kind == text; });
    }
}

} // namespace trellis
