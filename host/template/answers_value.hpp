// Answers as a JSON document at hand instead of its text (answers_json.hpp says how it looks): for whoever builds one,
// so that it need not be written only to be read again. Only for sources, because it shows nlohmann-json.
#pragma once
#include "template/answers_json.hpp"

#include <nlohmann/json_fwd.hpp>

namespace trellis {

/// Error TR-F10 (no object), TR-F01, TR-F02.
Answers answersFromValue(const nlohmann::ordered_json& json, const Template& form, const FormContext& context);
nlohmann::ordered_json answersToValue(const Answers& answers, const Template& form);

} // namespace trellis
