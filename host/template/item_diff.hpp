// What changed in one item between two versions of its template. Private to template_diff.
//
// clang-format off
// what                                 class
// label help add title lines initial   cosmetic; so are serves, order, section, translation, words of options
// type                                 breaking; compatible from integer to decimal and text to long-text
// options                              a code more: compatible; one less: narrowing; words that changed codes: breaking
// scale                                other ends: breaking; finer steps: compatible; coarser: narrowing
// anchors                              cosmetic; words that changed points: breaking
// relevant required constraint         new or changed: narrowing; gone: compatible
// calculate                            breaking
// class                                more may see it: breaking (answered under another promise); fewer: narrowing
// owner                                new: narrowing; gone or changed: breaking
// core                                 gained: compatible; lost: breaking (places may now differ in it)
// carry                                compatible
// max                                  more rows: compatible; fewer: narrowing
// retired not-asked                    narrowing; taken back: compatible
// added                                compatible; narrowing if it must be answered
// removed, moved to another table      breaking: items are retired, never removed
// clang-format on
#pragma once
#include "template/template_diff.hpp"

namespace trellis::detail {

/// Cells are not compared here.
void diffItem(const Item& was, const Item& now, std::vector<TemplateChange>& out);
void diffTranslations(const std::string& id, const std::vector<Translation>& was, const std::vector<Translation>& now,
                      std::vector<TemplateChange>& out);
/// relevant, required, constraint: a rule that limits.
void diffRule(const std::string& id, const char* what, const CompiledExpression& was, const CompiledExpression& now,
              std::vector<TemplateChange>& out);
/// Says nothing when both are the same.
void diffWords(const std::string& id, const char* what, const std::string& was, const std::string& now, std::vector<TemplateChange>& out);

} // namespace trellis::detail
