// A copy of one's own reflections for a portfolio of continuing professional development, without anything about the
// people one supports (domain.md 3.12). What goes into it is listed here and in plugin.xml; all else stays behind. Pure.
#pragma once
#include <string>
#include <vector>

namespace reflective {

/// What may leave of one reflection: its frame, and the words that were written for the portfolio.
struct PortfolioEntry {
    std::string day, dayWords;           ///< "2025-09-16", "16 September 2025"
    std::string model;                   ///< as it is called
    std::vector<std::string> components; ///< parts of the model it touched, in words
    std::vector<std::string> eyes;
    std::string confidence; ///< "3 of 4"; empty: not said
    std::string words;      ///< written for the portfolio, and nothing else that was written
};

/// What looks like a code of a person or a case ("FK-09", "FK-CP3") is taken out: "[code left out]".
std::string withoutCodes(const std::string& text);
bool holdsCode(const std::string& text);

/// A page to print. `author` is the code of whoever wrote them.
std::string portfolioPage(const std::vector<PortfolioEntry>& entries, const std::string& author, const std::string& today);
/// RFC 4180, one line an entry; nothing in it can be taken for a formula.
std::string portfolioTable(const std::vector<PortfolioEntry>& entries);

} // namespace reflective
