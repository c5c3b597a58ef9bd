// Why a place changed a form: one entry in the terms of FRAME (Wiltsey Stirman, Baumann and Miller 2019; domain.md 6.4).
//
// Every change of an overlay has one, and without it there is no change. The codes are those of the lists frame-*.xml in
// templates/code-lists; a heading of a list (such as FR2) is not specific enough.
#pragma once
#include "model/date.hpp"
#include "template/template_reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct FrameReason {
    std::vector<std::string> who;   ///< FD*: who took part in deciding; roles, never names
    std::string decider;            ///< FD*: whose word was the last; empty when it was shared
    std::string when;               ///< FW*: the phase
    std::string planned;            ///< FP*
    std::vector<std::string> goals; ///< FG*
    std::vector<std::string> reasons; ///< FR*, the leaves
    std::string fidelity;           ///< FF*: relation to the core; hiding a core item asks for FF2 or FF3
    std::vector<std::string> what;  ///< FX*
    std::vector<std::string> nature; ///< FN*: asked for where content (FX1) changes
    std::vector<std::string> context; ///< FC*: asked for where context (FX2) changes
    std::vector<std::string> level; ///< FL*: may be empty
    Date date;                      ///< decided on; the ledger's "since when"
    std::optional<Date> review;     ///< to be looked at again
    std::string recordedBy;         ///< a role of model/visibility.hpp, as text: "locality-admin"
    std::string target;             ///< "innovation" (what is delivered) or "strategy" (supervision, training, review)
    std::string description;        ///< in plain words
    Place place;
};

/// The rule for a hollow description, here and nowhere else: fewer than five words, or fewer than three different ones
/// that carry meaning. Words like "because", "local", "as discussed", "n/a" carry none, nor does anything under three
/// letters. Nobody who reads the ledger in two years could do anything with such a sentence.
bool hollow(const std::string& description);
inline constexpr std::size_t kLeastWords = 5, kLeastMeaningful = 3;

/// One attribute of <reason> whose values are codes.
struct FrameField {
    std::string_view attribute; ///< "who"
    std::string_view list;      ///< "frame-who"
    std::string_view title;     ///< "who decided", for sentences
    bool several = false;
    bool required = false;
};
const std::vector<FrameField>& frameFields();
/// The codes a reason has in that field; an empty vector for an unknown one.
std::vector<std::string> codesOf(const FrameReason& reason, std::string_view attribute);

/// "Programme manager (FD5), Individual practitioner (FD9)": codes with the words of their list, where it is found.
std::string frameWords(std::string_view list, const std::vector<std::string>& codes, const CodeListSource& lists);

} // namespace trellis
