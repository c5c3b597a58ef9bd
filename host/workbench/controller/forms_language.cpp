#include "workbench/controller/forms_language.hpp"

#include "desk/form_language.hpp"
#include "template/in_language.hpp"

#include <algorithm>

namespace trellis {

FormsLanguage formsLanguage(Desk& desk) {
    FormsLanguage out;
    const auto there = formLanguages(desk);
    if (there.empty()) return out;
    out.tags = {""};
    out.words = {"As they were written"};
    for (auto& lang : there) {
        out.tags.push_back(lang);
        out.words.push_back(languageName(lang));
    }
    const auto now = std::ranges::find(out.tags, formLanguage(desk));
    if (now != out.tags.end()) out.chosen = static_cast<std::size_t>(now - out.tags.begin());
    return out;
}

std::string chooseFormsLanguage(Desk& desk, const FormsLanguage& among, std::size_t chosen) {
    if (chosen >= among.tags.size()) return {};
    readFormsIn(desk, among.tags[chosen]);
    return chosen == 0 ? "Forms are read as they were written from now on."
                       : "Forms are read so from now on. What is not translated stands as it was written.";
}

} // namespace trellis
