// How the functions of a plugin are named on the pipe. A call is: sequence, plugin, then
//     table (1 byte), function (1 byte), the id it is about, the moment it is now, and its arguments in order.
// A measure's argument is its timeline; a view's are its question and, where it has a scope, its timeline; an export's is
// its timeline.
#pragma once
#include <cstdint>

namespace trellis {

enum class Table : std::uint8_t { Kind, Measure, View, Export };
enum class KindCall : std::uint8_t { Describe, Prefill, Check, Summary, Due };
/// The other tables have one function each.
constexpr std::uint8_t onlyCall = 0;

} // namespace trellis
