#include "desk/parties.hpp"

#include "desk/desk_state.hpp"
#include "desk/draft_state.hpp"
#include "desk/own_steps.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace trellis {
namespace {

PersonCode personIn(const Answers& answers, const std::string& item) {
    auto* code = std::get_if<Code>(&answers.value(item));
    return code ? code->code : PersonCode{};
}

/// Whoever is asked can answer only where they may read it. Asked, not refused: a bundle may take it to a place where
/// the person is known in another role.
void askedFindings(const Desk::State& desk, const DraftState& draft, const Answers& answers,
                   std::vector<Finding>& out) {
    const auto before = draft.base ? desk.workspace->revision(*draft.base) : std::nullopt;
    for (auto& item : desk.partyRule(draft.key.kind)->asks) {
        const auto said = personIn(answers, item);
        if (said.empty() || draft.key.party(said)) continue;
        if (before && personIn(before->answers, item) == said) continue; // asked by somebody earlier
        const auto person = desk.workspace->person(said);
        const auto reads = [&](Role role) { return maySee({role, false}, VisibilityClass::A, desk.floor); };
        if (!person)
            out.push_back({Severity::Ask,
                           {item, {}, {}},
                           "asked",
                           said + " is not known here, and nobody else could answer. Is it the right code?"});
        else if (!person->roles.empty() && std::ranges::none_of(person->roles, reads))
            out.push_back({Severity::Ask,
                           {item, {}, {}},
                           "asked",
                           said + " cannot read this in the role they have here, so no answer could come from them. "
                                  "Is there somebody who looks after the service?"});
    }
}

std::string list(const std::vector<Role>& roles) {
    std::string out;
    for (std::size_t i = 0; i < roles.size(); ++i)
        out += (i == 0 ? "" : i + 1 == roles.size() ? " or " : ", ") + text(roles[i]);
    return out;
}

} // namespace

bool mayBegin(const KindInfo& kind, Role role) {
    return !kind.parties || kind.parties->begunBy.empty() ||
           std::ranges::find(kind.parties->begunBy, role) != kind.parties->begunBy.end();
}

std::vector<Person> namable(const KindInfo& kind, const std::vector<Person>& people, const PersonCode& writer,
                            Date today) {
    std::vector<Person> out;
    if (!kind.parties || kind.parties->named.empty()) return out;
    auto& roles = kind.parties->namedAre;
    for (auto& one : people) {
        if (one.code == writer || (one.leftOn && *one.leftOn <= today)) continue;
        if (roles.empty() ||
            std::ranges::any_of(one.roles, [&](auto role) { return std::ranges::find(roles, role) != roles.end(); }))
            out.push_back(one);
    }
    std::ranges::sort(out, {}, &Person::code);
    return out;
}

std::map<std::string, Value> startAnswers(const KindInfo& kind, const std::string& start, const Template& form) {
    std::map<std::string, Value> out;
    if (start.empty()) return out;
    const auto found = std::ranges::find(kind.starts, start, &KindStart::id);
    if (found == kind.starts.end()) {
        std::string known;
        for (auto& one : kind.starts) known += (known.empty() ? "" : ", ") + one.id;
        throw Error("TR-M05", kind.title + " cannot start from '" + start + "'. Nothing was made.",
                    known.empty() ? "It starts empty." : "It can start from: " + known + ".");
    }
    for (auto& [id, said] : found->set) {
        auto* item = form.find(id);
        if (!item || item->retired || item->isRows()) continue;
        if (item->type == ItemType::Text || item->type == ItemType::LongText) out[id] = said;
        if (item->type == ItemType::Boolean) out[id] = said == "true";
        if (item->type == ItemType::Choice) out[id] = Code{said};
        if (item->type == ItemType::Choices) {
            Codes codes;
            std::istringstream words(said);
            for (std::string word; words >> word;) codes.push_back(word);
            out[id] = std::move(codes);
        }
    }
    return out;
}

std::vector<std::string> stepNames(const Kind* kind) {
    std::vector<std::string> out;
    if (kind)
        for (auto& way : kind->transitions())
            if (isStep(way) && std::ranges::find(out, way.label) == out.end()) out.push_back(way.label);
    return out;
}

bool sameCircle(const RecordKey& a, const RecordKey& b) {
    return a.agreement.empty() && b.agreement.empty() && a.supervisor == b.supervisor && a.author == b.author &&
           std::ranges::is_permutation(a.supervisees, b.supervisees);
}

std::vector<PersonCode> circleOf(const RecordKey& key) {
    if (key.authorsOwn()) return {key.author};
    auto out = key.supervisees;
    if (!key.supervisor.empty()) out.push_back(key.supervisor);
    return out;
}

const PartyRule* Desk::State::partyRule(const std::string& kind) const {
    auto* info = kindInfo(kind);
    return info && info->parties ? &*info->parties : nullptr;
}

