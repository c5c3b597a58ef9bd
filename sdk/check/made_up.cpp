#include "check/made_up.hpp"

namespace trellis::conformance {
namespace {

template <class Item> void eachAnswer(const Template& form, Item&& work) {
    for (auto& section : form.sections)
        for (auto& item : section.items)
            if (item.type != ItemType::Note && !item.retired && !item.calculate) work(item);
}

Value sensible(const Item& item, Date day) {
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText: return std::string("A few words, gair neu ddau.");
    case ItemType::Integer:
    case ItemType::Decimal: return 30.0;
    case ItemType::Scale: return item.min;
    case ItemType::Boolean: return true;
    case ItemType::Date: return day;
    case ItemType::Time: return TimeOfDay{10 * 60};
    case ItemType::Choice: return item.options.empty() ? Value(Missing{}) : Value(Code{item.options.front().code});
    case ItemType::Choices: return item.options.empty() ? Value(Missing{}) : Value(Codes{item.options.front().code});
    case ItemType::Person: return Code{"XX-CP1"};
    case ItemType::Case: return Code{"C-001"};
    case ItemType::Rows:
    case ItemType::Note: break;
    }
    return Missing{};
}

Value any(const Item& item, Date day, SeededRandom& random) {
    if (const int chance = random.between(0, 9); chance < 2) return Missing{};
    else if (chance == 2) return Missing{random.between(0, 1) ? "declined" : "not-asked-here"};
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText: {
        static const char* const texts[] = {"", " ", "x", "Line one\nline two", "🌿 ŵŷ “quoted” %s %n {}", "\t"};
        if (random.between(0, 9) == 0) return std::string(static_cast<std::size_t>(random.between(1, 20'000)), 'w');
        return std::string(texts[random.between(0, 5)]);
    }
    case ItemType::Integer: return double(random.between(0, 5) ? random.between(-2, 130) : random.between(-2'000'000'000, 2'000'000'000));
    case ItemType::Decimal: return random.between(-1000, 1000) / 7.0;
    case ItemType::Scale: return double(random.between(int(item.min) - 1, int(item.max) + 1));
    case ItemType::Boolean: return random.between(0, 1) == 1;
    case ItemType::Date: return random.between(0, 9) ? day + random.between(-60, 60) : Date(random.between(-719162, 2932896));
    case ItemType::Time: return TimeOfDay{static_cast<std::int16_t>(random.between(0, 1439))};
    case ItemType::Choice:
        if (item.options.empty() || random.between(0, 9) == 0) return Code{"a-code-of-an-older-list"};
        return Code{item.options[static_cast<std::size_t>(random.between(0, int(item.options.size()) - 1))].code};
    case ItemType::Choices: {
        Codes codes;
        for (auto& option : item.options)
            if (random.between(0, 2) == 0) codes.push_back(option.code);
        return codes;
    }
    case ItemType::Person: return Code{"XX-CP" + std::to_string(random.between(1, 7))};
    case ItemType::Case: return Code{"C-00" + std::to_string(random.between(1, 9))};
    case ItemType::Rows:
    case ItemType::Note: break;
    }
    return Missing{};
}

Id idOf(int number) {
    std::string digits = std::to_string(number);
    return "0199f3c2-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

} // namespace

Date someDay() { return *Date::fromIso("2025-09-16"); }

Timeline anAgreement(Date today, int supervisees) {
    Timeline timeline;
    timeline.today = today;
    auto& terms = timeline.agreement;
    terms.id = idOf(1);
    terms.supervisor = "XX-SV1";
    terms.types = {"CLIN"};
    terms.start = today - 730;
    terms.review = today + 90;
    terms.signedByAll = true;
    timeline.people.push_back({"XX-SV1", "", {}, "XX", terms.start, {}, {}});
    for (int i = 1; i <= supervisees; ++i) {
        terms.supervisees.push_back("XX-CP" + std::to_string(i));
        timeline.people.push_back({terms.supervisees.back(), "", {}, "XX", terms.start, {}, {}});
    }
    return timeline;
}

TimelineRecord anEmptyRecord(const std::string& kind, const Template& form, Date day) {
    TimelineRecord record;
    record.id = idOf(2);
    record.kind = kind;
    record.state = "draft";
    record.day = day;
    record.draft = true;
    record.form = form.ref;
    return record;
}

TimelineRecord aFullRecord(const std::string& kind, const Template& form, Date day) {
    auto record = anEmptyRecord(kind, form, day);
    int rows = 100;
    eachAnswer(form, [&](auto& item) {
        if (!item.isRows()) {
            record.answers.values[item.id] = sensible(item, day);
            return;
        }
        for (int i = 0; i < std::min(2, item.maxRows); ++i) {
            Row row{idOf(rows++), {}};
            for (auto& cell : item.cells)
                if (!cell.retired && !cell.calculate) row.cells[cell.id] = sensible(cell, day);
            record.answers.rows[item.id].push_back(std::move(row));
        }
    });
    return record;
}

TimelineRecord anyRecord(const std::string& kind, const Template& form, Date day, SeededRandom& random) {
    auto record = anEmptyRecord(kind, form, day);
    int rows = random.between(200, 100'000);
    record.id = idOf(random.between(3, 90));
    eachAnswer(form, [&](auto& item) {
        if (!item.isRows()) {
            if (random.between(0, 7)) record.answers.values[item.id] = any(item, day, random);
            return;
        }
        const int most = random.between(0, 9) ? 3 : item.maxRows;
        for (int i = random.between(0, most); i > 0; --i) {
            Row row{idOf(rows++), {}};
            for (auto& cell : item.cells)
                if (random.between(0, 7)) row.cells[cell.id] = any(cell, day, random);
            record.answers.rows[item.id].push_back(std::move(row));
        }
    });
    return record;
}

Timeline anyTimeline(const std::string& kind, const std::vector<TemplatePtr>& forms, Date today, SeededRandom& random) {
    auto timeline = anAgreement(today, random.between(0, 6));
    auto& terms = timeline.agreement;
    terms.start = today + random.between(-900, 60);
    if (random.between(0, 4) == 0) terms.ended = today + random.between(-100, 100);
    terms.cadenceDays = random.between(0, 5) ? random.between(1, 60) : random.between(-1, 100'000);
    terms.plannedMinutes = random.between(0, 500);
    for (auto& person : timeline.people) {
        if (random.between(0, 5) == 0) person.leftOn = today + random.between(-100, 30);
        for (int i = random.between(0, 2); i > 0; --i) {
            const auto from = today + random.between(-400, 30);
            person.absences.push_back({from, std::nullopt, "parental"});
            if (random.between(0, 2)) person.absences.back().to = from + random.between(0, 200);
        }
    }
    if (forms.empty()) return timeline;
    auto day = today - 800;
    for (int i = random.between(0, 30); i > 0 && day < today + 30; --i) {
        day = day + random.between(0, 60);
        auto record = anyRecord(kind, *forms[static_cast<std::size_t>(random.between(0, int(forms.size()) - 1))], day, random);
        record.id = idOf(1000 + i);
        record.draft = random.between(0, 9) == 0;
        if (random.between(0, 1)) record.signOffs.push_back({});
        timeline.records.push_back(std::move(record));
    }
    return timeline;
}

} // namespace trellis::conformance
