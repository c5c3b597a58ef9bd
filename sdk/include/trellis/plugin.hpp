// trellis/plugin.hpp: the comfortable face of plugin.h. Header-only C++17, nothing but the standard library.
//
// Derive a class from Kind, override what your kind of record knows, name it in TRELLIS_PLUGIN. The smallest whole plugin
// is sdk/examples/010-a-kind-in-twenty-lines.
//
//   - Record, Row, Timeline, Draft, … are borrowed for one call. Do not keep them.
//   - An answer that is not there is std::nullopt or empty. It is never an error.
//   - Throw sdk::Error("A sentence for the person at the screen.") when something cannot be done. No exception leaves the
//     plugin: the functions that the host calls catch everything and turn it into a status.
//   - Reading an item that plugin.xml does not declare throws, so that a forgotten <reads> is found on the first run.
//   - Nothing here keeps state. A Kind object is made once and only const functions are called on it, some from several
//     threads (see the tags in plugin.h).
#pragma once
#include <trellis/plugin.h>

#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace trellis::sdk {

/// Why a call cannot be done, as one sentence for the person at the screen.
class Error : public std::exception {
public:
    explicit Error(std::string sentence, trellis_status status = TRELLIS_FAULT)
        : sentence_(std::move(sentence)), status_(status) {}
    const char* what() const noexcept override { return sentence_.c_str(); }
    trellis_status status() const noexcept { return status_; }

private:
    std::string sentence_;
    trellis_status status_;
};

/// A civil day. Differences are in days.
class Day {
public:
    constexpr explicit Day(trellis_day days) : days_(days) {}
    constexpr trellis_day days() const { return days_; }
    constexpr Day operator+(int days) const { return Day(days_ + days); }
    constexpr Day operator-(int days) const { return Day(days_ - days); }
    constexpr int operator-(Day other) const { return days_ - other.days_; }
    constexpr bool operator==(Day o) const { return days_ == o.days_; }
    constexpr bool operator!=(Day o) const { return days_ != o.days_; }
    constexpr bool operator<(Day o) const { return days_ < o.days_; }
    constexpr bool operator<=(Day o) const { return days_ <= o.days_; }
    constexpr bool operator>(Day o) const { return days_ > o.days_; }
    constexpr bool operator>=(Day o) const { return days_ >= o.days_; }
    /// "16 September 2025".
    std::string words() const;

private:
    trellis_day days_;
};

namespace detail {

inline const trellis_host*& host() {
    static const trellis_host* host = nullptr;
    return host;
}

/// The host's function table `id`, looked up once. A host that does not offer it is a host too old for this plugin.
template <class Table> const Table& service(const char* id) {
    static const Table* table = static_cast<const Table*>(host()->feature(host(), id));
    if (!table) throw Error(std::string("This workbench does not offer ") + id + ".", TRELLIS_UNSUPPORTED);
    return *table;
}
inline const trellis_host_record& records() { return service<trellis_host_record>(TRELLIS_HOST_RECORD); }
inline const trellis_host_timeline& timelines() { return service<trellis_host_timeline>(TRELLIS_HOST_TIMELINE); }
inline const trellis_host_draft& drafts() { return service<trellis_host_draft>(TRELLIS_HOST_DRAFT); }

inline void must(trellis_status status, const std::string& about) {
    if (status == TRELLIS_OK) return;
    if (status == TRELLIS_NOT_DECLARED) throw Error("The plugin reads " + about + ", which its plugin.xml does not declare.", status);
    throw Error("The workbench did not accept " + about + ".", status);
}
inline std::string text(const char* given) { return given ? given : ""; }
inline std::optional<Day> day(trellis_day given) {
    return given == TRELLIS_NO_DAY ? std::nullopt : std::optional<Day>(Day(given));
}

} // namespace detail

/// One answer as it was given. Empty where there is none or where it is of another type.
class Answer {
public:
    explicit Answer(const trellis_value& value) : value_(value) {}
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
    Row(const trellis_record* record, const char* rows, std::uint32_t index) : record_(record), rows_(rows), index_(index) {}
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
    explicit Record(const trellis_record* record) : record_(record) {}
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
        for (std::uint32_t i = 0, n = detail::records().row_count(record_, item); i < n; ++i) all.emplace_back(record_, item, i);
        return all;
    }
    std::vector<SignOff> signOffs() const {
        std::vector<SignOff> all;
        for (std::uint32_t i = 0, n = detail::records().sign_off_count(record_); i < n; ++i)
            all.push_back({detail::text(detail::records().sign_off_person(record_, i)),
                           detail::day(detail::records().sign_off_day(record_, i))});
        return all;
    }
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

