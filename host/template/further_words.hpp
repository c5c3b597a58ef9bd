// What an item says beside its label, help and choices: the words of a scale's points, the message of its constraint,
// the button that adds a row. They are translated like choices and go stale with the label, as choices do.
//
// In a Translation they stand among the options, under keys that no code can be: a code begins with a letter or a
// digit.
#pragma once
#include "template/template.hpp"

#include <string_view>

namespace trellis {

inline constexpr std::string_view messageKey = "!"; ///< <constraint-message>
inline constexpr std::string_view addKey = "+";     ///< <add>
std::string pointKey(double value);                 ///< "#2.5" for <anchor value="2.5">
bool isPointKey(std::string_view key);
bool isFurtherKey(std::string_view key); ///< any of the three; otherwise it is the code of a choice

struct FurtherWords {
    std::string key;
    std::string what;  ///< for a person who translates: "point 2.5", "constraint message", "add"
    std::string words; ///< as the form says them; never empty
};
std::vector<FurtherWords> furtherWordsOf(const Item& item);

/// Puts a translation's further words in the place of the item's.
void sayFurther(Item& item, const Translation& translation);

} // namespace trellis
