// Part of trellis/plugin.hpp: what a plugin is handed to read. Everything is borrowed for one call.
#pragma once
#include <trellis/plugin/base.hpp>

#include <vector>

namespace trellis::sdk {

/// One answer as it was given. Empty where there is none or where it is of another type.
class Answer {
public:
    explicit Answer(const trellis_value& value)
        : value_(value) {}
    bool given() const { return value_.type != TRELLIS_MISSING; }
    std::optional<double> number() const { return typed(TRELLIS_NUMBER, value_.number); }
    std::optional<bool> yes() const { return typed(TRELLIS_BOOLEAN, value_.number != 0); }
    std::optional<Day> day() const { return typed(TRELLIS_DAY, Day(value_.day)); }
    std::optional<int> minutesOfDay() const { return typed(TRELLIS_TIME, int(value_.number)); }
    std::string text() const { return value_.type == TRELLIS_TEXT ? detail::text(value_.text) : std::string(); }
    std::string code() const { return value_.type == TRELLIS_CODE ? detail::text(value_.text) : std::string(); }
    /// The codes of `choices`; a single `choice` is a list of one.
    std::vector<std::string> codes() const {
        if (value_.type == TRELLIS_CODE) return {code()};
        if (value_.type != TRELLIS_CODES) return {};
        return {value_.codes, value_.codes + value_.code_count};
    }
    bool has(const char* wanted) const {
        for (auto& each : codes())
            if (each == wanted) return true;
        return false;
    }
    const trellis_value& raw() const { return value_; }

private:
    template <class T> std::optional<T> typed(trellis_type type, T value) const {
        return value_.type == type ? std::optional<T>(value) : std::nullopt;
    }
    trellis_value value_;
};

/// Shorthands that a record and a row share: `record.day("session.date")`, `row.code("risk.owner")`.
template <class Self> class Readable {
public:
    bool given(const char* item) const { return self().answer(item).given(); }
    std::optional<double> number(const char* item) const { return self().answer(item).number(); }
    std::optional<bool> yes(const char* item) const { return self().answer(item).yes(); }
    std::optional<Day> day(const char* item) const { return self().answer(item).day(); }
    std::string text(const char* item) const { return self().answer(item).text(); }
    std::string code(const char* item) const { return self().answer(item).code(); }
    std::vector<std::string> codes(const char* item) const { return self().answer(item).codes(); }
    bool has(const char* item, const char* code) const { return self().answer(item).has(code); }

private:
    const Self& self() const { return static_cast<const Self&>(*this); }
};

/// One row of a repeating table.
class Row : public Readable<Row> {
public:
    Row(const trellis_record* record, const char* rows, std::uint32_t index)
        : record_(record)
        , rows_(rows)
        , index_(index) {}
    std::string id() const { return detail::text(detail::records().row_id(record_, rows_.c_str(), index_)); }
    const std::string& rows() const { return rows_; }
    std::uint32_t index() const { return index_; }
    Answer answer(const char* item) const {
        trellis_value value{};
        value.size = sizeof value;
        detail::must(detail::records().cell(record_, rows_.c_str(), index_, item, &value), item);
        return Answer(value);
    }
    const trellis_record* raw() const { return record_; }

private:
    const trellis_record* record_;
    std::string rows_;
    std::uint32_t index_;
};

struct SignOff {
    std::string person;
    std::optional<Day> day;
};

/// One record, or the draft that is being written.
class Record : public Readable<Record> {
public:
    explicit Record(const trellis_record* record)
        : record_(record) {}
    std::string id() const { return detail::text(detail::records().id(record_)); }
    std::string kind() const { return detail::text(detail::records().kind(record_)); }
    std::string state() const { return detail::text(detail::records().state(record_)); }
    std::string form() const { return detail::text(detail::records().form(record_)); }
    Day about() const { return Day(detail::records().day(record_)); } ///< the day it is about
    bool draft() const { return detail::records().is_draft(record_) != 0; }
    using Readable<Record>::day;

