#include "pack/translation_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace trellis {
namespace {

Place placeOf(const Template& form, const std::string& id) {
    if (const auto* item = form.find(id)) return item->place;
    for (auto& section : form.sections)
        if (section.id == id) return section.place;
    return {};
}

} // namespace

void checkTranslations(const Template& form, const std::vector<std::string>& promised, LintLog& log) {
    const auto there = languagesOf(form);
    std::set<std::string> all(there.begin(), there.end());
    all.insert(promised.begin(), promised.end());
    for (auto& lang : all) {
        const auto coverage = translationCoverage(form, lang);
        for (auto& id : coverage.stale)
            log.warning(
                placeOf(form, id), "TR-L32",
                fmt::format(
                    "The translation ({}) of '{}' is of an older wording and is marked so; the original is read there.",
                    lang, id),
                "Translate it again, and quote the present words.");
        const auto missing = coverage.missing.size();
        if (missing == 0) continue;
        if (std::ranges::find(promised, lang) == promised.end()) {
            log.warning({}, "TR-L32",
                        fmt::format("{} {} not translated ({}); people read the original there.", missing,
                                    missing == 1 ? "text is" : "texts are", lang),
                        fmt::format("'--language {}' names each.", lang));
            continue;
        }
        for (auto& text : coverage.missing) {
            const auto id = text.substr(0, text.find(' '));
            log.error(placeOf(form, id), "TR-L32",
                      fmt::format("There is no translation ({}) of '{}'{}.", lang, id, text.substr(id.size())));
        }
    }
}

} // namespace trellis
