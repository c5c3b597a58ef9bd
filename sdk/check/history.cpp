// Histories for what reads across agreements: the records of several kinds, whichever plugin they belong to.
#include "check/offers.hpp"

#include <algorithm>

namespace trellis::conformance {
namespace {

/// A kind may be another plugin's, so its form is the one at hand that asks most of what is read; nullptr when none
/// asks any of it.
TemplatePtr formThatAsks(const std::vector<std::string>& reads, const Subject& subject) {
    TemplatePtr best;
    std::ptrdiff_t most = 0;
    for (auto& form : subject.forms()) {
        const auto asked = std::ranges::count_if(reads, [&](auto& item) { return form->find(item) != nullptr; });
        if (asked > most) most = asked, best = form;
    }
    return best;
}

/// Answers to items nobody knows the type of: each type has its turn.
void answerUnknown(TimelineRecord& record, const std::vector<std::string>& reads, SeededRandom& random) {
    for (auto& item : reads) switch (random.between(0, 5)) {
        case 0:
            record.answers.values[item] = double(random.between(0, 100));
            break;
        case 1:
            record.answers.values[item] = std::string("a few words");
            break;
        case 2:
            record.answers.values[item] = record.day;
            break;
        case 3:
            record.answers.values[item] = Code{"XX-CP1"};
            break;
        case 4:
            record.answers.values[item] = true;
            break;
        default:
            break;
        }
}

void withhold(Answers& answers) {
    for (auto& [item, value] : answers.values) value = Missing{"withheld"};
    for (auto& [table, rows] : answers.rows)
        for (auto& row : rows)
            for (auto& [cell, value] : row.cells) value = Missing{"withheld"};
}

/// A finished record has passed its form: what a constraint speaks of is answered as in `sensible`.
void keepConstraints(TimelineRecord& record, const TimelineRecord& sensible, const Template& form) {
    for (auto& [item, value] : record.answers.values)
        if (const auto* known = form.find(item); known && known->constraint && sensible.answers.values.contains(item))
            value = sensible.answers.value(item);
    for (auto& [table, rows] : record.answers.rows) {
        const auto& kept = sensible.answers.rowsOf(table);
        for (auto& row : rows)
            for (auto& [cell, value] : row.cells)
                if (const auto* known = form.find(cell); known && known->constraint && !kept.empty())
                    if (const auto found = kept.front().cells.find(cell); found != kept.front().cells.end())
                        value = found->second;
    }
}

class Maker {
public:
    Maker(const std::vector<std::string>& kinds, const std::vector<std::string>& reads, const Subject& subject,
          const PluginSet& set, Filling filling, SeededRandom& random)
        : kinds_(kinds)
        , reads_(reads)
        , form_(formThatAsks(reads, subject))
        , set_(set)
        , filling_(filling)
        , random_(random) {}

    TimelineRecord record(Date day) {
        const auto& kind = kinds_[static_cast<std::size_t>(random_.between(0, int(kinds_.size()) - 1))];
        TimelineRecord made;
        if (!form_) {
            made = anEmptyRecord(kind, Template(), day);
            answerUnknown(made, reads_, random_);
        } else {
            made = filling_ == Filling::Any ? anyRecord(kind, *form_, day, random_) : aFullRecord(kind, *form_, day);
        }
        if (form_ && filling_ == Filling::Any) keepConstraints(made, aFullRecord(kind, *form_, day), *form_);
        if (filling_ == Filling::Withheld) withhold(made.answers);
        made.id = "0199f3c2-0000-7000-9000-" + std::to_string(100'000'000'000 + ++made_);
        made.state = standing(kind);
        made.draft = false;
        return made;
    }
    std::vector<TimelineRecord> records(Date today) {
        std::vector<TimelineRecord> all;
        if (filling_ == Filling::Nothing || kinds_.empty()) return all;
        const int many = filling_ == Filling::Any ? random_.between(0, 20) : 15;
        for (int i = 0; i < many; ++i)
            all.push_back(
                record(filling_ == Filling::Any ? today - random_.between(-20, 900) : today - 20 * (many - i)));
        std::ranges::stable_sort(all, {}, &TimelineRecord::day);
        return all;
    }

private:
    /// One state after the other, so that fifteen records meet most of them; "done" of a kind that is another plugin's.
    std::string standing(const std::string& id) {
        const auto* kind = set_.kind(id);
        std::vector<std::string> all;
        if (kind)
            for (auto& state : kind->states())
                if (!state.editable) all.push_back(state.id);
        return all.empty() ? "done" : all[static_cast<std::size_t>(made_) % all.size()];
    }

    const std::vector<std::string>& kinds_;
    const std::vector<std::string>& reads_;
    TemplatePtr form_;
    const PluginSet& set_;
    Filling filling_;
    SeededRandom& random_;
    std::int64_t made_ = 0;
};

} // namespace

Timeline aHistory(Scope scope, const std::vector<std::string>& kinds, const std::vector<std::string>& reads,
                  const Subject& subject, const PluginSet& set, Filling filling, SeededRandom& random) {
    Maker maker(kinds, reads, subject, set, filling, random);
    const auto today = filling == Filling::Any ? someDay() + random.between(-400, 400) : someDay();
    const auto agreement = [&](int number) {
        auto one = anAgreement(today, scope == Scope::Person ? 1 : 1 + number % 3);
        one.agreement.id += std::to_string(number);
        if (scope == Scope::Person) one.agreement.supervisor = "XX-SV" + std::to_string(number);
        one.subject = one.agreement.id;
        one.locality = "XX";
        one.records = maker.records(today);
        for (auto& record : one.records) {
            record.agreement = one.agreement.id;
            record.supervisor = one.agreement.supervisor;
            record.supervisees = one.agreement.supervisees;
        }
        return one;
    };
    if (scope == Scope::Agreement) return agreement(1);
    Timeline whole;
    whole.scope = scope;
    whole.today = today;
    whole.locality = "XX";
    whole.subject = scope == Scope::Locality ? "XX" : scope == Scope::Supervisor ? "XX-SV1" : "XX-CP1";
    if (scope == Scope::Author) {
        whole.people = anAgreement(today).people;
        whole.records = maker.records(today);
        for (auto& record : whole.records) record.author = whole.subject;
        return whole;
    }
    for (int i = 1; i <= 3; ++i) whole.parts.push_back(agreement(i));
    whole.people = whole.parts.back().people;
    return whole;
}

} // namespace trellis::conformance
