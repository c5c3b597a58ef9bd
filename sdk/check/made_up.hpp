// Records and histories that nobody wrote, for a plugin to be asked about.
#pragma once
#include "model/environment.hpp"
#include "record/timeline.hpp"
#include "template/template.hpp"

namespace trellis::conformance {

/// A day that every run agrees on.
Date someDay();

/// An agreement of one supervisor and `supervisees` people, in force for two years before `today`, without a record.
Timeline anAgreement(Date today, int supervisees = 1);
/// A draft of that kind without an answer.
TimelineRecord anEmptyRecord(const std::string& kind, const Template& form, Date day);
/// The same with every question answered sensibly, tables with two rows.
TimelineRecord aFullRecord(const std::string& kind, const Template& form, Date day);
/// Anything that can stand in a record: missing answers with and without a reason, codes no list has, long texts, days
/// long past, tables up to their limit.
TimelineRecord anyRecord(const std::string& kind, const Template& form, Date day, SeededRandom& random);
/// An agreement with any people, absences and up to 30 records of that kind.
Timeline anyTimeline(const std::string& kind, const std::vector<TemplatePtr>& forms, Date today, SeededRandom& random);

} // namespace trellis::conformance
