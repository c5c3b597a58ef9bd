#include "record/content.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"
#include "record/written_content.hpp"

#include <catch2/catch_test_macros.hpp>

#include <functional>

using namespace trellis;

namespace {

std::string codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

std::string anyText(SeededRandom& random) {
    static const char* const pieces[] = {"a", "Ŵ", "🙂", "\"", "\\", "\n", "\t", " ", "\x01", "tŷ", "é", "中"};
    std::string out;
    for (int n = random.between(0, 12); n > 0; --n) out += pieces[random.between(0, 11)];
    return out;
}

Value anyValue(SeededRandom& random) {
    switch (random.between(0, 7)) {
    case 0:
        return Missing{"declined"};
    case 1:
        return random.between(0, 1) == 1;
    case 2:
        return random.between(-1000, 1000) / 7.0;
    case 3:
        return Code{anyText(random)};
    case 4:
        return Codes{anyText(random), anyText(random)};
    case 5:
        return Date(random.between(-100000, 100000));
    case 6:
        return TimeOfDay{static_cast<std::int16_t>(random.between(0, 1439))};
    default:
        return anyText(random);
    }
}

Answers anyAnswers(SeededRandom& random, const FixedClock& clock) {
    Answers out;
    for (int n = random.between(0, 6); n > 0; --n) out.values["item" + std::to_string(n)] = anyValue(random);
    for (int n = random.between(0, 4); n > 0; --n) {
        Row row{newId(clock, random), {}};
        for (int k = random.between(0, 3); k > 0; --k) row.cells["cell" + std::to_string(k)] = anyValue(random);
        out.rows["rows"].push_back(row);
    }
    return out;
}

Content contentOf(const Answers& answers, SeededRandom& random) {
    Content out;
    for (const auto& leaf : leafTexts(answers, ItemClasses())) out.add(leaf, random);
    return out;
}

} // namespace

TEST_CASE("What is not a leaf, not UTF-8 or not a number is refused") {
    for (const char* text :
         {"", "{}", "[]", "[1,2,3,4,5,6]", R"(["a","","","","date","2025-02-30"])", R"(["a","","","","number","4"])",
          R"(["a","","","","what","4"])", R"(["a","","","","codes",[1]])", R"(["a","","","","truth",1])"})
        CHECK(codeOf([&] { readLeaf(text); }) == "TR-R13");
    for (const char* text : {"x", "+ 00 []\n", "- 00\n", "+ 00112233445566778899aabbccddeeff []", "* 0\n"})
        CHECK(codeOf([&] { Content::fromText(text); }) == "TR-R13");
    CHECK(codeOf([] { jsonText("\xC3"); }) == "TR-R12");
    CHECK(codeOf([] { jsonText("\xED\xA0\x80"); }) == "TR-R12");
    CHECK(codeOf([] { jsonText("\xC0\x80"); }) == "TR-R12");
    CHECK(codeOf([] { jsonText("\xF4\x90\x80\x80"); }) == "TR-R12");
    CHECK(codeOf([] { jsonNumber(1.0 / 0.0); }) == "TR-R11");
    Answers twice;
    twice.rows["a"] = {{"same", {}}, {"same", {}}};
    CHECK(codeOf([&] { leafTexts(twice, ItemClasses()); }) == "TR-R14");
}

TEST_CASE("Answers come back from their leaves as they were, whatever they hold") {
    SeededRandom random(5);
    const FixedClock clock(Date(20000));
    for (int i = 0; i < 500; ++i) {
        const Answers answers = anyAnswers(random, clock);
        const Content content = contentOf(answers, random);
        REQUIRE(answersFrom(content) == answers);
        const Content back = Content::fromText(content.text());
        REQUIRE(back.leaves() == content.leaves());
        REQUIRE(back.firstWrongLeaf() < 0);
        REQUIRE(back.hash() == content.hash());
    }
}

