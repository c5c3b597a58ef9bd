// A linter for text that is about to be kept: does it look as if a real person could be found by it? (domain.md 2.4,
// 2.7)
//
// No service user is ever named in Trellis; case codes stand for people. The linter knows the shapes that slip in
// when one is tired. It asks and never refuses, because it cannot know, and it prefers silence to a false alarm: a
// number is only called an NHS number when its check digit is right, a date only a date of birth when the words
// around it say so.
#pragma once
#include "model/finding.hpp"
#include "template/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trellis {

enum class IdentifierKind {
    NhsNumber,        ///< ten digits, alone or as 3-3-4, with the right modulus-11 check digit
    BirthDate,        ///< a full date after "born", "DoB", "date of birth", "dyddiad geni" …
    InitialsAndBirth, ///< two or three initials and a full date long ago: "J.B., 3/4/1961"
    Postcode,         ///< a United Kingdom postcode of a real postal area
    Phone,            ///< a United Kingdom telephone number
    Email,
    NiNumber, ///< National Insurance number
};

/// One place in the text, as bytes [begin, end).
struct IdentifierSpan {
    IdentifierKind kind = IdentifierKind::NhsNumber;
    std::size_t begin = 0, end = 0;
    bool operator==(const IdentifierSpan&) const = default;
};

/// In the order of the text, never overlapping. Linear in the length of the text.
std::vector<IdentifierSpan> identifiersIn(std::string_view text);

/// "This looks like an NHS number. A case code is enough here."
std::string sentence(IdentifierKind kind);

/// One finding (Ask, code "identifier") per answer that holds something of the kind; texts and case codes are looked
/// at.
std::vector<Finding> identifierFindings(const Template& form, const Answers& answers);

} // namespace trellis
