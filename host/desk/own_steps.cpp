#include "desk/own_steps.hpp"

#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

PersonCode writerOf(const RecordKey& key) { return key.authorsOwn() ? key.author : key.supervisor; }

PersonCode namedIn(const RecordKey& key) {
    if (key.authorsOwn()) return key.supervisor;
    return key.supervisees.empty() ? PersonCode{} : key.supervisees.front();
}

/// Whom the manifest gives it to, by these two words in front of it.
PersonCode givenTo(const PartyRule* rule, const RecordKey& key, const char* writers, const char* named,
                   const std::string& what) {
    if (!rule) return {};
    const auto given = [&](const char* whose) {
        return std::ranges::find(rule->answers, whose + what) != rule->answers.end();
    };
    if (given(writers)) return writerOf(key);
    return given(named) ? namedIn(key) : PersonCode{};
}

} // namespace

PersonCode takerOf(const PartyRule* rule, const RecordKey& key, const std::string& step) {
    return givenTo(rule, key, "writer:", "named:", step);
}

PersonCode penOf(const PartyRule* rule, const RecordKey& key, const std::string& item) {
    return givenTo(rule, key, "writer-writes:", "named-writes:", item);
}

std::string whoTheyAre(const RecordKey& key, const PersonCode& who) {
    return who == writerOf(key) ? ", who wrote this" : ", whom this was written to";
}

void notYourStep(const PartyRule* rule, const RecordKey& key, const KindTransition& way) {
    const auto taker = takerOf(rule, key, way.id);
    throw Error("TR-M06",
                "'" + way.label + "' is for " + taker + whoTheyAre(key, taker) + ". The record stays as it is.",
                taker + " does it here, or in a workspace of their own, from where it comes with the next bundle.");
}

} // namespace trellis
