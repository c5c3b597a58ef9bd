// An entry can be written in one way only: whatever else is a text with the same meaning is no entry.
#include "store/entry.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

bool isEntry(const std::string& text) {
    try {
        readEntry(text);
        return true;
    } catch (const Error& error) {
        CHECK(error.code() == "TR-S07");
        return false;
    }
}

std::string anyText(SeededRandom& random) {
    static const char* const pieces[] = {"a", "Ŵ",    "🙂", "\"", "\\", "\n",   "\t",
                                         " ", "\x01", "\x7f", "é",  "/",  "u0041"};
    std::string out;
    for (int n = random.between(0, 8); n > 0; --n) out += pieces[random.between(0, 12)];
    return out;
}

EntryFields anyEntry(SeededRandom& random) {
    EntryFields f;
    auto some = [&] { return anyText(random); };
    f.device = some(), f.prev = some(), f.id = some(), f.entity = some(), f.author = some(), f.content = some();
    f.seq = random.between(0, 1'000'000), f.tick = random.between(-5, 5);
    f.at = {std::int64_t{random.between(0, 2'000'000'000)} * 1000 + random.between(0, 999)};
    f.type = static_cast<EntryType>(random.between(0, 6));
    f.note = random.between(0, 1) ? some() : "";
    switch (f.type) {
    case EntryType::Device:
        f.key = some(), f.name = some();
        break;
    case EntryType::User:
        f.key = some(), f.role = some();
        break;
    case EntryType::Form:
        f.form = some();
        break;
    case EntryType::Record:
        f.kind = some(), f.agreement = some(), f.supervisor = some(), f.form = some(), f.day = some(), f.state = some();
        for (int n = random.between(0, 3); n > 0; --n) f.supervisees.push_back(some());
        for (int n = random.between(0, 2); n > 0; --n) f.parents.push_back(some());
        f.owner = random.between(0, 1) ? some() : "", f.shared = random.between(0, 1) ? some() : "";
        break;
    case EntryType::SignOff:
        f.revision = some(), f.person = some(), f.role = some(), f.key = some(), f.state = some();
        f.statement = some(), f.proof = some();
        break;
    default:
        break;
    }
    return f;
}

} // namespace

TEST_CASE("The same entry written in any other way is no entry") {
    EntryFields f;
    f.device = "d", f.seq = 7, f.tick = 9, f.id = "i", f.type = EntryType::Record, f.entity = "e";
    f.at = *Moment::fromIso("2025-09-16T09:05:00.000Z"), f.supervisees = {"FK-CP3"}, f.state = "a\x01 ŵ\n";
    f.content = "c", f.note = "clock-set-back";
    const std::string text = writeEntry(f);
    REQUIRE(isEntry(text));
    const std::pair<const char*, const char*> changes[] = {
        {"{\"v\":1", "{ \"v\":1"},
        {"{\"v\":1", "{\"v\":1.0"},
        {"{\"v\":1", "{\"v\":2"},
        {"{\"v\":1,", "{"},
        {"\"seq\":7", "\"seq\":07"},
        {"\"seq\":7", "\"seq\":+7"},
        {"\"seq\":7", "\"seq\":7.0"},
        {"\"seq\":7", "\"seq\":7e0"},
        {"\"seq\":7", "\"seq\":-0"},
        {"\"seq\":7", "\"seq\":9223372036854775808"},
        {"\"seq\":7", "\"seq\":\"7\""},
        {"\"seq\":7,\"tick\":9", "\"tick\":9,\"seq\":7"},
        {"\"seq\":7", "\"seq\":7,\"seq\":7"},
        {"\"seq\":7", "\"seq\":7,\"more\":1"},
        {"\"id\":\"i\"", "\"id\":\"\\u0069\""},
        {"\\u0001", "\\u0001\\/"},
        {"\\u0001", "\x01"},
        {"\\u0001", "\\t"},
        {"\\u0001", "\\u000a"},
        {"\\u0001", "\\u000B"},
        {"\\u0001", "\\u001"},
        {"\\u0001", "\xff"},
        {"\\u0001", "\xed\xa0\x80"},
        {"\\n", "\n"},
        {"ŵ", "\\u0175"},
        {"\"record\"", "\"rumour\""},
        {"2025-09-16", "2025-02-30"},
        {"09:05:00.000Z", "09:05:00.000z"},
        {"[\"FK-CP3\"]", "[\"FK-CP3\",]"},
        {"[\"FK-CP3\"]", "[ \"FK-CP3\"]"},
        {"[\"FK-CP3\"]", "\"FK-CP3\""},
        {",\"content\"", ",\"owner\":\"\",\"content\""},
        {",\"content\"", ",\"shared\":\"full\",\"owner\":\"x\",\"content\""},
        {"\"clock-set-back\"", "\"\""},
        {"\"clock-set-back\"}", "\"clock-set-back\"} "},
        {"\"clock-set-back\"}", "\"clock-set-back\""},
    };
    for (const auto& [from, to] : changes) {
        CAPTURE(from, to);
        std::string changed = text;
        const auto at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, std::string_view(from).size(), to);
        CHECK_FALSE(isEntry(changed));
    }
    for (std::size_t cut = 0; cut < text.size(); ++cut) CHECK_FALSE(isEntry(text.substr(0, cut)));
}

TEST_CASE("What can be read writes the very text it was read from, also after any byte was changed") {
    SeededRandom random(17);
    int stillEntries = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string text = writeEntry(anyEntry(random));
        REQUIRE(writeEntry(readEntry(text)) == text);
        for (int k = 0; k < 40; ++k) {
            std::string changed = text;
            auto& byte = changed[static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()) - 1))];
            byte = k % 2 ? static_cast<char>(random.between(0, 255)) : static_cast<char>(byte ^ 1);
            if (!isEntry(changed)) continue;
            ++stillEntries;
            REQUIRE(writeEntry(readEntry(changed)) == changed);
        }
    }
    CHECK(stillEntries > 500); // a letter within a text makes another entry, which the hash tells apart
}