/// The records of one agreement in order, its terms, and the people who are party to it.
class Timeline {
public:
    explicit Timeline(const trellis_timeline* timeline) : timeline_(timeline) {}
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
    std::optional<Day> leftOn(const std::string& person) const { return detail::day(api().left_on(timeline_, person.c_str())); }
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

/// A code to write, apart from a text: `draft.set("session.type", Code{"CLIN"})`.
struct Code {
    std::string code;
};

namespace detail {

/// A trellis_value with the storage it points into.
class Written {
public:
    Written(bool yes) : Written(Type{TRELLIS_BOOLEAN}) { value_.number = yes; }
    Written(int number) : Written(double(number)) {}
    Written(double number) : Written(Type{TRELLIS_NUMBER}) { value_.number = number; }
    Written(const char* text) : Written(std::string(text)) {}
    Written(std::string text) : Written(Type{TRELLIS_TEXT}) { text_ = std::move(text); }
    Written(Code code) : Written(Type{TRELLIS_CODE}) { text_ = std::move(code.code); }
    Written(Day day) : Written(Type{TRELLIS_DAY}) { value_.day = day.days(); }
    Written(std::vector<std::string> codes) : Written(Type{TRELLIS_CODES}) { codes_ = std::move(codes); }
    const trellis_value* raw() const {
        value_.text = text_.c_str();
        pointers_.clear();
        for (auto& code : codes_) pointers_.push_back(code.c_str());
        value_.codes = pointers_.data();
        value_.code_count = std::uint32_t(pointers_.size());
        return &value_;
    }

private:
    struct Type {
        trellis_type type;
    };
    explicit Written(Type type) : value_{} {
        value_.size = sizeof value_;
        value_.type = type.type;
        value_.day = TRELLIS_NO_DAY;
    }
    mutable trellis_value value_;
    std::string text_;
    std::vector<std::string> codes_;
    mutable std::vector<const char*> pointers_;
};

} // namespace detail

/// A row of a draft: written cell by cell.
class DraftRow {
public:
    DraftRow(trellis_draft* draft, std::string rows, std::uint32_t index) : draft_(draft), rows_(std::move(rows)), index_(index) {}
    std::string id() const { return detail::text(detail::drafts().row_id(draft_, rows_.c_str(), index_)); }
    Answer answer(const char* item) const {
        trellis_value value{};
        value.size = sizeof value;
        detail::must(detail::drafts().cell(draft_, rows_.c_str(), index_, item, &value), item);
        return Answer(value);
    }
    DraftRow& set(const char* item, const detail::Written& value) {
        detail::must(detail::drafts().set_cell(draft_, rows_.c_str(), index_, item, value.raw()), item);
        return *this;
    }

private:
    trellis_draft* draft_;
    std::string rows_;
    std::uint32_t index_;
};

/// What a new record starts with.
class Draft {
public:
    explicit Draft(trellis_draft* draft) : draft_(draft) {}
    /// Does this form ask that? A locality may have hidden an item; a kind may be written on several forms.
    bool asks(const char* item) const { return detail::drafts().asks(draft_, item) != 0; }
    Draft& set(const char* item, const detail::Written& value) {
        detail::must(detail::drafts().set(draft_, item, value.raw()), item);
        return *this;
    }
    DraftRow addRow(const char* rows) {
        std::uint32_t index = 0;
        detail::must(detail::drafts().add_row(draft_, rows, &index), rows);
        return {draft_, rows, index};
    }
    /// Brings a row of an earlier record along, with its id.
    DraftRow copyRow(const Row& row) {
        std::uint32_t index = 0;
        detail::must(detail::drafts().copy_row(draft_, row.rows().c_str(), row.raw(), row.index(), &index), row.rows());
        return {draft_, row.rows(), index};
    }
    /// Those that the form has carried over stand here already.
    std::vector<DraftRow> rows(const char* item) const {
        std::vector<DraftRow> all;
        for (std::uint32_t i = 0, n = detail::drafts().row_count(draft_, item); i < n; ++i) all.emplace_back(draft_, item, i);
        return all;
    }

private:
    trellis_draft* draft_;
};

/// What deserves a look. Messages are whole sentences: what is the matter, what to do.
class Findings {
public:
    explicit Findings(trellis_findings* sink) : sink_(sink) {}
    void note(const char* item, const char* code, const std::string& message) { add(TRELLIS_NOTE, item, code, message); }
    void ask(const char* item, const char* code, const std::string& message) { add(TRELLIS_ASK, item, code, message); }
    void refuse(const char* item, const char* code, const std::string& message) { add(TRELLIS_REFUSE, item, code, message); }
    void note(const Row& row, const char* item, const char* code, const std::string& message) { add(TRELLIS_NOTE, row, item, code, message); }
    void ask(const Row& row, const char* item, const char* code, const std::string& message) { add(TRELLIS_ASK, row, item, code, message); }
    void refuse(const Row& row, const char* item, const char* code, const std::string& message) { add(TRELLIS_REFUSE, row, item, code, message); }

private:
    static const trellis_host_findings& api() { return detail::service<trellis_host_findings>(TRELLIS_HOST_FINDINGS); }
    void add(trellis_severity severity, const char* item, const char* code, const std::string& message) {
        detail::must(api().add(sink_, severity, item, nullptr, nullptr, code, message.c_str()), std::string("the finding ") + code);
    }
    void add(trellis_severity severity, const Row& row, const char* item, const char* code, const std::string& message) {
        detail::must(api().add(sink_, severity, item, row.rows().c_str(), row.id().c_str(), code, message.c_str()),
                     std::string("the finding ") + code);
    }
    trellis_findings* sink_;
};

enum StateFlags : std::uint32_t { Open = 0, Editable = TRELLIS_STATE_EDITABLE, Held = TRELLIS_STATE_HELD, Closed = TRELLIS_STATE_CLOSED };
constexpr StateFlags operator|(StateFlags a, StateFlags b) { return StateFlags(std::uint32_t(a) | std::uint32_t(b)); }
enum class Effect : trellis_effect {
    None = TRELLIS_EFFECT_NONE,
    Finish = TRELLIS_EFFECT_FINISH,
    Sign = TRELLIS_EFFECT_SIGN,
    Amend = TRELLIS_EFFECT_AMEND,
    Discard = TRELLIS_EFFECT_DISCARD
};

/// The life of a kind: its states, the first being where a draft begins, and the ways between them.
class Description {
public:
    explicit Description(trellis_description* sink) : sink_(sink) {}
    Description& state(const char* id, const char* label, StateFlags flags = Open) {
        trellis_state state{sizeof state, id, label, flags};
        detail::must(api().state(sink_, &state), std::string("the state ") + id);
        return *this;
    }
    Description& transition(const char* id, const char* label, const char* from, const char* to, Effect effect = Effect::None,
                            unsigned signatures = 0) {
        trellis_transition way{sizeof way, id, label, from, to, trellis_effect(effect), signatures};
        detail::must(api().transition(sink_, &way), std::string("the transition ") + id);
        return *this;
    }

private:
    static const trellis_host_description& api() { return detail::service<trellis_host_description>(TRELLIS_HOST_DESCRIPTION); }
    trellis_description* sink_;
};

enum class Standing : trellis_standing {
    NotDue = TRELLIS_NOT_DUE,
    Due = TRELLIS_DUE,
    InGrace = TRELLIS_IN_GRACE,
    Overdue = TRELLIS_OVERDUE,
    Never = TRELLIS_NEVER,
    Excluded = TRELLIS_EXCLUDED
};

/// When the next record is due. Members as in plugin.h.
struct Due {
    Standing standing = Standing::NotDue;
    std::optional<Day> due, lastHeld, planned;
    int daysPast = 0;
    std::string band, reason;
};

/// Derive from this. `id` is the kind's id in plugin.xml.
class Kind {
public:
    explicit Kind(const char* id) : id_(id) {}
    virtual ~Kind() = default;
    const char* id() const { return id_; }
    virtual void describe(Description& description) const = 0;
    virtual void prefill(const Timeline&, Draft&) const {}
    virtual void check(const Record&, const Timeline&, Findings&) const {}
    virtual std::string summary(const Record&) const { return {}; }
    virtual std::optional<Due> due(const Timeline&) const { return std::nullopt; }

private:
    const char* id_;
};

/// Working days, as the workbench counts them where it is used.
inline bool workingDay(Day day) {
    return detail::service<trellis_host_calendar>(TRELLIS_HOST_CALENDAR).is_working_day(day.days()) != 0;
}
inline Day plusWorkingDays(Day from, int days) {
    return Day(detail::service<trellis_host_calendar>(TRELLIS_HOST_CALENDAR).plus_working_days(from.days(), days));
}
/// One line for the log that a developer reads; no answers.
inline void log(const std::string& message) { detail::host()->log(detail::host(), message.c_str()); }

inline std::string Day::words() const {
    static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
    // Days to civil date after the well-known era arithmetic: years begin on 1 March, an era has 146,097 days.
    const long shifted = long(days_) + 719468;
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long dayOfEra = shifted - era * 146097;
    const long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const long month = (5 * dayOfYear + 2) / 153; // 0 = March
    const long day = dayOfYear - (153 * month + 2) / 5 + 1;
    const long year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
    return std::to_string(day) + " " + months[(month + 2) % 12] + " " + std::to_string(year);
}

/// The plugin that consists of these kinds. TRELLIS_PLUGIN makes one; nobody else needs to.
template <class... Kinds> class Plugin {
public:
    static trellis_status TRELLIS_CALL init(const trellis_host* host) noexcept {
        detail::host() = host;
        return TRELLIS_OK;
    }
    static const void* TRELLIS_CALL feature(const char* id) noexcept {
        static const trellis_plugin_kind table{sizeof table, &count, &id_, &describe, &prefill, &check, &summary, &due};
        return std::strcmp(id, TRELLIS_KIND) == 0 ? &table : nullptr;
    }

private:
    static constexpr std::uint32_t size = sizeof...(Kinds);
    static const Kind* at(std::uint32_t index) {
        static const std::tuple<Kinds...> kinds;
        static const Kind* const all[] = {&std::get<Kinds>(kinds)...};
        return index < size ? all[index] : nullptr;
    }
    static const Kind& named(const char* id) {
        for (std::uint32_t i = 0; i < size; ++i)
            if (std::strcmp(at(i)->id(), id) == 0) return *at(i);
        throw Error(std::string("This plugin has no kind called ") + id + ".", TRELLIS_BAD_INPUT);
    }
    /// The wall: whatever happens inside becomes a status and a sentence.
    template <class Work> static trellis_status guarded(Work work) noexcept {
        try {
            work();
            return TRELLIS_OK;
        } catch (const Error& error) {
            return detail::host()->fail(detail::host(), error.status(), error.what());
        } catch (const std::exception& error) {
            return detail::host()->fail(detail::host(), TRELLIS_FAULT, error.what());
        } catch (...) {
            return detail::host()->fail(detail::host(), TRELLIS_FAULT, "The plugin stopped without saying why.");
        }
    }

    static std::uint32_t TRELLIS_CALL count() noexcept { return size; }
    static const char* TRELLIS_CALL id_(std::uint32_t index) noexcept { return index < size ? at(index)->id() : nullptr; }
    static trellis_status TRELLIS_CALL describe(const char* kind, trellis_description* sink) noexcept {
        return guarded([&] {
            Description description(sink);
            named(kind).describe(description);
        });
    }
    static trellis_status TRELLIS_CALL prefill(const char* kind, const trellis_timeline* timeline, trellis_draft* sink) noexcept {
        return guarded([&] {
            Draft draft(sink);
            named(kind).prefill(Timeline(timeline), draft);
        });
    }
    static trellis_status TRELLIS_CALL check(const char* kind, const trellis_record* record, const trellis_timeline* timeline,
                                             trellis_findings* sink) noexcept {
        return guarded([&] {
            Findings findings(sink);
            named(kind).check(Record(record), Timeline(timeline), findings);
        });
    }
    static trellis_status TRELLIS_CALL summary(const char* kind, const trellis_record* record, trellis_line* sink) noexcept {
        return guarded([&] {
            const std::string line = named(kind).summary(Record(record));
            detail::must(detail::service<trellis_host_line>(TRELLIS_HOST_LINE).set(sink, line.c_str()), "the summary");
        });
    }
    static trellis_status TRELLIS_CALL due(const char* kind, const trellis_timeline* timeline, trellis_due_sink* sink) noexcept {
        return guarded([&] {
            const auto found = named(kind).due(Timeline(timeline));
            if (!found) return;
            const auto number = [](const std::optional<Day>& day) { return day ? day->days() : TRELLIS_NO_DAY; };
            const trellis_due due{sizeof due,          trellis_standing(found->standing), number(found->due),
                                  number(found->lastHeld), number(found->planned), found->daysPast,
                                  found->band.c_str(), found->reason.c_str()};
            detail::must(detail::service<trellis_host_due>(TRELLIS_HOST_DUE).set(sink, &due), "the due date");
        });
    }
};

} // namespace trellis::sdk

/// TRELLIS_PLUGIN("example.walks", "1.0.0", Walk): id and version as in plugin.xml, then the classes of its kinds.
#define TRELLIS_PLUGIN(plugin_id, plugin_version, ...)                                                                     \
    const trellis_entry trellis_plugin_entry = {sizeof(trellis_entry),                                                     \
                                                TRELLIS_ABI,                                                               \
                                                plugin_id,                                                                 \
                                                plugin_version,                                                            \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::init,                                \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::feature}
