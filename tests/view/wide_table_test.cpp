#include "view/render.hpp"
#include "view/wide_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <random>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

/// `columns` columns; in the first ones the words change every `runs[i]` rows, in the others with every row.
ViewTable table(std::size_t columns, std::size_t rows, const std::vector<std::size_t>& runs) {
    ViewTable out;
    for (std::size_t c = 0; c < columns; ++c)
        out.columns.push_back({"c" + std::to_string(c), "Column " + std::to_string(c)});
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<ViewCell> row;
        for (std::size_t c = 0; c < columns; ++c)
            row.push_back({"cell " + std::to_string(c) + "." + std::to_string(c < runs.size() ? r / runs[c] : r), {}});
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t many = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++many;
    return many;
}

} // namespace

TEST_CASE("a table that fits stays whole") {
    const auto shape = parted(table(kWidestTable, 100, {50, 50}));
    CHECK(shape.columns.size() == kWidestTable);
    REQUIRE(shape.parts.size() == 1);
    CHECK(shape.parts.front().common.empty());
    CHECK(shape.parts.front().rows == 100);
}

TEST_CASE("a table without a row, or with numbers alone, is neither lost nor taken apart") {
    CHECK(parted(table(12, 0, {})).parts.size() == 1);
    auto numbers = table(12, 5, {5, 5, 5, 5, 5, 5});
    for (auto& column : numbers.columns) column.numeric = true;
    CHECK(parted(numbers).columns.size() == 12);
}

TEST_CASE("numbers take half the room of words, so that places stay beside each other") {
    auto delivery = table(8, 2, {});
    for (std::size_t c = 1; c < 7; ++c) delivery.columns[c].numeric = true;
    CHECK_FALSE(isWide(delivery));
    CHECK(parted(delivery).columns.size() == 8);
    CHECK(parted(delivery).parts.size() == 1);
    for (auto& column : delivery.columns) column.numeric = false;
    CHECK(isWide(delivery));
    CHECK(parted(delivery).columns.size() < 8);
}

TEST_CASE("a wide table whose lines all have the same in common keeps its caption") {
    const ViewModel view{.id = "example.same", .title = "Differences", .table = table(9, 3, {3, 3, 3})};
    const auto html = viewToHtml(view);
    CHECK_THAT(html, ContainsSubstring("<caption>The same as a table</caption>"));
    CHECK_THAT(html, ContainsSubstring("<b>Column 0</b> cell 0.0"));
    CHECK_THAT(html, !ContainsSubstring("Part 1 of 1"));
}

TEST_CASE("what a run of rows has in common is said once above them") {
    const auto shape = parted(table(10, 100, {50, 50, 100, 20}));
    CHECK(shape.columns == std::vector<std::size_t>{4, 5, 6, 7, 8, 9});
    REQUIRE(shape.parts.size() == 6); // at 0, 20, 40, 50, 60, 80
    CHECK(shape.parts[3].first == 50);
    CHECK(shape.parts[3].common.front() == std::pair<std::string, std::string>{"Column 0", "cell 0.1"});
}

TEST_CASE("a short wide table says above what makes the fewest parts, though each row differs") {
    const auto shape = parted(table(9, 4, {4, 1, 2}));
    CHECK(shape.columns.size() == kWidestTable);
    CHECK(shape.parts.size() == 2);
}

TEST_CASE("whatever the table, its parts hold every row once, in order, and every cell") {
    std::mt19937 random(1874);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::size_t> runs;
        for (std::size_t i = random() % 8; i > 0; --i) runs.push_back(1 + random() % 30);
        const auto whole = table(1 + random() % 16, random() % 80, runs);
        const auto shape = parted(whole);
        std::size_t next = 0;
        for (auto& part : shape.parts) {
            REQUIRE(part.first == next);
            next += part.rows;
            REQUIRE(part.common.size() + shape.columns.size() ==
                    (whole.rows.empty() ? shape.columns.size() : whole.columns.size()));
            for (std::size_t row = part.first; row < next; ++row)
                for (auto& [title, words] : part.common) {
                    const auto column = std::ranges::find(whole.columns, title, &ViewColumn::title);
                    REQUIRE(whole.rows[row][static_cast<std::size_t>(column - whole.columns.begin())].text == words);
                }
        }
        REQUIRE(next == whole.rows.size());
        REQUIRE(std::ranges::is_sorted(shape.columns));
    }
}

TEST_CASE("a wide page lies across and says a reason once for all the rows it holds for") {
    ViewModel view{.id = "example.ledger", .title = "Differences", .table = table(12, 60, {60, 60, 60, 60, 60, 30})};
    const auto html = viewToHtml(view);
    CHECK_THAT(html, ContainsSubstring("A4 landscape"));
    CHECK_THAT(html, ContainsSubstring("<b>Column 0</b> cell 0.0"));
    CHECK(times(html, "cell 0.0<") == 2); // two parts, as column 5 changes once
    CHECK(times(html, "<th scope=\"row\">") == 60);
    view.table.columns.resize(5);
    CHECK_THAT(viewToHtml(view), !ContainsSubstring("A4 landscape"));
}

TEST_CASE("on a wide page a part of one row is said as sentences, every cell of it") {
    const ViewModel view{.id = "example.ledger", .title = "Differences", .table = table(12, 2, {2, 1, 1, 1, 1, 1})};
    const auto html = viewToHtml(view);
    CHECK_THAT(html, !ContainsSubstring("<table"));
    for (int c = 0; c < 12; ++c)
        for (int r = 0; r < 2; ++r) {
            const auto cell = "cell " + std::to_string(c) + "." + std::to_string(c == 0 ? 0 : r) + "<";
            CHECK(times(html, cell) == (c == 0 ? 2u : 1u));
        }
}

TEST_CASE("where there is nothing to show, the reason stands alone and not over an empty table") {
    ViewModel view{.id = "example.none", .title = "Differences", .table = table(3, 0, {}), .empty = "Nothing differs."};
    for (auto& said : {viewToHtml(view), viewToCsv(view), viewToText(view)}) {
        CHECK_THAT(said, ContainsSubstring("Nothing differs."));
        CHECK_THAT(said, !ContainsSubstring("Column 0"));
    }
    view.empty.clear();
    CHECK_THAT(viewToCsv(view), ContainsSubstring("Column 0"));
}
