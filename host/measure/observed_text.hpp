// Observations as one compact text, for the workspace's own cache: read in bulk, never shown to anybody.
#pragma once
#include "measure/observation.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace trellis {

/// One line each; fields with tabs between, in the order of the struct. Text fields are escaped (\t \n \\).
std::string writeObserved(const Observed& observed);
/// nullopt when the text is not one that writeObserved() made.
std::optional<Observed> readObserved(const std::string& text);

/// One observation as it stands in such a text: what there are few different ones of is handed on as the words it is
/// written with, the same for the same, so that whoever knows them already need not read them.
struct WrittenObservation {
    Date day;
    std::string_view amount;     ///< amountOf(): numerator and denominator
    std::string_view parties;    ///< partiesOf()
    std::string_view dimensions; ///< dimensionsOf()
};
/// Line by line. False at the first line that is none; everything before it was handed on.
bool eachWritten(const std::string& text, const std::function<void(const WrittenObservation&)>& observation,
                 const std::function<void(Exclusion)>& exclusion);
std::optional<std::pair<double, double>> amountOf(std::string_view written);
/// Person, supervisor, agreement and locality; of the rest of the observation nothing is set.
std::optional<Observation> partiesOf(std::string_view written);
std::optional<std::map<std::string, ObservedGroup>> dimensionsOf(std::string_view written);

} // namespace trellis
