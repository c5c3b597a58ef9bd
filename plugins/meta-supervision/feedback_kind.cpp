#include "kinds.hpp"
#include "life.hpp"

namespace meta {

Feedback::Feedback()
    : Kind("meta-feedback") {}

void Feedback::describe(Description& life) const { describeFeedback(life); }

void Feedback::check(const Record&, const Timeline&, Findings&) const {}

std::string Feedback::summary(const Record& record) const {
    const auto due = record.day("feedback.review-due");
    return due ? "look back by " + due->words() : std::string();
}

} // namespace meta
