// The hash by which a record pins the form it was made with.
//
// It is BLAKE2b-256 over the *meaning* of a template: white space between elements, comments, the order of attributes,
// the way an expression is spaced and the place of a translation among others do not count; every word a person reads,
// every rule, every code and the order of sections, items, options and codes do. Two spellings of one template have one
// hash.
//
// The canonical form is text, one field after another, each written as "name:length:bytes\n" with the length in bytes,
// so that no two different templates can run together into one text. Empty fields are written too, except for what only
// an adapted form has (its origin; per item not-asked, adapted, offer), which is left out where there is none, so that
// the hashes of forms nobody adapted stay what they were. It begins with the
// field "trellis-form" = "1"; a change of the rules below would make that "2".
#pragma once
#include "template/template.hpp"

namespace trellis {

/// The text that is hashed. `ref.hash` and `xml` are not part of it.
std::string canonicalForm(const Template& form);
/// 64 hex digits.
std::string templateHash(const Template& form);
/// The same for one code list, for packs that carry lists on their own.
std::string codeListHash(const CodeList& list);

/// An expression without the white space outside its quotes: two valid ones that differ in nothing else are one.
std::string unspacedExpression(std::string_view text);

/// What a translation quotes in `of`: the first 8 hex digits of the hash of the label it translates.
std::string labelHash(std::string_view label);

} // namespace trellis