TEST_CASE("Answers written straight to text are, byte by byte, what their leaves make with the same chance") {
    SeededRandom random(9);
    const FixedClock clock(Date(20000));
    for (std::uint64_t i = 0; i < 300; ++i) {
        const Answers answers = anyAnswers(random, clock);
        SeededRandom one(i), other(i);
        Content slow = contentOf(answers, one);
        const LeafText reason{"#reason", {}, VisibilityClass::P, {}, "text", std::string("why \"not\"")};
        slow.add(reason, one);
        const WrittenContent fast = writeContent(answers, ItemClasses(), {reason}, other);
        REQUIRE(fast.text == slow.text());
        REQUIRE(fast.hash == slow.hash());
        REQUIRE(one.next() == other.next()); // no more and no less was drawn
    }
    SeededRandom none(1);
    CHECK(writeContent({}, ItemClasses(), {}, none).hash == Content().hash());
    Answers twice;
    twice.rows["a"] = {{"same", {}}, {"same", {}}};
    CHECK(codeOf([&] { writeContent(twice, ItemClasses(), {}, none); }) == "TR-R14");
    Answers spoiled;
    spoiled.values["a"] = std::string("\xC3");
    CHECK(codeOf([&] { writeContent(spoiled, ItemClasses(), {}, none); }) == "TR-R12");
}

TEST_CASE("A copy with any answers withheld has the hash that was signed and shows the rest only") {
    SeededRandom random(6);
    const FixedClock clock(Date(20000));
    for (int i = 0; i < 200; ++i) {
        const Content whole = contentOf(anyAnswers(random, clock), random);
        const Content part = whole.withholding([&](const LeafText&) { return random.between(0, 1) == 1; });
        REQUIRE(part.hash() == whole.hash());
        REQUIRE(part.firstWrongLeaf() < 0);
        const Content sent = Content::fromText(part.text());
        REQUIRE(sent.hash() == whole.hash());
        REQUIRE(sent.withheld() == part.withheld());
    }
}

TEST_CASE("Changing, dropping, doubling or moving any leaf is seen") {
    SeededRandom random(7);
    Answers answers;
    for (int i = 0; i < 6; ++i) answers.values["item" + std::to_string(i)] = std::string("text ") + std::to_string(i);
    const Content whole = contentOf(answers, random);
    std::vector<std::string> lines;
    for (const auto& leaf : whole.leaves()) {
        Content one;
        one.add(leaf);
        lines.push_back(one.text());
    }
    auto seen = [&](const std::vector<std::string>& changed) {
        std::string text;
        for (const auto& line : changed) text += line;
        const Content content = Content::fromText(text);
        return content.firstWrongLeaf() >= 0 || content.hash() != whole.hash();
    };
    CHECK_FALSE(seen(lines));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto changed = lines;
        changed[i].replace(changed[i].find("text "), 5, "tent ");
        CHECK(seen(changed));
        changed = lines;
        changed.erase(changed.begin() + static_cast<long>(i));
        CHECK(seen(changed));
        changed = lines;
        changed.insert(changed.begin(), lines[i]);
        CHECK(seen(changed));
        if (i) {
            changed = lines;
            std::swap(changed[i], changed[i - 1]);
            CHECK(seen(changed));
        }
    }
}

TEST_CASE("The same answer twice has two hashes, so that a withheld one cannot be guessed") {
    SeededRandom random(8);
    Content a, b;
    const LeafText leaf{"item", {}, VisibilityClass::P, {}, "text", std::string("yes")};
    a.add(leaf, random);
    b.add(leaf, random);
    CHECK(a.leaves()[0].text == b.leaves()[0].text);
    CHECK(a.hash() != b.hash());
}

