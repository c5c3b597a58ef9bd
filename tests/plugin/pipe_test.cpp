// The pipe's bytes: what goes in comes out, what is cut stays away, and rubbish is known as rubbish at once.
#include "plugin/plugin_box.hpp"
#include "plugin/runner/frames.hpp"
#include "plugin/runner/parcel.hpp"
#include "plugin/runner/script.hpp"

#include <cmath>
#include <thread>

#include <sys/socket.h>

using namespace trellis;
using namespace trellis::test;

namespace {

Value anyValue(SeededRandom& random) {
    switch (random.between(0, 7)) {
    case 0:
        return Missing{random.between(0, 1) ? "declined" : ""};
    case 1:
        return random.between(0, 1) == 1;
    case 2:
        return random.between(-1000, 1000) / 7.0;
    case 3:
        return std::string(static_cast<std::size_t>(random.between(0, 300)), 'a') + "ŵ\n\t";
    case 4:
        return Code{"FK-CP" + std::to_string(random.between(1, 9))};
    case 5:
        return Codes{"a", "b", std::string(1, static_cast<char>('a' + random.between(0, 25)))};
    case 6:
        return Date(random.between(-700'000, 2'900'000));
    default:
        return TimeOfDay{static_cast<std::int16_t>(random.between(0, 1439))};
    }
}
Answers anyAnswers(SeededRandom& random) {
    Answers answers;
    for (int i = random.between(0, 12); i > 0; --i) answers.values["item." + std::to_string(i)] = anyValue(random);
    for (int i = random.between(0, 3); i > 0; --i)
        for (int k = random.between(0, 4); k > 0; --k)
            answers.rows["rows." + std::to_string(i)].push_back(
                {"row-" + std::to_string(k), {{"cell.a", anyValue(random)}, {"cell.b", anyValue(random)}}});
    return answers;
}
ReadList everything() {
    ReadList all{"cell.a", "cell.b"};
    for (int i = 0; i < 20; ++i) all.insert({"item." + std::to_string(i), "rows." + std::to_string(i)});
    return all;
}

} // namespace

TEST_CASE("Any answers come out of the pipe as they went in") {
    SeededRandom random(20250916);
    const auto all = everything();
    for (int round = 0; round < 500; ++round) {
        const auto answers = anyAnswers(random);
        WireWriter out;
        put(out, answers, all);
        WireReader in(out.bytes());
        CHECK(takeAnswers(in) == answers);
        CHECK(in.ended());
    }
}

TEST_CASE("What the manifest does not declare does not enter the pipe") {
    const ReadList reads{"rogue.do", "rogue.rows", "cell.text"};
    const auto record = rogueRecord("well");
    const FormSource none;
    const trellis_record handle{&record, &reads, &none, {}, {}};
    WireWriter out;
    put(out, handle);
    CHECK(out.bytes().find("kept") == std::string::npos); // rogue.secret and cell.secret
    CHECK(out.bytes().find("said") == std::string::npos); // rogue.text
    WireReader in(out.bytes());
    const auto seen = takeRecord(in);
    CHECK(seen.answers.values.size() == 1);
    CHECK(seen.answers.rowsOf("rogue.rows").front().cells.size() == 1);

    Timeline timeline = rogueTimeline();
    timeline.people = {{"FK-CP1", "Somebody's Name", {}, "FK", {}, {}, {}}};
    WireWriter more;
    put(more, handleFor(timeline, {}, reads, &none));
    CHECK(more.bytes().find("Somebody") == std::string::npos);
}

TEST_CASE("A timeline of every width comes through the pipe as wide as it went in") {
    const ReadList reads{"rogue.do"};
    const FormSource none;
    for (auto scope :
         {Scope::Agreement, Scope::Person, Scope::Supervisor, Scope::Locality, Scope::Author, Scope::Everywhere}) {
        INFO(text(scope));
        Timeline timeline = rogueTimeline();
        timeline.scope = scope;
        timeline.subject = "all";
        WireWriter out;
        put(out, handleFor(timeline, {}, reads, &none));
        WireReader in(out.bytes());
        CHECK(takeTimeline(in).scope == scope);
    }
}

TEST_CASE("A message cut off anywhere is known as garbled and makes nothing") {
    SeededRandom random(7);
    Answers answers;
    while (answers.values.size() < 5 || answers.rows.empty()) answers = anyAnswers(random);
    WireWriter out;
    put(out, answers, everything());
    for (std::size_t length = 0; length < out.size(); ++length) {
        WireReader in(std::string_view(out.bytes()).substr(0, length));
        CHECK_THROWS_AS(takeAnswers(in), Garbled);
    }
}

TEST_CASE("A count that the rest cannot hold is refused before anything is made of it") {
    WireWriter out;
    out.number(std::uint64_t{1} << 62);
    for (auto take : {+[](WireReader& in) { (void)in.text(); }, +[](WireReader& in) { (void)takeAnswers(in); },
                      +[](WireReader& in) { (void)in.count(); }}) {
        WireReader in(out.bytes());
        CHECK_THROWS_AS(take(in), Garbled);
    }
}

TEST_CASE("Frames arrive whole however the bytes are cut") {
    std::string bytes;
    for (auto payload : {std::string(), std::string("a"), std::string(70'000, 'x')})
        bytes += headOf(FrameKind::Call, payload.size()) + payload;
    SeededRandom random(3);
    for (int round = 0; round < 50; ++round) {
        FrameReader reader;
        std::vector<std::size_t> sizes;
        Frame frame;
        for (std::size_t at = 0; at < bytes.size();) {
            const auto length =
                std::min<std::size_t>(static_cast<std::size_t>(random.between(1, 40'000)), bytes.size() - at);
            reader.feed({bytes.data() + at, length});
            at += length;
            while (reader.next(frame) == FrameReader::Got::Frame) sizes.push_back(frame.payload.size());
        }
        CHECK(sizes == std::vector<std::size_t>{0, 1, 70'000});
    }
}

TEST_CASE("A head that makes no sense ends the conversation for good") {
    const auto good = headOf(FrameKind::Call, 0);
    for (auto [at, letter] : {std::pair{0, 'X'}, {1, 'X'}, {2, '\x09'}, {3, '\0'}, {3, '\x0b'}, {7, '\x7f'}}) {
        auto bad = good;
        bad[static_cast<std::size_t>(at)] = letter;
        FrameReader reader;
        Frame frame;
        reader.feed(bad);
        CHECK(reader.next(frame) == FrameReader::Got::Garbled);
        reader.feed(good);
        CHECK(reader.next(frame) == FrameReader::Got::Garbled);
    }
}

TEST_CASE("Random bytes as a script are garbled or refused, never believed") {
    SeededRandom random(99);
    int garbled = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        for (int i = random.between(1, 60); i > 0; --i)
            bytes += static_cast<char>(random.between(0, 3) ? random.between(0, 9) : random.between(0, 255));
        trellis_findings findings;
        const auto record = rogueRecord("");
        const ReadList reads{"rogue.text"};
        findings.record = &record;
        findings.reads = &reads;
        try {
            replay(WireReader(bytes), {.findings = &findings});
        } catch (const Garbled&) {
            ++garbled;
        }
        CHECK(findings.findings.empty());
    }
    CHECK(garbled > 19'000);
}

TEST_CASE("A pipe nobody answers on is late, and one whose other end is gone has ended") {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
    Pipe mine(ends[0]);
    Frame frame;
    const auto soon = [] { return std::chrono::steady_clock::now() + std::chrono::milliseconds(30); };
    CHECK(mine.receive(frame, soon()) == Pipe::Went::Late);
    CHECK_FALSE(mine.ended());
    // A reader that does not read: the sender gives up in time.
    CHECK(mine.send(FrameKind::Call, std::string(32 << 20, 'x'), soon()) == Pipe::Went::Late);
    { const Pipe other(ends[1]); }
    CHECK(mine.ended());
    CHECK(mine.send(FrameKind::Call, "x", soon()) == Pipe::Went::Ended);
}
