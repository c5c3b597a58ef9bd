#include "portfolio.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace reflective;

namespace {

PortfolioEntry entry(const std::string& words) {
    return {"2025-09-16", "16 September 2025", "Kettle", {"Coaching", "Hope"}, {}, "3 of 4", words};
}
bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("What looks like the code of a person or a case is taken out of words that leave") {
    CHECK(withoutCodes("With FK-09 and FK-CP3, twice.") == "With [code left out] and [code left out], twice.");
    CHECK(withoutCodes("SB-12") == "[code left out]");
    CHECK(withoutCodes("(FK-9)") == "([code left out])");
    CHECK(holdsCode("see FK-09"));
}

TEST_CASE("Words that only resemble a code stay as they are") {
    for (auto* text : {"", "a first-person account", "COVID-19 rules", "U05", "K-7", "FK-", "FK-x9", "xFK-09", "FK-09a",
                       "the mid-70s", "one-to-one", "ÄFK-09"}) {
        INFO(text);
        CHECK(withoutCodes(text) == text);
        CHECK_FALSE(holdsCode(text));
    }
}

TEST_CASE("What was typed is never markup on the page and never a formula in the table") {
    CHECK_FALSE(says(portfolioPage({entry("<script>x</script>")}, "FK-CP3", "today"), "<script>"));
    CHECK(says(portfolioTable({entry("=SUM(A1)")}), "\"'=SUM(A1)\""));
    CHECK(says(portfolioTable({entry("say \"no\"\nand wait")}), "\"say \"\"no\"\"\nand wait\""));
}

TEST_CASE("A page without any entry says why it is empty, and an entry without words has no line for them") {
    CHECK(says(portfolioPage({}, "FK-CP3", "today"), "No reflection has been marked for a portfolio yet."));
    CHECK_FALSE(says(portfolioPage({entry("")}, "FK-CP3", "today"), "What I take from it"));
    const auto page = portfolioPage({entry("Ask, then wait.")}, "FK-CP3", "16 September 2025");
    for (auto part : {"Kettle", "Coaching; Hope", "3 of 4", "Ask, then wait.", "16 September 2025", "FK-CP3"})
        CHECK(says(page, part));
}