void Desk::State::beginAlone(DraftState& draft, const KindInfo& info, const NewRecord& what) const {
    auto& rule = *info.parties;
    if (!mayBegin(info, role))
        throw Error("TR-M01",
                    "As " + text(role) + " one does not begin a record of the kind " + info.title +
                        ". Nothing was made.",
                    "It is begun by a " + list(rule.begunBy) + ".");
    if (!what.agreement.empty())
        throw Error("TR-M02", info.title + " stands under no agreement, so none can be named for it. Nothing was made.",
                    rule.named.empty() ? "Leave the agreement out." : "Say instead whom it is about.");
    if (what.about.empty() && !rule.named.empty() && !rule.alone)
        throw Error("TR-M03", info.title + " needs to know whom it is about. Nothing was made.",
                    "Name the person by their code (--about on the command line).");
    if (!what.about.empty()) {
        const auto all = namable(info, workspace->people(), me.code, today());
        if (std::ranges::find(all, what.about, &Person::code) == all.end())
            throw Error("TR-M04", info.title + " cannot be about " + what.about + ". Nothing was made.",
                        rule.named.empty() ? "It names nobody but who writes it."
                        : rule.namedAre.empty()
                            ? "Name somebody who is known here, and not yourself."
                            : "Name a " + list(rule.namedAre) + " who is known here, and not yourself.");
    }
    if (info.authorsOwn) { // of its author, and shared with the person named, if at all
        draft.key.author = me.code;
        if (!what.about.empty()) draft.key.supervisor = what.about, draft.key.supervisees = {me.code};
        return;
    }
    draft.key.supervisor = me.code;
    if (!what.about.empty()) draft.key.supervisees = {what.about};
}

void Desk::State::fillParties(Answers& answers, const Template& form, const KindInfo& info,
                              const RecordKey& key) const {
    auto give = [&](const std::string& item, const PersonCode& who) {
        if (!item.empty() && !who.empty() && form.find(item)) answers.values[item] = Code{who};
    };
    const bool own = key.authorsOwn();
    give(info.parties->writer, own ? key.author : key.supervisor);
    if (own)
        give(info.parties->named, key.supervisor);
    else if (!key.supervisees.empty())
        give(info.parties->named, key.supervisees.front());
    if (auto& place = info.parties->place; !place.empty() && form.find(place))
        if (auto where = placeOf(key); !where.empty()) answers.values[place] = where;
}

void Desk::State::settleParties(DraftState& draft, const Answers& answers) const {
    auto* rule = partyRule(draft.key.kind);
    if (!rule || rule->named.empty() || draft.base) return;
    const auto who = personIn(answers, rule->named);
    if (draft.key.authorsOwn()) {
        draft.key.supervisor = who;
        draft.key.supervisees.clear();
        if (!who.empty()) draft.key.supervisees = {draft.key.author};
    } else {
        draft.key.supervisees.clear();
        if (!who.empty()) draft.key.supervisees = {who};
    }
}

void Desk::State::partyFindings(const DraftState& draft, const Answers& answers, std::vector<Finding>& out) const {
    auto* rule = partyRule(draft.key.kind);
    if (!rule) return;
    auto refuse = [&](const std::string& item, std::string message) {
        out.push_back({Severity::Refuse, {item, {}, {}}, "parties", std::move(message)});
    };
    auto& key = draft.key;
    const auto writer = key.authorsOwn() ? key.author : key.supervisor;
    const auto other = key.authorsOwn()          ? key.supervisor
                       : key.supervisees.empty() ? PersonCode{}
                                                 : key.supervisees.front();
    if (const auto said = personIn(answers, rule->writer); !rule->writer.empty() && !said.empty() && said != writer)
        refuse(rule->writer,
               writer + " writes this record. Please leave that as it is; somebody else begins one of their own.");
    askedFindings(*this, draft, answers, out);
    if (rule->named.empty()) return;
    const auto said = personIn(answers, rule->named);
    if (draft.base ? said != other : said == writer)
        refuse(rule->named, draft.base
                                ? "The people of a record stay the same. Please make a new one for somebody else."
                                : "That is who writes it. Please name the other person.");
    else if (!draft.base && !said.empty()) {
        const auto all = namable(*kindInfo(key.kind), workspace->people(), writer, today());
        if (std::ranges::find(all, said, &Person::code) == all.end())
            refuse(rule->named,
                   said + " is not known here in a role that this can be about. Please choose somebody else.");
    }
}

bool Desk::State::mayAnswer(const RecordHead& head) {
    auto* rule = partyRule(head.key.kind);
    if (!rule || rule->asks.empty() || head.key.party(me.code) || !mayKnow(head, viewer())) return false;
    auto& answers = revision(head.revision)->answers;
    return std::ranges::any_of(rule->asks, [&](auto& item) { return personIn(answers, item) == me.code; });
}

bool Desk::State::mayStep(const RecordHead& head, const KindTransition& way) {
    if (audienceOf(head.key, viewer()).party) {
        const auto taker = isStep(way) ? takerOf(partyRule(head.key.kind), head.key, way.id) : PersonCode{};
        return taker.empty() || taker == me.code;
    }
    if (!isStep(way) || !mayAnswer(head)) return false;
    auto& answers = partyRule(head.key.kind)->answers;
    return std::ranges::find(answers, way.id) != answers.end();
}

std::string Desk::State::placeOf(const RecordKey& key) const {
    return workplaceOf(key.supervisees, key.supervisor.empty() ? key.author : key.supervisor);
}

std::string Desk::State::placeOf(const RecordHead& head) {
    if (auto* rule = partyRule(head.key.kind); rule && !rule->place.empty())
        if (auto* said = std::get_if<std::string>(&revision(head.revision)->answers.value(rule->place));
            said && !said->empty())
            return *said;
    return placeOf(head.key);
}

} // namespace trellis
