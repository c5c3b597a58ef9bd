// How an answer given in one place still compares with answers given elsewhere, although the place adapted the form
// (design 5). Each core item of an adapted form carries it, so that a figure can say so in a footnote.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

/// In the order of how much it matters; what comes later says more.
enum class Comparability {
    AsIs,       ///< asked as in the core
    Translated, ///< also asked in another language
    Reworded,   ///< other words for the question, its help or a choice; codes and meaning are the same
    Reordered,  ///< stands elsewhere among the questions
    Narrowed,   ///< fewer answers can be given, or fewer people may see them; those that are given mean the same
    Hidden,     ///< not asked here: recorded as such, and never counted as zero
};

/// "as-is", "translated", "reworded", "reordered", "narrowed", "hidden".
std::string text(Comparability one);
std::optional<Comparability> comparabilityFromText(std::string_view text);
/// The same as a footnote says it: "also asked in another language", "not asked here".
std::string words(Comparability one);

} // namespace trellis
