#include "kinds.hpp"
#include "life.hpp"

#include <set>

namespace meta {

UpwardFeedback::UpwardFeedback()
    : Kind("upward-feedback") {}
void UpwardFeedback::describe(Description& life) const { describeKept(life); }
void UpwardFeedback::check(const Record& record, const Timeline&, Findings& findings) const {
    const auto inWords = [&](const char* item) {
        return record.text(item).find_first_not_of(" \t\r\n") != std::string::npos;
    };
    if (inWords("upward.helped") || inWords("upward.more") || record.number("upward.safe") ||
        record.number("upward.sure"))
        return;
    findings.refuse(
        "upward.helped", "upward.nothing",
        "Nothing is said here yet. Please answer at least one question in your own words: what helped, or what "
        "you would like more or less of.");
}
std::string UpwardFeedback::summary(const Record&) const { return {}; }

RecordReview::RecordReview()
    : Kind("record-review") {}
void RecordReview::describe(Description& life) const { describeApart(life); }
std::string RecordReview::summary(const Record& record) const { return oneLine(record.text("review.record")); }

PlaceEvent::PlaceEvent()
    : Kind("place-event") {}
void PlaceEvent::describe(Description& life) const { describeKept(life); }
std::string PlaceEvent::summary(const Record& record) const {
    const auto place = record.text("event.locality"), label = record.text("event.label");
    return oneLine(place.empty() || label.empty() ? place + label : place + ": " + label);
}

ContextOfPlace::ContextOfPlace()
    : Kind("context-assessment") {}
void ContextOfPlace::describe(Description& life) const { describeKept(life); }
std::string ContextOfPlace::summary(const Record& record) const {
    const auto place = record.text("context.locality"), instrument = record.text("context.instrument");
    return oneLine(instrument.empty() ? place : place + ", " + instrument);
}

CrossSiteReview::CrossSiteReview()
    : Kind("cross-site-review") {}
void CrossSiteReview::describe(Description& life) const { describeKept(life); }
std::string CrossSiteReview::summary(const Record& record) const {
    const auto from = record.day("review.from"), to = record.day("review.to");
    return from && to ? from->words() + " to " + to->words() : std::string();
}

Statement::Statement()
    : Kind("cmo-statement") {}
void Statement::describe(Description& life) const { describeKept(life); }
std::string Statement::summary(const Record& record) const {
    auto line = record.text("cmo.label");
    if (const auto status = record.code("cmo.status"); !status.empty())
        line += (line.empty() ? "" : ", ") + record.label("cmo.status", status);
    return oneLine(line);
}

Coding::Coding()
    : Kind("cfir-coding") {}
void Coding::describe(Description& life) const { describeApart(life); }
void Coding::check(const Record& record, const Timeline&, Findings& findings) const {
    std::set<std::string> seen;
    for (auto& row : record.rows("codes")) {
        const auto unit = row.text("code.extract") + "\n" + row.code("code.construct") + "\n" + row.code("code.role");
        if (!row.code("code.construct").empty() && !seen.insert(unit).second)
            findings.refuse(row, "code.construct", "coding.twice",
                            "This extract has this construct twice. Please keep one row; mixed is a box of its own.");
    }
}
std::string Coding::summary(const Record& record) const {
    const auto rows = record.rows("codes").size();
    auto line = record.text("coding.round");
    if (rows > 0) line += (line.empty() ? "" : ", ") + std::to_string(rows) + (rows == 1 ? " code" : " codes");
    return oneLine(line);
}

} // namespace meta
