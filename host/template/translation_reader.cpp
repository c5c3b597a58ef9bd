// Translations, ids and the small values that several elements share.
#include "template/item_reader.hpp"
#include "template/template_hash.hpp"

#include <algorithm>
#include <charconv>

namespace trellis {
namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

/// "cy", "en-GB", "zh-Hant": enough of BCP 47 for what people write.
bool languageShape(std::string_view lang) {
    std::size_t part = 0, parts = 0;
    for (char c : lang) {
        if (c == '-') {
            if (part < (parts ? 1u : 2u)) return false;
            ++parts, part = 0;
        } else if (letter(c) || (c >= 'A' && c <= 'Z') || (parts && digit(c))) {
            if (++part > (parts ? 8u : 3u)) return false;
        } else {
            return false;
        }
    }
    return part >= (parts ? 1u : 2u);
}

Translation readOne(const XmlElement& element, const std::string& label, const std::vector<Option>& options,
                    const std::vector<FurtherWords>& further, ReadingState& state) {
    Translation out;
    auto* lang = element.attribute("lang");
    out.lang = lang ? lang->value : "";
    if (!languageShape(out.lang) || out.lang == state.lang)
        state.log.error(lang ? state.document.at(*lang) : element.place, "TR-T27",
                        !lang                    ? "This translation does not say its language."
                        : out.lang == state.lang ? "The form itself is in '" + out.lang + "'; no translation is needed."
                                                 : "'" + out.lang + "' is not a language tag.",
                        "Write lang=\"cy\" for Welsh, for example.");
    if (auto* words = element.child("label")) out.label = words->text;
    if (auto* words = element.child("help")) out.help = words->text;
    if (out.label.empty())
        state.log.error(element.place, "TR-T27", "This translation has no label.", "Add <label>…</label>.");
    const auto present = labelHash(label);
    auto* of = element.attribute("of");
    out.of = of ? of->value : "";
    out.stale = out.of != present;
    if (!of)
        state.log.error(element.place, "TR-T06", "This translation does not say which wording it translates.",
                        "For the present wording write of=\"" + present + "\".");
    else if (out.stale)
        state.log.warning(state.document.at(*of), "TR-T26",
                          "The wording has changed since this was translated" +
                              (out.lang.empty() ? std::string(".") : " into '" + out.lang + "'."),
                          "Check the translation, then write of=\"" + present + "\".");
    std::vector<std::string> codes;
    for (auto& option : options) codes.push_back(option.code);
    for (auto& child : element.children) {
        if (child.name != "option") continue;
        auto* code = child.attribute("code");
        if (!code || std::find(codes.begin(), codes.end(), code->value) == codes.end())
            state.log.error(code ? state.document.at(*code) : child.place, "TR-T27",
                            code ? "There is no option '" + code->value + "' to translate."
                                 : "This option has no code.",
                            code ? didYouMean(code->value, codes) : "");
        else if (!out.options.emplace(code->value, child.text).second)
            state.log.error(state.document.at(*code), "TR-T27", "The option '" + code->value + "' is translated twice.",
                            "Keep one of them.");
    }
    readFurtherWords(element, further, out, state);
    return out;
}

} // namespace

bool idShape(std::string_view id) {
    if (id.size() > 80) return false;
    if (auto colon = id.find(':'); colon != std::string_view::npos) // a locality's own: "fernwick:risk.discussed"
        return colon > 0 && id.find(':', colon + 1) == std::string_view::npos && idShape(id.substr(0, colon)) &&
               idShape(id.substr(colon + 1));
    bool start = true; // of a part between dots
    for (char c : id) {
        if (c == '.') {
            if (start) return false;
            start = true;
        } else if (letter(c) || (!start && (digit(c) || c == '-'))) {
            start = false;
        } else {
            return false;
        }
    }
    return !start && id.back() != '-';
}

