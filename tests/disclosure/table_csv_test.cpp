// Tables from files: what is refused, what is taken for a total, and what leaves.
#include "disclosure/table_csv.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <functional>

using namespace trellis;

namespace {

std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code() + " " + error.what();
    }
    return "";
}

std::string reading(const std::string& text) {
    return refusal([&] { countTableFromCsv(text); });
}

} // namespace

TEST_CASE("A file that is no table of counts is refused with its line and a reason") {
    CHECK(reading("").starts_with("TR-D50 Line 1"));
    CHECK(reading("Place\nFernwick\n").starts_with("TR-D50"));
    CHECK(reading("Place,New,Old\nFernwick,12\n").find("Line 2 of the table: it has 2 fields") != std::string::npos);
    CHECK(reading("Place,New\nFernwick,many\n").find("\"many\" under \"New\" is no count") != std::string::npos);
    CHECK(reading("Place,New\nFernwick,-3\n").starts_with("TR-D50"));
    CHECK(reading("Place,New\nFernwick,3.5\n").starts_with("TR-D50"));
    CHECK(reading("Place,New\nFernwick,\n").find("Write 0 for nobody") != std::string::npos);
    CHECK(reading("Place,New\nFernwick,99999999999\n").starts_with("TR-D50"));
    CHECK(reading("Place,New\n\"Fernwick,12\n").find("never closed") != std::string::npos);
    CHECK(reading("Place,New\n\"Fern\"wick,12\n").find("follows a quotation mark") != std::string::npos);
    CHECK(reading("Place,New\nFernwick,:3\n").starts_with("TR-D50"));
    CHECK(reading(std::string("Place,New\nFern\0wick,12\n", 23)).starts_with("TR-D50"));
    CHECK(reading("Place,Total\nFernwick,12\nTotal,12\n") == ""); // one column: it is not a total of anything else
}

TEST_CASE("Totals are recognised and must add up; the same table without them says the same") {
    const auto with =
        countTableFromCsv("Place,New,Old,Total\r\nFernwick,12,9,21\r\nStourbeck,14,11,25\r\nTotal,26,20,46\r\n");
    const auto without = countTableFromCsv("Place,New,Old\nFernwick,12,9\nStourbeck,14,11\n");
    CHECK(with.rows == without.rows);
    CHECK(with.columns == without.columns);
    CHECK(with.total() == 46);
    const auto wrong = reading("Place,New,Old,Total\nFernwick,12,9,22\nStourbeck,14,11,25\n");
    CHECK(wrong.starts_with("TR-D51"));
    CHECK(wrong.find("add up to 21, and its total says 22") != std::string::npos);
    CHECK(reading("Place,New,Old\nFernwick,12,9\nStourbeck,14,11\nTotal,26,21\n").starts_with("TR-D51"));
    // Said to have none: "Total" is then the name of a column like others.
    CHECK(countTableFromCsv("Place,New,Old,Total\nFernwick,12,9,22\n", GivenTotals::None).columns.size() == 3);
    CHECK(refusal([] { countTableFromCsv("Place,New\nFernwick,12\n", GivenTotals::Both); }).starts_with("TR-D50"));
}

TEST_CASE("A cell may say whose people it counts, and a supervisor who gives most of a line hides it (D5)") {
    const auto table =
        countTableFromCsv("Place,New,Old\nFernwick,FK-SV1:14 FK-SV2:6,FK-SV1:12 FK-SV2:8\nStourbeck,30,40\n");
    CHECK(table.cells[0][0].count == 20);
    CHECK(table.cells[0][0].bySupervisor.at("FK-SV1") == 14);
    CHECK(protect(table, {}).rowTotals[0].cover == Cover::Dominated);
}

TEST_CASE("What leaves has the marker and the rule, and neither a small number nor a formula") {
    const auto table = protect(countTableFromCsv("\"=cmd()\",New,\"Old, tired\",Other\nFernwick,48,43,50\n"
                                                 "Stourbeck,43,57,60\n+44,61,44,52\nHill,3,31,47\nDale,30,36,61\n"),
                               {});
    REQUIRE_FALSE(table.tooLittle);
    const auto text = releasedCsv(table);
    CHECK(text.starts_with("'=cmd(),New,\"Old, tired\",Other,Total\r\n"));
    CHECK(text.find("\r\n'+44,") != std::string::npos);
    CHECK(text.find("\r\nHill,*,") != std::string::npos);
    CHECK(text.find("Counts from 1 to 7 are hidden") != std::string::npos);
}

TEST_CASE("Where more than a third is hidden no file leaves, and the sentence says to write the account") {
    const auto table =
        protect(countTableFromCsv("Host,New,Competing,Old\nFernwick,12,9,3\nStourbeck,14,11,8\nA,10,2,0\n"), {});
    const auto said = refusal([&] { releasedCsv(table); });
    CHECK(said.starts_with("TR-D52 Too little to show: 7 of 9 numbers are hidden."));
    CHECK(said.find("Write the account instead") != std::string::npos);
}
