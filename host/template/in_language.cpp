#include "template/in_language.hpp"

#include "template/further_words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace trellis {
namespace {

const Translation* into(const std::vector<Translation>& all, const std::string& lang) {
    const auto found = std::ranges::find(all, lang, &Translation::lang);
    return found == all.end() ? nullptr : &*found;
}

void say(std::string& words, const std::string& translated) {
    if (!words.empty() && !translated.empty()) words = translated;
}

void translate(Item& item, const std::string& lang) {
    if (const auto* one = into(item.translations, lang); one && !one->stale) {
        say(item.label, one->label);
        say(item.help, one->help);
        for (auto& option : item.options)
            if (const auto found = one->options.find(option.code); found != one->options.end())
                say(option.label, found->second);
        sayFurther(item, *one);
    }
    for (auto& cell : item.cells) translate(cell, lang);
}

class Count {
public:
    Count(TranslationCoverage& out, const std::string& id, const std::vector<Translation>& all)
        : out_(out)
        , id_(id)
        , one_(into(all, out.lang)) {
        if (one_ && one_->stale) out_.stale.push_back(id);
    }
    void text(const std::string& words, const std::string& translated, const std::string& what = {}) {
        if (words.empty()) return;
        ++out_.texts;
        if (!translated.empty())
            ++out_.translated;
        else
            out_.missing.push_back(what.empty() ? id_ : id_ + " (" + what + ")");
    }
    std::string label() const { return one_ ? one_->label : ""; }
    std::string help() const { return one_ ? one_->help : ""; }
    std::string option(const std::string& code) const {
        if (!one_) return {};
        const auto found = one_->options.find(code);
        return found == one_->options.end() ? "" : found->second;
    }

private:
    TranslationCoverage& out_;
    const std::string& id_;
    const Translation* one_;
};

void count(TranslationCoverage& out, const Item& item) {
    if (item.retired || item.notAsked) return;
    Count of(out, item.id, item.translations);
    of.text(item.label, of.label());
    of.text(item.help, of.help(), "help");
    for (auto& option : item.options) of.text(option.label, of.option(option.code), "choice " + option.code);
    for (auto& further : furtherWordsOf(item)) of.text(further.words, of.option(further.key), further.what);
    for (auto& cell : item.cells) count(out, cell);
}

} // namespace

std::vector<std::string> languagesOf(const Template& form) {
    std::set<std::string> all;
    const auto take = [&](const std::vector<Translation>& some) {
        for (auto& one : some) all.insert(one.lang);
    };
    for (auto& section : form.sections) {
        take(section.translations);
        for (auto& item : section.items) {
            take(item.translations);
            for (auto& cell : item.cells) take(cell.translations);
        }
    }
    return {all.begin(), all.end()};
}

std::string languageName(const std::string& lang) {
    static constexpr std::array names{
        std::pair{"ar", "العربية"},   std::pair{"cy", "Cymraeg"},  std::pair{"de", "Deutsch"},
        std::pair{"ga", "Gaeilge"},   std::pair{"gd", "Gàidhlig"}, std::pair{"pl", "Polski"},
        std::pair{"pt", "Português"}, std::pair{"so", "Soomaali"}, std::pair{"ur", "اردو"}};
    for (auto& [tag, name] : names)
        if (lang == tag) return name;
    return lang;
}

TemplatePtr inLanguage(const TemplatePtr& form, const std::string& lang) {
    if (!form || lang.empty() || lang == form->lang) return form;
    const auto all = languagesOf(*form);
    if (std::ranges::find(all, lang) == all.end()) return form;
    auto made = std::make_shared<Template>(*form);
    for (auto& section : made->sections) {
        if (const auto* one = into(section.translations, lang); one && !one->stale) {
            say(section.title, one->label);
            say(section.help, one->help);
        }
        for (auto& item : section.items) translate(item, lang);
    }
    made->index();
    return made;
}

TranslationCoverage translationCoverage(const Template& form, const std::string& lang) {
    TranslationCoverage out;
    out.lang = lang;
    for (auto& section : form.sections) {
        Count of(out, section.id, section.translations);
        of.text(section.title, of.label());
        of.text(section.help, of.help(), "help");
        for (auto& item : section.items) count(out, item);
    }
    return out;
}

std::string coverageWords(const Template& form, const TranslationCoverage& coverage) {
    const auto name = languageName(coverage.lang);
    auto out = form.ref.id + " in " + name + (name == coverage.lang ? "" : " (" + coverage.lang + ")") + ": " +
               std::to_string(coverage.translated) + " of " + std::to_string(coverage.texts) + " texts";
    if (const auto old = coverage.stale.size(); old > 0)
        out += "; " + std::to_string(old) +
               (old == 1 ? " translation is of an older wording" : " translations are of an older wording");
    return out;
}

} // namespace trellis