bool codeShape(std::string_view code) {
    auto plain = [](char c) { return letter(c) || digit(c) || (c >= 'A' && c <= 'Z'); };
    return !code.empty() && code.size() <= 64 && plain(code[0]) && std::all_of(code.begin(), code.end(), [&](char c) {
        return plain(c) || c == '-' || c == '_' || c == '.' || c == '/';
    });
}

bool versionShape(std::string_view version) {
    int parts = 1;
    std::size_t digits = 0;
    for (char c : version) {
        if (c == '.' && digits)
            ++parts, digits = 0;
        else if (digit(c) && ++digits <= 6)
            continue;
        else
            return false;
    }
    return parts == 3 && digits > 0;
}

bool adaptedVersionShape(std::string_view version) {
    auto plus = version.find('+');
    if (plus == std::string_view::npos || !versionShape(version.substr(0, plus))) return false;
    while (plus != std::string_view::npos) {
        version.remove_prefix(plus + 1);
        plus = version.find('+');
        const auto part = version.substr(0, plus);
        const auto dash = part.rfind('-');
        if (dash == std::string_view::npos || !idShape(part.substr(0, dash)) || !versionShape(part.substr(dash + 1)))
            return false;
    }
    return true;
}

bool hashShape(std::string_view hash) {
    return hash.size() == 64 &&
           std::all_of(hash.begin(), hash.end(), [](char c) { return digit(c) || (c >= 'a' && c <= 'f'); });
}

std::string readId(const XmlElement& element, ReadingState& state) {
    auto* given = element.attribute("id");
    if (!given) {
        if (!misspeltIn(element, "section", "id"))
            state.log.error(element.place, "TR-T06", "This <" + element.name + "> has no id.",
                            "Ids are permanent: id=\"session.date\".");
        return {};
    }
    if (!idShape(given->value))
        state.log.error(state.document.at(*given), "TR-T08", "'" + given->value + "' cannot be an id.",
                        "Ids are small letters, digits and '-', in parts joined by '.', such as session.date.");
    auto [earlier, fresh] = state.ids.emplace(given->value, state.document.at(*given));
    if (!fresh)
        state.log.error(state.document.at(*given), "TR-T07",
                        "The id '" + given->value + "' is already used in line " +
                            std::to_string(earlier->second.line) + ".",
                        "An id is used once in the whole form, cells and sections included.");
    return given->value;
}

bool readFlag(const XmlElement& element, std::string_view name, bool otherwise, ReadingState& state) {
    auto* given = element.attribute(name);
    if (!given) return otherwise;
    if (given->value != "true" && given->value != "false")
        state.log.error(state.document.at(*given), "TR-T11",
                        "'" + given->name + "' is true or false, not '" + given->value + "'.");
    return given->value == "true";
}

int readWhole(const XmlElement& element, std::string_view name, int otherwise, int least, int most,
              ReadingState& state) {
    auto* given = element.attribute(name);
    if (!given) return otherwise;
    int value = 0;
    auto* end = given->value.data() + given->value.size();
    auto [stop, trouble] = std::from_chars(given->value.data(), end, value);
    if (trouble == std::errc() && stop == end && value >= least && value <= most) return value;
    state.log.error(state.document.at(*given), "TR-T11",
                    "'" + given->name + "' is a whole number from " + std::to_string(least) + " to " +
                        std::to_string(most) + ", not '" + given->value + "'.");
    return otherwise;
}

std::vector<Translation> readTranslations(const XmlElement& element, const std::string& label,
                                          const std::vector<Option>& options, const std::vector<FurtherWords>& further,
                                          ReadingState& state) {
    std::vector<Translation> out;
    for (auto& child : element.children) {
        if (child.name != "translation") continue;
        auto one = readOne(child, label, options, further, state);
        auto same = [&](const Translation& other) { return other.lang == one.lang; };
        if (!one.lang.empty() && std::any_of(out.begin(), out.end(), same))
            state.log.error(child.place, "TR-T27", "There are two translations into '" + one.lang + "' here.",
                            "Keep one of them.");
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace trellis
