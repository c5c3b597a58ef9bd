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

/// Of what an overlay adds: the languages of every <translation> in it, at whatever depth.
void languagesIn(const XmlElement& element, std::set<std::string>& out) {
    if (const auto* lang = element.name == "translation" ? element.attribute("lang") : nullptr) out.insert(lang->value);
    for (auto& child : element.children) languagesIn(child, out);
}

} // namespace

std::vector<std::string> languagesBegun(const PackContents& contents, const Template& form) {
    std::set<std::string> out;
    for (auto* forms : {&contents.templates, &contents.pluginForms})
        for (auto& one : *forms)
            for (auto& lang : languagesOf(*one)) out.insert(lang);
    for (auto& overlay : contents.overlays)
        for (auto& change : overlay.changes)
            for (auto& operation : change.operations) {
                for (auto& part : operation.parts)
                    if (constexpr std::string_view words = "translation:"; part.property.starts_with(words))
                        out.insert(part.property.substr(words.size()));
                for (auto& element : operation.added) languagesIn(element, out);
            }
    auto begun = languagesOf(form);
    std::erase_if(begun, [&](auto& lang) { return !out.contains(lang); });
    return begun;
}

void checkTranslations(const Template& form, const std::vector<std::string>& promised,
                       const std::vector<std::string>& begun, LintLog& log) {
    std::set<std::string> all(begun.begin(), begun.end());
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
                        fmt::format("'trellis pack simulate --language {}' names each.", lang));
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
