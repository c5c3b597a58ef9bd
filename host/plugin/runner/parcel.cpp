#include "plugin/runner/parcel.hpp"

namespace trellis {
namespace {

void put(WireWriter& out, const std::vector<std::string>& all) {
    out.count(all.size());
    for (auto& each : all) out.text(each);
}
std::vector<std::string> takeTexts(WireReader& in) {
    std::vector<std::string> all(in.count(8));
    for (auto& each : all) each = in.text();
    return all;
}
void put(WireWriter& out, const std::optional<Date>& day) {
    out.flag(day.has_value());
    if (day) out.integer(day->days());
}
std::optional<Date> takeDay(WireReader& in) {
    if (!in.flag()) return std::nullopt;
    return Date(in.small());
}

void put(WireWriter& out, const Row& row, const ReadList& reads) {
    out.text(row.id);
    std::size_t seen = 0;
    for (auto& [item, value] : row.cells) seen += reads.contains(item);
    out.count(seen);
    for (auto& [item, value] : row.cells)
        if (reads.contains(item)) {
            out.text(item);
            trellis::put(out, value);
        }
}
Row takeRow(WireReader& in) {
    Row row{in.text(), {}};
    for (auto n = in.count(9); n > 0; --n) {
        auto item = in.text();
        row.cells[std::move(item)] = takeValue(in);
    }
    return row;
}
void putRows(WireWriter& out, const std::string& table, const std::vector<Row>& rows, const ReadList& reads) {
    out.text(table);
    out.count(rows.size());
    for (auto& row : rows) put(out, row, reads);
}

} // namespace

void put(WireWriter& out, const Value& value) {
    out.byte(static_cast<std::uint8_t>(value.index()));
    if (auto* missing = std::get_if<Missing>(&value)) out.text(missing->reason);
    else if (auto* yes = std::get_if<bool>(&value)) out.flag(*yes);
    else if (auto* number = std::get_if<double>(&value)) out.real(*number);
    else if (auto* text = std::get_if<std::string>(&value)) out.text(*text);
    else if (auto* code = std::get_if<Code>(&value)) out.text(code->code);
    else if (auto* codes = std::get_if<Codes>(&value)) put(out, *codes);
    else if (auto* day = std::get_if<Date>(&value)) out.integer(day->days());
    else if (auto* time = std::get_if<TimeOfDay>(&value)) out.integer(time->minutes);
}

Value takeValue(WireReader& in) {
    switch (in.byte()) {
    case 0: return Missing{in.text()};
    case 1: return in.flag();
    case 2: return in.real();
    case 3: return in.text();
    case 4: return Code{in.text()};
    case 5: return takeTexts(in);
    case 6: return Date(in.small());
    case 7: return TimeOfDay{static_cast<std::int16_t>(in.small())};
    default: throw Garbled();
    }
}

void put(WireWriter& out, const Answers& answers, const ReadList& reads) {
    std::size_t seen = 0;
    for (auto& [item, value] : answers.values) seen += reads.contains(item);
    out.count(seen);
    for (auto& [item, value] : answers.values)
        if (reads.contains(item)) {
            out.text(item);
            put(out, value);
        }
    seen = 0;
    for (auto& [table, rows] : answers.rows) seen += reads.contains(table);
    out.count(seen);
    for (auto& [table, rows] : answers.rows)
        if (reads.contains(table)) putRows(out, table, rows, reads);
}

Answers takeAnswers(WireReader& in) {
    Answers answers;
    for (auto n = in.count(9); n > 0; --n) {
        auto item = in.text();
        answers.values[std::move(item)] = takeValue(in);
    }
    for (auto n = in.count(16); n > 0; --n) {
        auto& rows = answers.rows[in.text()];
        for (auto each = in.count(16); each > 0; --each) rows.push_back(takeRow(in));
    }
    return answers;
}

void put(WireWriter& out, const trellis_record& handle) {
    auto& record = *handle.record;
    for (auto* text : {&record.id, &record.kind, &record.state, &record.form.id, &record.form.version, &record.form.hash})
        out.text(*text);
    out.integer(record.day.days());
    out.flag(record.draft);
    out.count(record.signOffs.size());
    for (auto& signOff : record.signOffs) {
        out.text(signOff.person);
        out.integer(signOff.at.ms);
    }
    for (auto* text : {&record.agreement, &record.supervisor, &record.author}) out.text(*text);
    put(out, record.supervisees);
    put(out, record.answers, *handle.reads);
}

TimelineRecord takeRecord(WireReader& in) {
    TimelineRecord record;
    for (auto* text : {&record.id, &record.kind, &record.state, &record.form.id, &record.form.version, &record.form.hash})
        *text = in.text();
    record.day = Date(in.small());
    record.draft = in.flag();
    for (auto n = in.count(16); n > 0; --n) {
        SignOff signOff;
        signOff.person = in.text();
        signOff.at.ms = in.integer();
        record.signOffs.push_back(std::move(signOff));
    }
    for (auto* text : {&record.agreement, &record.supervisor, &record.author}) *text = in.text();
    record.supervisees = takeTexts(in);
    record.answers = takeAnswers(in);
    return record;
}

void put(WireWriter& out, const trellis_timeline& handle) {
    auto& timeline = *handle.timeline;
    auto& terms = timeline.agreement;
    out.text(terms.id);
    out.text(terms.supervisor);
    put(out, terms.supervisees);
    put(out, terms.types);
    out.integer(terms.start.days());
    out.integer(terms.review.days());
    put(out, terms.ended);
    out.integer(terms.cadenceDays);
    out.integer(terms.plannedMinutes);
    out.flag(terms.signedByAll);
    out.count(timeline.people.size());
    for (auto& person : timeline.people) {
        out.text(person.code);
        out.integer(person.inPostSince.days());
        put(out, person.leftOn);
        out.count(person.absences.size());
        for (auto& absence : person.absences) {
            out.integer(absence.from.days());
            put(out, absence.to);
            out.text(absence.kind);
        }
    }
    out.integer(timeline.today.days());
    out.byte(static_cast<std::uint8_t>(timeline.scope));
    out.text(timeline.subject);
    out.text(timeline.locality);
    out.count(handle.own.size());
    for (auto& record : handle.own) put(out, record);
    out.count(handle.parts.size());
    for (auto& part : handle.parts) put(out, part);
}

Timeline takeTimeline(WireReader& in, int depth) {
    Timeline timeline;
    auto& terms = timeline.agreement;
    terms.id = in.text();
    terms.supervisor = in.text();
    terms.supervisees = takeTexts(in);
    terms.types = takeTexts(in);
    terms.start = Date(in.small());
    terms.review = Date(in.small());
    terms.ended = takeDay(in);
    terms.cadenceDays = in.small();
    terms.plannedMinutes = in.small();
    terms.signedByAll = in.flag();
    for (auto n = in.count(25); n > 0; --n) {
        Person person;
        person.code = in.text();
        person.inPostSince = Date(in.small());
        person.leftOn = takeDay(in);
        for (auto each = in.count(17); each > 0; --each) {
            Absence absence;
            absence.from = Date(in.small());
            absence.to = takeDay(in);
            absence.kind = in.text();
            person.absences.push_back(std::move(absence));
        }
        timeline.people.push_back(std::move(person));
    }
    timeline.today = Date(in.small());
    const auto scope = in.byte();
    if (scope > static_cast<std::uint8_t>(Scope::Everywhere)) throw Garbled(); // the last of them
    timeline.scope = static_cast<Scope>(scope);
    timeline.subject = in.text();
    timeline.locality = in.text();
    for (auto n = in.count(64); n > 0; --n) timeline.records.push_back(takeRecord(in));
    const auto parts = in.count(64);
    if (parts > 0 && depth >= deepestParts) throw Garbled();
    for (auto n = parts; n > 0; --n) timeline.parts.push_back(takeTimeline(in, depth + 1));
    return timeline;
}

trellis_timeline handleOf(const Timeline& timeline, const ReadList& reads, const FormSource& forms) {
    trellis_timeline handle;
    handle.timeline = &timeline;
    for (auto& record : timeline.records)
        handle.records.push_back(&handle.own.emplace_back(trellis_record{&record, &reads, &forms, {}, {}}));
    handle.parts.reserve(timeline.parts.size());
    for (auto& part : timeline.parts) handle.parts.push_back(handleOf(part, reads, forms));
    handle.gather();
    return handle;
}

void put(WireWriter& out, const ViewQuestion& question) {
    put(out, question.from);
    put(out, question.to);
    out.count(question.choices.size());
    for (auto& [choice, option] : question.choices) {
        out.text(choice);
        out.text(option);
    }
}

ViewQuestion takeQuestion(WireReader& in) {
    ViewQuestion question;
    question.from = takeDay(in);
    question.to = takeDay(in);
    for (auto n = in.count(16); n > 0; --n) {
        auto choice = in.text();
        question.choices[std::move(choice)] = in.text();
    }
    return question;
}

void put(WireWriter& out, const trellis_draft& draft) {
    out.text(draft.form->ref.hash);
    // All tables, also those that are not declared: how many rows there are may be asked of each.
    out.count(draft.answers.rows.size());
    for (auto& [table, rows] : draft.answers.rows) putRows(out, table, rows, *draft.reads);
}

Answers takeDraftRows(WireReader& in) {
    Answers answers;
    for (auto n = in.count(16); n > 0; --n) {
        auto& rows = answers.rows[in.text()];
        for (auto each = in.count(16); each > 0; --each) rows.push_back(takeRow(in));
    }
    return answers;
}

} // namespace trellis
