#include "workbench/controller/records_controller.hpp"

#include "desk/parties.hpp"
#include "store/workspace.hpp"
#include "workbench/controller/entry_text.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace trellis {
namespace {

std::string joined(const std::vector<PersonCode>& codes) {
    std::string out;
    for (auto& code : codes) out += (out.empty() ? "" : ", ") + code;
    return out;
}

std::string folded(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// The words of an XML text, whose lines are broken where its author liked.
std::string onOneLine(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        const bool space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
        if (!space)
            out += letter;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

RecordRow rowOf(const RecordLine& line, const PersonCode& me) {
    RecordRow row{line.id, showDay(line.day), withWhom(line, me), line.kindTitle, line.stateLabel, line.summary,
                  "",      line.draft};
    if (row.state.empty()) row.state = line.state;
    if (line.conflict) row.state = "two versions";
    if (!line.draft && !line.waitingFor.empty()) row.waiting = "waits for " + joined(line.waitingFor);
    return row;
}

/// Every word must stand somewhere in the line.
bool matches(const RecordRow& row, const std::string& text) {
    auto hay =
        folded(row.day + " " + row.people + " " + row.kind + " " + row.state + " " + row.summary + " " + row.waiting);
    auto needle = folded(text);
    for (std::size_t at = 0; at < needle.size();) {
        auto end = std::min(needle.find(' ', at), needle.size());
        if (end > at && hay.find(needle.substr(at, end - at)) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

} // namespace

std::string withWhom(const PersonCode& supervisor, const std::vector<PersonCode>& supervisees, const PersonCode& me) {
    auto others = supervisees;
    std::erase(others, me);
    const auto beside = joined(others);
    if (others.size() == supervisees.size() && !others.empty()) return beside;
    return supervisor + (beside.empty() ? "" : ", " + beside);
}

std::string withWhom(const RecordLine& line, const PersonCode& me) {
    return withWhom(line.supervisor, line.supervisees, me);
}

RecordsController::RecordsController(Desk& desk, PageInfo page)
    : desk_(desk)
    , page_(std::move(page)) {
    reload();
}

std::vector<const KindInfo*> RecordsController::kinds() const {
    std::vector<const KindInfo*> out;
    for (auto& wanted : page_.kinds)
        for (auto info : desk_.plugins().kinds())
            if (info->id == wanted) out.push_back(info);
    return out;
}

void RecordsController::reload() {
    all_.clear();
    more_ = false;
    for (auto& one : page_.kinds) {
        if (!kind.empty() && one != kind) continue;
        RecordFilter filter;
        filter.kind = one;
        filter.person = person;
        filter.most = most_;
        auto lines = desk_.records(filter);
        more_ = more_ || static_cast<int>(lines.size()) == most_;
        all_.insert(all_.end(), lines.begin(), lines.end());
    }
    std::stable_sort(all_.begin(), all_.end(), [](auto& a, auto& b) { return a.day > b.day; });
    for (auto& line : all_) {
        people_.insert(line.supervisees.begin(), line.supervisees.end());
        states_.insert(rowOf(line, desk_.me().code).state);
    }
    empty_ = all_.empty();
    RecordFilter any;
    any.most = 1;
    for (auto& one : page_.kinds) {
        any.kind = one;
        if (empty_ && (!kind.empty() || !person.empty())) empty_ = desk_.records(any).empty();
    }
}

void RecordsController::older() {
    most_ += pageful;
    reload();
}

std::vector<RecordRow> RecordsController::rows() const {
    std::vector<RecordRow> out;
    for (auto& line : all_) {
        if (!kind.empty() && line.kind != kind) continue;
        if (!person.empty() && line.supervisor != person &&
            std::find(line.supervisees.begin(), line.supervisees.end(), person) == line.supervisees.end())
            continue;
        auto row = rowOf(line, desk_.me().code);
        if (!state.empty() && row.state != state) continue;
        if (matches(row, text)) out.push_back(std::move(row));
    }
    return out;
}

std::vector<RecordChoice> RecordsController::people() const {
    auto codes = people_;
    for (auto& terms : desk_.agreements()) codes.insert(terms.supervisees.begin(), terms.supervisees.end());
    std::vector<RecordChoice> out{{"", "Everyone"}};
    for (auto& code : codes) {
        auto known = desk_.person(code);
        out.push_back({code, known && !known->name.empty() ? code + " · " + known->name : code});
    }
    return out;
}

std::vector<RecordChoice> RecordsController::states() const {
    std::vector<RecordChoice> out{{"", "Any state"}};
    for (auto& label : states_) out.push_back({label, label});
    return out;
}

std::vector<RecordChoice> RecordsController::kindChoices() const {
    std::vector<RecordChoice> out{{"", "All kinds"}};
    for (auto info : kinds()) out.push_back({info->id, info->title});
    return out;
}

std::vector<StartChoice> RecordsController::starts() const { return starts({}, {}); }

std::vector<StartChoice> RecordsController::starts(const std::string& wanted, const std::string& about) const {
    std::vector<StartChoice> out;
    auto today = desk_.today();
    auto& me = desk_.me().code;
    for (auto* info : kinds()) {
        if (info->role == "agreement" || !desk_.plugins().kind(info->id)) continue;
        if (!wanted.empty() && info->id != wanted) continue;
        if (info->parties) {
            startsAlone(*info, about, out);
            continue;
        }
        if (info->authorsOwn) {
            const std::string last = lastForm(info->id);
            for (auto& form : desk_.formsOf(info->id))
                out.push_back({info->id, info->title, "", form->ref.id, form->title, onOneLine(form->purpose),
                               last == form->ref.id});
            continue;
        }
        for (auto& agreement : desk_.agreements()) {
            if (!about.empty() && agreement.id != about && !agreement.party(about)) continue;
            if (!agreement.party(me) || (agreement.ended && *agreement.ended <= today)) continue;
            out.push_back({info->id, info->title, agreement.id, "", agreementWords(agreement)});
        }
    }
    return out;
}

std::vector<StartChoice> RecordsController::startsBeside(const PersonCode& about) const {
    std::vector<StartChoice> out;
    std::set<std::string> here, plugins;
    for (auto* info : kinds()) here.insert(info->id), plugins.insert(info->plugin);
    for (auto* info : desk_.plugins().kinds()) {
        if (here.contains(info->id) || !plugins.contains(info->plugin) || !desk_.plugins().kind(info->id)) continue;
        if (!info->parties || info->parties->named.empty()) continue;
        const auto people = namable(*info, desk_.people(), desk_.me().code, desk_.today());
        if (std::any_of(people.begin(), people.end(), [&](auto& one) { return one.code == about; }))
            startsAlone(*info, about, out);
    }
    return out;
}

void RecordsController::startsAlone(const KindInfo& info, const std::string& about,
                                    std::vector<StartChoice>& out) const {
    if (!mayBegin(info, desk_.role())) return;
    const auto& rule = *info.parties;
    const auto people = namable(info, desk_.people(), desk_.me().code, desk_.today());
    const bool aboutOne = std::any_of(people.begin(), people.end(), [&](auto& one) { return one.code == about; });
    auto add = [&](std::string label, const PersonCode& who) {
        out.push_back({info.id, info.title, "", "", std::move(label), {}, false, "", who});
    };
    for (auto& one : people)
        if (!aboutOne || one.code == about) add(one.name.empty() ? one.code : one.code + " · " + one.name, one.code);
    if (rule.named.empty()) {
        add(info.starts.empty() ? "Begin" : "with an empty page", {});
        for (auto& start : info.starts)
            out.push_back({info.id, info.title, "", "", start.title, {}, false, start.id, {}});
    } else if (rule.alone && !aboutOne) {
        add("by myself", {});
    }
}

bool RecordsController::needsAgreement() const {
    const auto all = kinds();
    return std::any_of(all.begin(), all.end(), [](auto* info) { return !info->parties; });
}

/// On which form I wrote my newest record of a kind that is written for oneself. all_ has the newest day first.
std::string RecordsController::lastForm(const std::string& of) const {
    for (auto& line : all_) {
        if (line.kind != of) continue;
        if (auto draft = desk_.workspace().draft(line.id); draft && draft->key.author == desk_.me().code)
            return draft->form.id;
        if (auto head = desk_.workspace().head(line.id); head && head->key.author == desk_.me().code)
            return head->form.id;
    }
    return {};
}

std::vector<StartChoice> RecordsController::withWhom(const StartChoice& choice) const {
    const auto all = kinds();
    const bool own = std::any_of(all.begin(), all.end(), [&](auto* info) {
        return info->id == choice.kind && info->authorsOwn && !info->parties;
    });
    if (!own || !choice.agreement.empty()) return {choice};
    std::vector<StartChoice> out;
    for (auto& agreement : desk_.agreements()) {
        const auto& others = agreement.supervisees;
        if (std::find(others.begin(), others.end(), desk_.me().code) == others.end()) continue;
        if (agreement.ended && *agreement.ended <= desk_.today()) continue;
        auto one = choice;
        one.agreement = agreement.id;
        one.label = "with " + agreement.supervisor + (agreement.group() ? ", in the group" : "");
        out.push_back(std::move(one));
    }
    if (out.size() == 1) return out;
    out.push_back(choice);
    out.back().label = "with nobody, for myself";
    return out;
}

std::string RecordsController::agreementWords(const Agreement& agreement) const {
    auto label = joined(agreement.supervisees);
    if (auto known = agreement.group() ? std::nullopt : desk_.person(label); known && !known->name.empty())
        label += " · " + known->name;
    if (agreement.supervisor != desk_.me().code) label = "with " + agreement.supervisor + ": " + label;
    auto weeks = agreement.cadenceDays / 7;
    if (agreement.cadenceDays <= 0) return label;
    if (agreement.cadenceDays % 7 != 0) return label + fmt::format(", every {} days", agreement.cadenceDays);
    return label + (weeks == 1 ? std::string(", every week") : fmt::format(", every {} weeks", weeks));
}

Id RecordsController::start(const StartChoice& choice) {
    NewRecord what;
    what.kind = choice.kind;
    what.agreement = choice.agreement;
    what.templateId = choice.form;
    what.about = choice.about;
    what.start = choice.from;
    return desk_.newRecord(what);
}

} // namespace trellis
