// Answers as somebody gives them, before the form has said what each of them is: a text may still be a code, a day or a
// time. For whoever makes answers by the thousand and would write JSON only to have it read again (answers_json.hpp
// says what each kind of item takes).
#pragma once
#include "model/answers.hpp"
#include "template/form.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace trellis {

/// Missing clears an answer, or says why there is none.
using Given = std::variant<Missing, bool, double, std::string, std::vector<std::string>>;

/// Things by name, in the order they came; there are few.
template <class What> using Named = std::vector<std::pair<std::string, What>>;
template <class List> auto* named(List& list, std::string_view name) {
    for (auto& [there, what] : list)
        if (there == name) return &what;
    return static_cast<decltype(&list.front().second)>(nullptr);
}
/// What stands there under that name, or a new one behind all.
template <class What> What& under(Named<What>& list, std::string_view name) {
    if (auto* found = named(list, name)) return *found;
    return list.emplace_back(std::string(name), What{}).second;
}

struct GivenRow {
    Id id; ///< empty: a new one is drawn
    Named<Given> cells;
    bool operator==(const GivenRow&) const = default;
};

using GivenRows = Named<std::vector<GivenRow>>;

struct GivenAnswers {
    Named<Given> values;
    GivenRows rows;
    bool operator==(const GivenAnswers&) const = default;
};

/// As answersFromJson(), with the same errors but TR-F10.
Answers answersFrom(GivenAnswers given, const Template& form, const FormContext& context);
/// The rows of `answers`, as they would be given once more; cells in the order of the form.
GivenRows givenRows(const Answers& answers, const Template& form);

} // namespace trellis
