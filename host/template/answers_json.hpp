// Answers as JSON, in and out: {"item": value, …, "actions": [{"action.what": "…"}, …]}.
//
// text, long-text: string · integer, decimal, scale: number · boolean: true/false · date "2025-09-16" · time "10:05" ·
// choice, person, case: the code · choices: array of codes · rows: array of objects; a row keeps its id under "#id".
// null clears an answer; {"#missing": "declined"} is no answer with its reason. Codes that the form does not (or no
// longer) know are taken as they are and become findings. Numbers are written as short as they can be read back
// exactly.
#pragma once
#include "model/answers.hpp"
#include "template/form.hpp"

#include <string>

namespace trellis {

/// Error TR-F10 (not JSON), TR-F01 (no such item; suggests the nearest), TR-F02 (wrong type: names item, wanted, got).
/// Rows without "#id" get a new one from `context`. Cleared answers are in the result as Missing, so that Form::setAll
/// clears them.
Answers answersFromJson(std::string_view json, const Template& form, const FormContext& context);
/// Pretty-printed with two spaces when `pretty`.
std::string answersToJson(const Answers& answers, const Template& form, bool pretty = true);

/// What `trellis template eval` prints: an array of {id, row?, type, relevant, required, value,
/// findings:[{code,message}]}.
std::string formToJson(const Form& form, bool pretty = true);

} // namespace trellis
