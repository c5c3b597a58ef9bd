// A leaf's text taken apart where it lies, without copying: for lists, which look at millions of leaves and keep little
// of each. Only leaves that are written the one way (content.hpp) with nothing that needs another spelling; that is
// nearly all. The others are read by leafIn(), which says what is wrong with them, too.
#pragma once
#include "model/answers.hpp"
#include "model/visibility.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace trellis {

struct PlainLeaf {
    std::string_view item, row;
    ClassSet classes;
    std::string_view owner, type;
    std::string_view words; ///< of a text or a code; empty for all other types
    std::string_view value; ///< as it is written, in JSON
    std::string_view front; ///< up to the classes: ["item","row",
    std::string_view back;  ///< from the owner on: "owner","type",value]
};
/// nullopt when leafIn() must read it. Error TR-T20 as there.
std::optional<PlainLeaf> plainLeaf(std::string_view text);

/// The same leaf without its classes, as appendLeaf() would write it, behind what stands in `out`.
void appendWithoutClasses(std::string& out, const PlainLeaf& leaf);

/// The answers of leaves that stand one below the other, in any order. Error TR-R13 as readLeaf(). A row whose place is
/// not among them is left out, as in answersFrom().
Answers answersFromLines(std::string_view lines);

} // namespace trellis
