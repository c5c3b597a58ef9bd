#include "reflection_kind.hpp"

#include "coverage.hpp"
#include "portfolio.hpp"

namespace reflective {

using namespace trellis::sdk;

namespace {

constexpr const char* eyesItem = "seveneyed.eyes";
constexpr const char* shareItem = "reflection.share";
constexpr const char* bringItem = "reflection.agenda";
constexpr const char* bringText = "reflection.agenda-text";
constexpr const char* cpdText = "reflection.cpd-text";

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

} // namespace

void Reflection::describe(Description& life) const {
    life.state("draft", "Being written", Editable)
        .state("kept", "Kept, only you", Held | Closed)
        .state("kept-summary", "Kept, a summary shared", Held | Closed)
        .state("kept-full", "Kept, all of it shared", Held | Closed)
        .state("kept-withdrawn", "Kept, no longer shared", Held | Closed)
        .state("changing", "Being changed", Editable | Held);
    life.transition("finish", "Keep", "draft", "kept", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard);
    for (const char* from : {"kept", "kept-summary", "kept-full", "kept-withdrawn"})
        life.transition("amend", "Change", from, "changing", Effect::Amend);
    life.transition("finish", "Keep", "changing", "kept", Effect::Finish)
        .transition("discard", "Leave it as it was", "changing", "changing", Effect::Discard);
}

void Reflection::prefill(const Timeline& timeline, Draft& draft) const {
    if (!draft.asks(eyesItem)) return;
    std::vector<Visit> visits;
    for (auto& record : timeline.records())
        if (!record.draft()) visits.push_back({record.about().days(), record.codes(eyesItem)});
    draft.set(eyesItem, draft.offered(eyesItem, eyesNotVisitedLately(visits)));
}

void Reflection::check(const Record& record, const Timeline&, Findings& findings) const {
    if (record.yes(bringItem).value_or(false) && blank(record.text(bringText)))
        findings.refuse(bringText, "agenda.text",
                        "An agenda item needs a few words. Please write them, or leave the agenda out.");
    if (record.yes("reflection.cpd").value_or(false)) {
        const auto words = record.text(cpdText);
        if (blank(words))
            findings.note("reflection.cpd", "cpd.words", // a locality's own model need not ask for such words
                          "The copy for your portfolio will say the date and the model only, until you write a few "
                          "words for it.");
        else if (holdsCode(words))
            findings.ask(cpdText, "cpd.code",
                         "Here stands what looks like the code of a person. It will be left out of the copy for your "
                         "portfolio; better words without it.");
    }
    const auto share = record.code(shareItem);
    if (share == "full")
        findings.ask(shareItem, "share.privacy",
                     "All of it will be read by somebody else. Please look through it once more: no names, dates of "
                     "birth, NHS numbers "
                     "or rare details.");
    if (share == "summary")
        findings.note(shareItem, "share.privacy",
                      "Only the summary will be read by somebody else. The rest stays with you.");
    if (record.codes(eyesItem).size() > 3)
        findings.note(eyesItem, "eyes.many",
                      "Two or three eyes are usually enough. The others can have their turn next time.");
}

std::string Reflection::summary(const Record& record) const {
    std::string line;
    const auto add = [&](const char* part) { line += (line.empty() ? "" : ", ") + std::string(part); };
    if (record.code("reflection.length") == "short") add("a few lines");
    if (record.yes(bringItem).value_or(false)) add("for the next session");
    if (record.yes("reflection.cpd").value_or(false)) add("for the portfolio");
    return line;
}

} // namespace reflective
