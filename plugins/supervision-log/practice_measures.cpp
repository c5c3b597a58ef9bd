// What the time was used for: practice that was seen, components of the model, the three functions of supervision.
#include "history.hpp"
#include "measures.hpp"

#include <array>

namespace supervision {

using namespace trellis::sdk;

namespace {

constexpr std::array live{"recording", "role-play", "observed"};
constexpr std::array evidence{"none", "described", "reflective-log", "recording", "role-play", "observed"};
constexpr std::array components{"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11"};

/// Held, and not in the future.
std::vector<Record> sessionsOf(const Timeline& timeline) {
    std::vector<Record> out;
    for (auto& session : heldSessions(timeline))
        if (session.about() <= timeline.today()) out.push_back(session);
    return out;
}

/// One observation for each code: was it among those of this session?
template <class Codes>
void each(const Record& session, const char* item, const Codes& codes, const char* dimension, Observations& out) {
    const auto given = session.answer(item);
    if (!given.given()) return; // not answered is not "none of them"
    for (const char* code : codes)
        out.add(session.about(), given.has(code) ? 1 : 0, 1)
            .from(session)
            .by(dimension, code, session.label(item, code))
            .because(given.has(code) ? "touched" : "not touched");
}

} // namespace

void LiveEvidence::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : sessionsOf(timeline)) {
        const auto seen = session.answer("practice.reviewed");
        bool any = false;
        for (const char* code : live) any = any || seen.has(code);
        out.add(session.about(), any ? 1 : 0, 1)
            .from(session)
            .because(any ? "a recording, role play or observation" : "none of recording, role play or observation");
    }
}

void PracticeEvidence::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : sessionsOf(timeline)) each(session, "practice.reviewed", evidence, "evidence", out);
}

void Components::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : sessionsOf(timeline)) each(session, "model.focus", components, "component", out);
}

void Functions::observe(const Timeline& timeline, Observations& out) const {
    struct Function {
        const char *item, *code, *label;
    };
    constexpr std::array functions{Function{"functions.formative", "formative", "Formative: learning"},
                                   Function{"functions.normative", "normative", "Normative: safety and standards"},
                                   Function{"functions.restorative", "restorative", "Restorative: support"}};
    for (auto& session : sessionsOf(timeline)) {
        double total = 0;
        for (auto& one : functions) total += session.number(one.item).value_or(0);
        if (total <= 0) continue; // not written down
        for (auto& one : functions) {
            const double share = session.number(one.item).value_or(0);
            out.add(session.about(), share, total)
                .from(session)
                .by("function", one.code, one.label)
                .because(std::to_string(int(share)) + " of " + std::to_string(int(total)));
        }
    }
}

} // namespace supervision
