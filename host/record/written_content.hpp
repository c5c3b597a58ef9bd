// The leaves of one entry straight to the text that is kept and the hash that is signed, with no Content in between.
// For whoever keeps many: a Content holds three texts for each answer, and most of what they cost is asking for memory.
// What comes out is, byte by byte, what Content makes of the same leaves and the same chance.
#pragma once
#include "record/content.hpp"

namespace trellis {

struct WrittenContent {
    std::string text; ///< as Content::text()
    std::string hash; ///< as Content::hash()
};

inline WrittenContent written(const Content& content) { return {content.text(), content.hash()}; }

/// The answers in the order of leafTexts(), then `further`; each draws its salt when its turn comes. Errors as
/// leafTexts().
WrittenContent writeContent(const Answers& answers, const ItemClasses& classes, const std::vector<LeafText>& further,
                            Random& random);

/// A leaf by its parts, none of them its own: what leafTexts() makes, without copying it.
struct LeafParts {
    std::string_view item, row;
    ClassSet classes;
    std::string_view owner, type;
    const Value& value;
};
/// As readLeaf(), of a piece of a longer text.
LeafText leafIn(std::string_view text);
/// Each leaf of the answers, in the order of leafTexts(). Errors as there.
void eachLeaf(const Answers& answers, const ItemClasses& classes, const std::function<void(const LeafParts&)>& take);
/// As writeLeaf(), behind what stands in `out`.
void appendLeaf(std::string& out, const LeafParts& leaf);

} // namespace trellis
