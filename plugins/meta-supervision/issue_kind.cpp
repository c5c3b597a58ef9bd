#include "kinds.hpp"
#include "life.hpp"

namespace meta {

SystemIssue::SystemIssue()
    : Kind("system-issue") {}

void SystemIssue::describe(Description& life) const { describeIssue(life); }

void SystemIssue::check(const Record&, const Timeline&, Findings&) const {}

std::string SystemIssue::summary(const Record& record) const { return record.text("issue.title"); }

} // namespace meta
