#include "kinds.hpp"
#include "life.hpp"

namespace meta {

MetaSession::MetaSession()
    : Kind("meta-session") {}

void MetaSession::describe(Description& life) const { describeMeeting(life); }

void MetaSession::check(const Record& record, const Timeline&, Findings& findings) const {
    if (record.yes("system.raise") == true)
        findings.note("system.raise", "system.write",
                      "Write the system issue after this meeting, so that it has an owner and a day for the answer.");
}

std::string MetaSession::summary(const Record& record) const {
    const auto minutes = record.number("session.actual-minutes");
    return minutes ? std::to_string(int(*minutes)) + " minutes" : std::string();
}

} // namespace meta
