#include "overlay/frame_reader.hpp"

#include "model/error.hpp"
#include "model/visibility.hpp"
#include "template/choice_reader.hpp"

#include <algorithm>

namespace trellis::detail {
namespace {

bool has(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

class Reader {
public:
    Reader(const XmlElement& element, const XmlDocument& document, const CodeListSource& lists, LintLog& log)
        : element_(element)
        , document_(document)
        , lists_(lists)
        , log_(log) {}

    FrameReason read() {
        FrameReason out;
        out.place = element_.place;
        out.description = element_.text;
        for (auto& field : frameFields()) put(out, field, codes(field));
        out.date = day("date", true).value_or(Date());
        out.review = day("review", false);
        readRecorder(out);
        readTarget(out);
        checkTogether(out);
        if (hollow(out.description))
            log_.error(element_.textPlace.line ? element_.textPlace : element_.place, "TR-O04",
                       out.description.empty() ? std::string("This reason has no words.")
                                               : "“" + out.description + "” does not say why.",
                       "Write a sentence that somebody who was not there understands in two years: at least five words.");
        return out;
    }

private:
    static void put(FrameReason& out, const FrameField& field, std::vector<std::string> codes) {
        auto one = codes.empty() ? std::string() : codes.front();
        if (field.attribute == "who") out.who = std::move(codes);
        else if (field.attribute == "decider") out.decider = one;
        else if (field.attribute == "when") out.when = one;
        else if (field.attribute == "planned") out.planned = one;
        else if (field.attribute == "goal") out.goals = std::move(codes);
        else if (field.attribute == "reasons") out.reasons = std::move(codes);
        else if (field.attribute == "fidelity") out.fidelity = one;
        else if (field.attribute == "what") out.what = std::move(codes);
        else if (field.attribute == "nature") out.nature = std::move(codes);
        else if (field.attribute == "context") out.context = std::move(codes);
        else if (field.attribute == "level") out.level = std::move(codes);
    }

    void missing(std::string_view attribute, std::string_view title, const std::string& suggestion) {
        log_.error(element_.place, "TR-O03", "This reason does not say " + std::string(title) + ".",
                   "Add " + std::string(attribute) + "=\"…\"" + suggestion);
    }

    std::vector<std::string> codes(const FrameField& field) {
        auto* given = element_.attribute(field.attribute);
        auto words = given ? wordsOf(given->value) : std::vector<std::string>{};
        if (words.empty()) {
            if (field.required)
                missing(field.attribute, field.title, ": a code of the list " + std::string(field.list) + ".");
            return {};
        }
        if (words.size() > 1 && !field.several)
            log_.error(document_.at(*given), "TR-O05", "'" + given->name + "' takes one code.", "Keep one of them.");
        auto list = listOf(field, *given);
        std::vector<std::string> known, out;
        if (!list) return words;
        auto heading = [&](const std::string& code) {
            return std::any_of(list->codes.begin(), list->codes.end(), [&](auto& one) { return one.parent == code; });
        };
        for (auto& one : list->codes)
            if (!one.retired && !heading(one.code)) known.push_back(one.code);
        for (auto& word : words) {
            if (has(out, word)) continue;
            if (!has(known, word))
                log_.error(document_.at(*given), "TR-O05",
                           list->find(word) ? "'" + word + "' is a heading and does not say enough."
                                            : "There is no code '" + word + "' in " + list->title + ".",
                           list->find(word) ? "Choose one under it, such as " + under(*list, word) + "."
                                            : didYouMean(word, known));
            out.push_back(word);
        }
        return out;
    }

    std::optional<CodeList> listOf(const FrameField& field, const XmlAttribute& given) {
        std::optional<CodeList> list;
        try {
            if (lists_) list = lists_(std::string(field.list));
        } catch (const Error& error) {
            log_.error(document_.at(given), error.code(), error.message(), error.advice());
            return list;
        }
        if (!list)
            log_.error(document_.at(given), "TR-T13", "There is no code list '" + std::string(field.list) + "'.",
                       "It comes with Trellis, in templates/code-lists.");
        return list;
    }

    static std::string under(const CodeList& list, const std::string& heading) {
        for (auto& one : list.codes)
            if (one.parent == heading) return one.code;
        return "";
    }

    std::optional<Date> day(const char* name, bool required) {
        auto* given = element_.attribute(name);
        if (!given) {
            if (required) missing(name, "when it was decided", ", such as 2026-03-02.");
            return std::nullopt;
        }
        auto out = Date::fromIso(given->value);
        if (!out)
            log_.error(document_.at(*given), "TR-O06", "'" + given->value + "' is not a day.",
                       "Write year, month and day: 2026-03-02.");
        return out;
    }

    void readRecorder(FrameReason& out) {
        auto* given = element_.attribute("recorded-by");
        if (!given) return missing("recorded-by", "who wrote it down", ": a role, such as locality-admin.");
        try {
            out.recordedBy = text(roleFromText(given->value));
        } catch (const Error& error) {
            log_.error(document_.at(*given), error.code(), error.message(), error.advice());
        }
    }

    void readTarget(FrameReason& out) {
        auto* given = element_.attribute("target");
        if (!given)
            return missing("target", "what it is about", ": innovation (what is delivered) or strategy (supervision, "
                                                         "training, meta-supervision).");
        out.target = given->value;
        if (out.target != "innovation" && out.target != "strategy")
            log_.error(document_.at(*given), "TR-O05", "'target' is innovation or strategy, not '" + out.target + "'.",
                       didYouMean(out.target, {"innovation", "strategy"}));
    }

    void checkTogether(const FrameReason& out) {
        auto at = [&](const char* name) {
            auto* given = element_.attribute(name);
            return given ? document_.at(*given) : element_.place;
        };
        if (!out.decider.empty() && !has(out.who, out.decider))
            log_.error(at("decider"), "TR-O06", "Who had the last word is not among those who decided.",
                       "Add " + out.decider + " to who=\"…\".");
        if (has(out.what, "FX1") && out.nature.empty())
            log_.error(at("what"), "TR-O06", "The content changes, and the reason does not say how.",
                       "Add nature=\"…\": a code of the list frame-nature.");
        if (has(out.what, "FX2") && out.context.empty())
            log_.error(at("what"), "TR-O06", "The context changes, and the reason does not say what of it.",
                       "Add context=\"…\": a code of the list frame-context.");
        if (out.review && *out.review < out.date)
            log_.error(at("review"), "TR-O06", "It is to be reviewed before it was decided.", "Correct one of the days.");
    }

    const XmlElement& element_;
    const XmlDocument& document_;
    const CodeListSource& lists_;
    LintLog& log_;
};

} // namespace

FrameReason readReason(const XmlElement& element, const XmlDocument& document, const CodeListSource& lists,
                       LintLog& log) {
    return Reader(element, document, lists, log).read();
}

} // namespace trellis::detail
