// The patterns of regex(): a small, documented part of the usual notation, matched in time that grows with the text
// only.
//
//     literals     any character; \. \\ \( … for one that has a meaning; \n \t \r
//     classes      .  [abc]  [a-z]  [^0-9]  \d \D \w \W \s \S (also inside brackets)
//     grouping     (…)  (?:…)  a|b
//     repetition   *  +  ?  {3}  {2,}  {2,5}      (at most 1,000 times)
//     anchors      ^ at the very beginning and $ at the very end, where they change nothing: the whole text must match
//
// Everything counts code points (ruling E4). \d is 0-9, \w is A-Z a-z 0-9 _, \s is space, tab, line ends. There are no
// back references and no looking ahead or behind: without them a pattern can be followed in step with the text, so that
// no pattern and no text can make the form hang or exhaust the stack, as backtracking matchers (std::regex among them)
// do.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace trellis {

struct PatternError {
    std::size_t offset = 0; ///< byte in the pattern
    std::string message;
};

class TextPattern {
public:
    static std::variant<TextPattern, PatternError> compile(std::string_view pattern);

    /// Whether the whole text matches. nullopt ("unknown") where text times pattern would take more than about a tenth
    /// of a second, which needs a text of many pages and a pattern of many repetitions.
    std::optional<bool> matches(std::string_view text) const;

private:
    friend class PatternCompiler;
    /// Code points, as ranges; `negated` means all others.
    struct CharacterSet {
        std::vector<std::pair<char32_t, char32_t>> ranges;
        bool negated = false;
        bool has(char32_t point) const;
    };
    /// A program in the manner of Thompson: Split goes on at both places, Take needs one code point of its set.
    struct Step {
        enum class Kind { Take, Split, Jump, End } kind = Kind::End;
        int first = 0;  ///< next place, for Take: the set
        int second = 0; ///< the other place of a Split
    };
    std::vector<Step> steps_;
    std::vector<CharacterSet> sets_;
};

} // namespace trellis