    Answer answer(const char* item) const {
        trellis_value value{};
        value.size = sizeof value;
        detail::must(detail::records().find(record_, item, &value), item);
        return Answer(value);
    }
    std::vector<Row> rows(const char* item) const {
        std::vector<Row> all;
        for (std::uint32_t i = 0, n = detail::records().row_count(record_, item); i < n; ++i)
            all.emplace_back(record_, item, i);
        return all;
    }
    std::vector<SignOff> signOffs() const {
        std::vector<SignOff> all;
        for (std::uint32_t i = 0, n = detail::records().sign_off_count(record_); i < n; ++i)
            all.push_back({detail::text(detail::records().sign_off_person(record_, i)),
                           detail::day(detail::records().sign_off_day(record_, i))});
        return all;
    }
    std::string agreement() const { return detail::text(detail::records().agreement(record_)); }
    std::string supervisor() const { return detail::text(detail::records().supervisor(record_)); }
    std::vector<std::string> supervisees() const {
        std::vector<std::string> all;
        for (std::uint32_t i = 0; auto* each = detail::records().supervisee(record_, i); ++i) all.emplace_back(each);
        return all;
    }
    /// Of an author's own record; "" otherwise.
    std::string author() const { return detail::text(detail::records().author(record_)); }
    const trellis_record* raw() const { return record_; }
    /// What a code is called in this record's form.
    std::string label(const char* item, const std::string& code) const {
        auto& codes = detail::service<trellis_host_codes>(TRELLIS_HOST_CODES);
        return detail::text(codes.label(record_, item, code.c_str()));
    }

private:
    const trellis_record* record_;
};

struct Absence {
    Day from;
    std::optional<Day> to; ///< the last day away; open while unknown
    std::string kind;
    bool covers(Day day) const { return from <= day && (!to || day <= *to); }
};

/// The records of one agreement in order, its terms, and the people who are party to it. Measures and views may have a
/// wider one, with a part for each agreement; its own terms are then empty.
class Timeline {
public:
    explicit Timeline(const trellis_timeline* timeline)
        : timeline_(timeline) {}
    Day today() const { return Day(api().today(timeline_)); }
    std::string supervisor() const { return detail::text(api().supervisor(timeline_)); }
    std::vector<std::string> supervisees() const { return all(api().supervisee); }
    std::vector<std::string> types() const { return all(api().type); }
    std::vector<std::string> people() const { return all(api().person); }
    std::optional<Day> start() const { return detail::day(api().start(timeline_)); }
    std::optional<Day> review() const { return detail::day(api().review(timeline_)); }
    std::optional<Day> ended() const { return detail::day(api().ended(timeline_)); }
    int cadenceDays() const { return api().cadence_days(timeline_); }
    int plannedMinutes() const { return api().planned_minutes(timeline_); }
    bool signedByAll() const { return api().signed_by_all(timeline_) != 0; }
    std::optional<Day> inPostSince(const std::string& person) const {
        return detail::day(api().in_post_since(timeline_, person.c_str()));
    }
    std::optional<Day> leftOn(const std::string& person) const {
        return detail::day(api().left_on(timeline_, person.c_str()));
    }
    std::vector<Absence> absences(const std::string& person) const {
        std::vector<Absence> away;
        for (std::uint32_t i = 0, n = api().absence_count(timeline_, person.c_str()); i < n; ++i)
            away.push_back({Day(api().absence_from(timeline_, person.c_str(), i)),
                            detail::day(api().absence_to(timeline_, person.c_str(), i)),
                            detail::text(api().absence_kind(timeline_, person.c_str(), i))});
        return away;
    }
    /// By day, then by the order they were made in; drafts among them.
    std::vector<Record> records() const {
        std::vector<Record> every;
        for (std::uint32_t i = 0; auto* record = api().record(timeline_, i); ++i) every.emplace_back(record);
        return every;
    }

    std::string agreement() const { return detail::text(api().agreement(timeline_)); }
    std::string scope() const { return detail::text(api().scope(timeline_)); }
    std::string subject() const { return detail::text(api().subject(timeline_)); }
    std::string locality() const { return detail::text(api().locality(timeline_)); }
    std::vector<Timeline> parts() const {
        std::vector<Timeline> all;
        for (std::uint32_t i = 0, n = api().part_count(timeline_); i < n; ++i)
            all.emplace_back(api().part(timeline_, i));
        return all;
    }

private:
    static const trellis_host_timeline& api() { return detail::timelines(); }
    using Name = const char*(TRELLIS_CALL*)(const trellis_timeline*, std::uint32_t);
    std::vector<std::string> all(Name name) const {
        std::vector<std::string> names;
        for (std::uint32_t i = 0; auto* each = name(timeline_, i); ++i) names.emplace_back(each);
        return names;
    }
    const trellis_timeline* timeline_;
};

} // namespace trellis::sdk
