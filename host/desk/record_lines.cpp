// One line of a list: what a record is, how it stands and who has still to sign, as this person may see it.
#include "desk/apart.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {

std::string Desk::State::summary(const TimelineRecord& record, const Subject& subject) {
    auto model = [&]() -> std::string {
        // Where a kind has many forms, which one it is tells records apart.
        auto* info = kindInfo(record.kind);
        return info && !info->family.empty() ? forms->exactly(record.form)->title : "";
    };
    auto with = [](std::string title, const std::string& line) {
        if (!title.empty() && !line.empty()) title += ", ";
        return title + line;
    };
    if (auto* found = plugins->kind(record.kind)) {
        try {
            // The plugin is handed no more than this person may see, so its line cannot say more.
            if (audienceOf(subject.key, viewer()).party) return with(model(), found->summary(record));
            auto cut = record;
            cut.answers = seen(*forms->exactly(record.form), record.answers, subject, viewer()).answers;
            return with(model(), found->summary(cut));
        } catch (const Error&) {
            // A list must not fall over a plugin or a form that is out of order; opening the record says what is wrong.
        }
    }
    try {
        return forms->exactly(record.form)->title;
    } catch (const Error&) {
        return {};
    }
}

RecordLine Desk::State::line(const RecordHead& head, bool draft) {
    RecordLine out;
    out.id = head.key.id;
    out.kind = head.key.kind;
    out.kindTitle = kindTitle(head.key.kind);
    out.state = head.state;
    out.stateLabel = stateLabel(head.key.kind, head.state);
    out.day = head.day;
    out.agreement = head.key.agreement;
    out.supervisor = head.key.supervisor;
    out.supervisees = head.key.supervisees;
    out.author = head.key.author;
    out.shared = head.shared;
    out.summary = summary(timelineRecordFor(*this, head, viewer()), head);
    // That its author is changing it is nobody else's business.
    out.draft = draft && (!head.key.authorsOwn() || head.key.party(me.code));
    out.conflict = head.conflict;
    out.changedAt = head.at;
    for (auto& one : head.signOffs) {
        out.signedBy.push_back(one.person);
        out.changedAt = std::max(out.changedAt, one.at);
    }
    // Only where the kind has signatures at all, and only while one is still expected.
    auto* found = kind(head.key.kind);
    bool signable = found && std::ranges::any_of(found->transitions(), [&](auto& one) {
                        return one.effect == Effect::Sign && one.from == head.state;
                    });
    if (signable) {
        auto waits = [&](const PersonCode& person) {
            if (!person.empty() && std::ranges::find(out.signedBy, person) == out.signedBy.end())
                out.waitingFor.push_back(person);
        };
        for (auto& one : partiesOf(head.key)) waits(one);
    }
    return out;
}

RecordLine Desk::State::line(const DraftState& draft) {
    RecordLine out;
    out.id = draft.key.id;
    out.kind = draft.key.kind;
    out.kindTitle = kindTitle(draft.key.kind);
    out.state = draft.state;
    out.stateLabel = stateLabel(draft.key.kind, draft.state);
    out.day = draft.day;
    out.agreement = draft.key.agreement;
    out.supervisor = draft.key.supervisor;
    out.supervisees = draft.key.supervisees;
    out.author = draft.key.author;
    out.summary = summary(timelineRecord(draft), draft.key);
    out.draft = true;
    out.changedAt = draft.savedAt;
    return out;
}

} // namespace trellis
