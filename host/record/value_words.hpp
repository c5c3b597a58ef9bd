// An answer in the words a person reads: labels for codes, days in words, the anchor of a scale.
#pragma once
#include "template/template.hpp"

#include <string>

namespace trellis {

/// Empty for an answer that is not there and has no reason. Person and case codes stay codes: names never leave the
/// workspace.
std::string valueWords(const Template& form, const Item& item, const Value& value);

/// "Tuesday 16 September 2025": a day as a heading.
std::string longDay(Date day);

} // namespace trellis
