// Due dates of many agreements without asking the plugin again for what has not changed.
//
// An answer rests on the agreement, its people, its records and drafts, and the day. The workspace forgets it as soon
// as one of these changes (Workspace::keepAnswers()), and the question names plugin, version and library, so a new
// plugin is asked anew. What the plugin is handed are glances: answers of class A, read side by side. Due dates are
// administration; that they follow from nothing else keeps what was said out of what everybody who oversees may read.
#include "desk/due_answers.hpp"

#include "desk/dated_records.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"
#include "store/glances.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ranges>

namespace trellis {
namespace {

using Json = nlohmann::json;

constexpr std::size_t fewAgreements = 40; // as long as that few, each answer is looked up by itself

Json dayJson(const std::optional<Date>& day) { return day ? Json(day->days()) : Json(nullptr); }

std::optional<Date> dayFrom(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(Date(json.get<int>()));
}

} // namespace

std::string textOf(const std::optional<Due>& due) {
    if (!due) return "[]";
    return Json{static_cast<int>(due->standing),
                dayJson(due->due),
                dayJson(due->lastHeld),
                dayJson(due->planned),
                due->daysPast,
                due->band,
                due->reason}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool readDue(const std::string& text, std::optional<Due>& due) {
    auto json = Json::parse(text, nullptr, false);
    if (!json.is_array()) return false;
    if (json.empty()) {
        due.reset();
        return true;
    }
    try {
        auto standing = json.at(0).get<int>();
        if (standing < 0 || standing > static_cast<int>(DueStanding::Excluded)) return false;
        due = Due{static_cast<DueStanding>(standing),
                  dayFrom(json.at(1)),
                  dayFrom(json.at(2)),
                  dayFrom(json.at(3)),
                  json.at(4).get<int>(),
                  json.at(5).get<std::string>(),
                  json.at(6).get<std::string>()};
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

namespace {

/// One kind that knows due dates, while answers for it are gathered.
struct Asked {
    const Kind* kind;
    std::string question;
    std::optional<std::map<Id, std::string>> known; ///< read when it is first looked into
    std::vector<std::pair<Id, std::string>> fresh;
    bool silent = false; ///< it could not answer, and is not asked again in passing
};

/// What a reader of these kinds sees of a timeline that may hold more. `whole` itself where that is all of it.
const Timeline& cutTo(const KindInfo& reader, const Timeline& whole, Timeline& cut) {
    auto read = [&](const TimelineRecord& one) { return reads(reader.id, reader.readsKinds, one.kind); };
    if (std::ranges::all_of(whole.records, read)) return whole;
    cut = {whole.agreement, whole.people, {}, whole.today, whole.scope, whole.subject, whole.locality};
    std::ranges::copy_if(whole.records, std::back_inserter(cut.records), read);
    return cut;
}

} // namespace

// Whoever asks one kind about an agreement asks all at once: reading its records costs far more than any plugin's
// answer, and nobody's Today asks for one kind only.
std::vector<std::optional<Due>> Desk::State::dueAnswers(const Kind& kind, const std::vector<Agreement>& all) {
    std::vector<std::optional<Due>> out(all.size());
    auto& info = kind.info();
    if (info.authorsOwn) { // differs from reader to reader, so it is not kept
        for (std::size_t i = 0; i < all.size(); ++i) out[i] = kind.due(timeline(all[i], info));
        return out;
    }
    std::vector<Asked> kinds{{&kind, dueQuestion(info)}};
    KindInfo readers = info; // of what any of them reads
    for (auto* other : plugins->kinds()) {
        auto* knows = other->offersDue && !other->authorsOwn && other->id != info.id ? this->kind(other->id) : nullptr;
        if (!knows) continue;
        kinds.push_back({knows, dueQuestion(*other)});
        readers.readsKinds.push_back(other->id);
        readers.readsKinds.insert(readers.readsKinds.end(), other->readsKinds.begin(), other->readsKinds.end());
    }
    auto known = [&](Asked& one, const Id& agreement, std::optional<Due>& due) {
        if (all.size() <= fewAgreements) {
            auto kept = workspace->answer(one.question, today(), agreement);
            return kept && readDue(*kept, due);
        }
        if (!one.known) one.known = workspace->answers(one.question, today());
        auto kept = one.known->find(agreement);
        return kept != one.known->end() && readDue(kept->second, due);
    };
    std::optional<std::map<Id, std::vector<DraftState>>> drafts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& terms = all[i];
        if (known(kinds.front(), terms.id, out[i])) continue;
        if (!drafts) {
            drafts.emplace();
            for (auto& draft : workspace->drafts()) (*drafts)[draft.key.agreement].push_back(draft);
        }
        const auto whole = glanceTimeline(terms, readers, (*drafts)[terms.id]);
        Timeline cut;
        out[i] = kind.due(cutTo(info, whole, cut));
        kinds.front().fresh.emplace_back(terms.id, textOf(out[i]));
        for (auto& one : kinds | std::views::drop(1)) {
            std::optional<Due> due;
            if (one.silent || known(one, terms.id, due)) continue;
            try {
                due = one.kind->due(cutTo(one.kind->info(), whole, cut));
                one.fresh.emplace_back(terms.id, textOf(due));
            } catch (const Error&) {
                one.silent = true; // it says so when its own turn comes; what this kind said is not lost by it
            }
        }
    }
    for (auto& one : kinds) workspace->keepAnswers(one.question, today(), one.fresh);
    return out;
}

std::string Desk::State::dueQuestion(const KindInfo& info) const {
    for (auto& plugin : plugins->plugins())
        if (plugin.manifest.id == info.plugin) {
            std::error_code ignored;
            std::filesystem::file_time_type newest{};
            for (std::filesystem::directory_iterator at(plugin.manifest.folder, ignored), end; !ignored && at != end;
                 at.increment(ignored))
                newest = std::max(newest, at->last_write_time(ignored));
            std::string settings;
            for (auto& [key, value] : plugin.manifest.settings) settings += " " + key + "=" + value;
            return fmt::format("due {} {} {} {}{}", info.id, info.plugin, plugin.manifest.version,
                               newest.time_since_epoch().count(), settings);
        }
    return "due " + info.id;
}

Timeline Desk::State::glanceTimeline(const Agreement& terms, const KindInfo& reader,
                                     const std::vector<DraftState>& drafts) {
    Timeline out;
    out.agreement = terms;
    out.today = today();
    out.people = peopleOf(terms);
    auto read = [&](const std::string& kind) { return reads(reader.id, reader.readsKinds, kind); };
    DatedRecords all;
    std::set<Id> finished;
    for (auto& one : glancesOf(*workspace, terms.id, read)) {
        if (!one.owner.empty()) continue;
        finished.insert(one.record);
        all.add({one.record, one.kind, one.state, one.day, one.form, false, {}, std::move(one.answers)}, one.firstAt);
    }
    for (auto& draft : drafts)
        if (read(draft.key.kind) && !draft.key.authorsOwn() && !finished.contains(draft.key.id)) {
            auto record = timelineRecord(draft);
            record.answers = openAnswers(*forms->exactly(draft.form), draft.answers);
            all.add(std::move(record), draft.savedAt);
        }
    all.moveInto(out.records);
    return out;
}

} // namespace trellis
