// How the functions of a plugin are named on the pipe. A call is: sequence, plugin, then
//     table (1 byte), function (1 byte), the id it is about, the moment it is now, and its arguments in order.
#pragma once
#include <cstdint>

namespace trellis {

enum class Table : std::uint8_t { Kind };
enum class KindCall : std::uint8_t { Describe, Prefill, Check, Summary, Due };

} // namespace trellis
