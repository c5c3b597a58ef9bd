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

} // namespace

PersonCode takerOf(const PartyRule* rule, const RecordKey& key, const std::string& step) {
    if (!rule) return {};
    const auto given = [&](const char* whose) {
        return std::ranges::find(rule->answers, whose + step) != rule->answers.end();
    };
    if (given("writer:")) return writerOf(key);
    return given("named:") ? namedIn(key) : PersonCode{};
}

void notYourStep(const PartyRule* rule, const RecordKey& key, const KindTransition& way) {
    const auto taker = takerOf(rule, key, way.id);
    throw Error("TR-M06",
                "'" + way.label + "' is for " + taker +
                    (taker == writerOf(key) ? ", who wrote this" : ", whom this was written to") +
                    ". The record stays as it is.",
                taker + " does it here, or in a workspace of their own, from where it comes with the next bundle.");
}

} // namespace trellis
