// What stands behind every number of a view: it is read once more, what it asks for is noted, and each of those
// figures is explained.
#include "desk/desk_state.hpp"
#include "desk/explained_numbers.hpp"
#include "desk/row_records.hpp"
#include "desk/view_reading.hpp"
#include "model/error.hpp"
#include "model/id.hpp"

#include <algorithm>

namespace trellis {

ViewExplanation FigureDesk::explainView(const ViewRequest& request, Progress& progress) {
    ViewExplanation out;
    std::vector<FigureRequest> asked;
    {
        struct Noting {
            Desk::State& state;
            ~Noting() { state.asked = nullptr; }
        } noting{state_};
        state_.asked = &asked;
        out.model = readView(desk_, request, progress); // noted below as what it is
    }
    std::string guarded;
    for (auto& one : asked) {
        try {
            out.figures.push_back(explain(one, progress));
        } catch (const Error& error) {
            if (error.code() != "TR-V20") throw;
            guarded = error.message(); // what may be seen only protected is shown, and not followed back
        }
    }
    const auto all = state_.plugins->views();
    const auto& info = **std::ranges::find(all, request.id, &ViewInfo::id);
    std::optional<Timeline> timeline;
    std::vector<const TimelineRecord*> handed;
    if (info.scope) {
        const auto subject = request.subject.empty() ? desk_.subjectsOf(info.id).front().id : request.subject;
        timeline =
            state_.subjectTimeline({*info.scope, subject, info.readsKinds, false, *info.scope == Scope::Supervisor});
        const auto note = [&](const TimelineRecord& record) {
            handed.push_back(&record);
            if (isId(record.id)) // not of one whose words are handed on without it
                out.records.push_back({record.id, state_.kindTitle(record.kind), record.day});
        };
        std::ranges::for_each(timeline->records, note);
        for (auto& part : timeline->parts) std::ranges::for_each(part.records, note);
        std::ranges::stable_sort(out.records, {}, &ExplainedPart::Source::day);
    }
    explainNumbers(out, guarded);
    explainRows(out, handed);
    state_.workspace->audit("view explained", info.id + (request.subject.empty() ? "" : " about " + request.subject));
    return out;
}

} // namespace trellis