TEST_CASE("Every answer carries the classes of its item, and an item the form does not know is refused") {
    Template form;
    Section section;
    Item item, rows, cell;
    item.id = "summary";
    item.classes = VisibilityClass::P | VisibilityClass::S;
    rows.id = "notes";
    rows.type = ItemType::Rows;
    rows.classes = VisibilityClass::P;
    rows.owner = "note.for";
    cell.id = "note.for";
    rows.cells = {cell};
    section.items = {item, rows};
    form.sections = {section};
    Answers answers;
    answers.values["summary"] = std::string("x");
    answers.rows["notes"] = {{"row-1", {{"note.for", Code{"FK-CP3"}}}}};
    const auto leaves = leafTexts(answers, ItemClasses(form));
    REQUIRE(leaves.size() == 3);
    CHECK(leaves[0].classes.text() == (VisibilityClass::P | VisibilityClass::S).text());
    CHECK(leaves[1].owner == "FK-CP3");
    CHECK(leaves[2].classes == ClassSet(VisibilityClass::P));
    answers.values["stranger"] = true;
    CHECK(codeOf([&] { leafTexts(answers, ItemClasses(form)); }) == "TR-R10");
}

TEST_CASE("A leaf is understood the same way whether it is read in one go or the long way round") {
    SeededRandom random(8);
    const FixedClock clock(Date(20000));
    auto understood = [](const std::string& text) -> std::string {
        try {
            return writeLeaf(readLeaf(text));
        } catch (const Error& error) {
            return error.code();
        }
    };
    int refused = 0, read = 0;
    for (int i = 0; i < 300; ++i)
        for (const auto& leaf : leafTexts(anyAnswers(random, clock), ItemClasses())) {
            const std::string text = writeLeaf(leaf);
            REQUIRE(understood(text) == text);
            for (int k = 0; k < 12; ++k) {
                std::string changed = text;
                auto& byte = changed[static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()) - 1))];
                byte = k % 2 ? static_cast<char>(random.between(0, 255)) : static_cast<char>(byte ^ 1);
                CAPTURE(text, changed);
                const auto plain = understood(changed);
                // No leaf is written with a space in front, so this one goes the long way.
                REQUIRE(plain == understood(" " + changed));
                ++(plain.starts_with("TR-") ? refused : read);
            }
        }
    CHECK(refused > 1000);
    CHECK(read > 1000);
}

TEST_CASE("Looking at a content's text finds what taking it apart finds") {
    SeededRandom random(9);
    const FixedClock clock(Date(20000));
    int refused = 0, disordered = 0, unread = 0;
    for (int i = 0; i < 400; ++i) {
        const Content whole = contentOf(anyAnswers(random, clock), random);
        std::string text = whole.withholding([&](const LeafText&) { return random.between(0, 4) > 0; }).text();
        {
            const ContentLook look = lookAtContent(text);
            REQUIRE((look.hash == whole.hash() && look.inOrder && look.allLeaves));
        }
        if (text.empty()) continue;
        for (int k = 0; k < 10; ++k) {
            std::string changed = text;
            const auto at = static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()) - 1));
            if (k % 3 == 0)
                changed.erase(at, static_cast<std::size_t>(random.between(1, 40)));
            else if (k % 3 == 1)
                changed[at] = static_cast<char>(changed[at] ^ 1);
            else
                changed += text.substr(text.rfind('\n', text.size() - 2) + 1);
            std::optional<ContentLook> look;
            const auto code = codeOf([&] { look = lookAtContent(changed); });
            REQUIRE(code == codeOf([&] { Content::fromText(changed); }));
            if (!look) {
                ++refused;
                continue;
            }
            const Content content = Content::fromText(changed);
            REQUIRE(look->hash == content.hash());
            REQUIRE(look->inOrder == (content.firstWrongLeaf() < 0));
            bool all = true;
            for (const auto& leaf : content.leaves())
                all = all && (leaf.withheld() || codeOf([&] { readLeaf(leaf.text); }) == "none");
            REQUIRE(look->allLeaves == all);
            disordered += !look->inOrder;
            unread += !all;
        }
    }
    CHECK(refused > 100);
    CHECK(disordered > 100);
    CHECK(unread > 50);
}
