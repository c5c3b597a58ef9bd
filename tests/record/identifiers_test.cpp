#include "record/identifiers.hpp"

#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

std::vector<IdentifierKind> kinds(std::string_view text) {
    std::vector<IdentifierKind> out;
    for (auto& span : identifiersIn(text)) out.push_back(span.kind);
    return out;
}

std::string found(std::string_view text) {
    std::string out;
    for (auto& span : identifiersIn(text)) out += std::string(text.substr(span.begin, span.end - span.begin)) + "|";
    return out;
}

using Kinds = std::vector<IdentifierKind>;

} // namespace

TEST_CASE("Ordinary supervision notes raise no alarm") {
    for (auto quiet : {"Listened to 4 minutes of the last call: five pieces of advice, one question.",
                       "FK-22, 7 weeks, CS3; U13 self 3/1, U07 2/2; SI-12 due 30 Sep.",
                       "Met 16/09/2025 10:05 to 11:00, next 30/09/2025 at 10.00.",
                       "0 1 2 3 4 5 6 7 8 9 10",
                       "0-4 by three",
                       "10 20 30 40 50",
                       "1234567890 is no number of anybody",
                       "943 476 5918 has the wrong last digit",
                       "the 2025-09-16 record, revision 0199f3c2-1111-7000-8000-000000000000",
                       "She was born to do this",
                       "born leader, 12 of them",
                       "My birthday cake was on 3 March",
                       "GP at 12/03/2025, CPN 13/03/2025",
                       "Room B12 4th floor",
                       "by e2 3rd",
                       "w1 4pm",
                       "K2 1AB is a component, then a typo",
                       "He said 'see you @ 5'",
                       "a@b",
                       "ratio 50 / 30 / 20",
                       "1111111111",
                       "£1,000,000",
                       "999 or 101 or 111",
                       "0.5 to 0.75",
                       "Cafodd y tîm wythnos brysur; ŵyn, tŷ, ïodin",
                       "\xff\xfe broken bytes 12",
                       "🙂 70% 🙂"}) {
        INFO(quiet);
        CHECK(found(quiet).empty());
    }
}

TEST_CASE("An NHS number is known by its check digit, alone or in groups of 3, 3 and 4") {
    CHECK(found("NHS 9434765919, rang back") == "9434765919|");
    CHECK(found("943 476 5919") == "943 476 5919|");
    CHECK(found("943-476-5919.") == "943-476-5919|");
    CHECK(kinds("94 3476 5919").empty()); // other groups are some other number
    CHECK(kinds("19434765919").empty());  // part of a longer one
    CHECK(found("9434765919-22") == "9434765919|");
    CHECK(found("943 476 5919 12 June") == "943 476 5919|");
    CHECK(kinds("943 476 5919") == Kinds{IdentifierKind::NhsNumber});
}

TEST_CASE("Exactly the numbers with the right check digit are NHS numbers") {
    SeededRandom random(5);
    for (int round = 0; round < 2000; ++round) {
        std::string digits;
        for (int i = 0; i < 10; ++i) digits += static_cast<char>('0' + random.between(i == 0 ? 1 : 0, 9));
        int sum = 0;
        for (int i = 0; i < 10; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
        CHECK((kinds(digits) == Kinds{IdentifierKind::NhsNumber}) == (sum % 11 == 0));
    }
}

TEST_CASE("A date is a date of birth when the words around it say so") {
    CHECK(found("dob 3/4/61, quiet") == "dob 3/4/61|");
    CHECK(found("D.O.B.: 03.04.1961") == "D.O.B.: 03.04.1961|");
    CHECK(found("Date of birth is 3rd of April 1961") == "Date of birth is 3rd of April 1961|");
    CHECK(found("was born on April 3, 1961") == "born on April 3, 1961|");
    CHECK(found("born 1961-04-03") == "born 1961-04-03|");
    CHECK(found("Dyddiad geni 3/4/1961") == "Dyddiad geni 3/4/1961|");
    CHECK(kinds("stubborn 3/4/1961").empty());
    CHECK(kinds("dob unknown").empty());
}

TEST_CASE("Initials beside a date long ago are a person") {
    CHECK(found("Saw JB (3/4/1961) again") == "JB (3/4/1961|");
    CHECK(found("J.B., 3 April 1961") == "J.B., 3 April 1961|");
    CHECK(kinds("JB 16/09/2025").empty());
    CHECK(kinds("FK-09 3/4/1961").empty());
}

TEST_CASE("Postcodes, telephones, e-mail addresses and National Insurance numbers are found") {
    CHECK(found("lives near PL4 8AA now") == "PL4 8AA|");
    CHECK(found("pl4 8aa") == "pl4 8aa|");
    CHECK(found("SW1A1AA") == "SW1A1AA|");
    CHECK(found("M1 1AE, EC1A 1BB, B33 8TH") == "M1 1AE|EC1A 1BB|B33 8TH|");
    CHECK(found("ring 07700 900123 today") == "07700 900123|");
    CHECK(found("01632 960 001") == "01632 960 001|");
    CHECK(found("(020) 7946 0000") == "(020) 7946 0000|");
    CHECK(found("+44 (0)20 7946 0000") == "+44 (0)20 7946 0000|");
    CHECK(found("+447700900123") == "+447700900123|");
    CHECK(found("mail jo.bloggs+x@example.nhs.uk.") == "jo.bloggs+x@example.nhs.uk|");
    CHECK(found("QQ 12 34 56 C") == ""); // Q is never used
    CHECK(found("NI: AB 12 34 56 C") == "AB 12 34 56 C|");
    CHECK(found("ab123456c") == "ab123456c|");
}

TEST_CASE("Several in one text come in order and do not overlap") {
    CHECK(kinds("JB 3/4/1961 PL4 8AA 9434765919 07700 900123") ==
          Kinds{IdentifierKind::InitialsAndBirth, IdentifierKind::Postcode, IdentifierKind::NhsNumber,
                IdentifierKind::Phone});
}

TEST_CASE("A note of a megabyte and random bytes are scanned to the end") {
    std::string text(1'000'000, 'x');
    text += " 943 476 5919";
    CHECK(found(text) == "943 476 5919|");
    CHECK(found(std::string(300'000, '0') + std::string(300'000, '@')).empty());
    SeededRandom random(9);
    for (int round = 0; round < 200; ++round) {
        std::string noise(300, ' ');
        random.fill(std::as_writable_bytes(std::span(noise)));
        std::size_t last = 0;
        for (auto& span : identifiersIn(noise)) {
            CHECK(span.begin >= last);
            CHECK(span.end > span.begin);
            CHECK(span.end <= noise.size());
            last = span.end;
        }
    }
}
