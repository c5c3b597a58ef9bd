// What the parts without a window cost: drafts, finishing, verifying, and a form of a thousand questions.
#include "bench/stopwatch.hpp"
#include "bench/thousand.hpp"
#include "crypto/hash.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <fcntl.h>
#include <optional>

using namespace trellis;
using namespace trellis::bench;

namespace {

/// What this disk needs for one small write that is really there afterwards: the yardstick for everything that keeps.
Timing bareSync(const std::filesystem::path& folder) {
    int file = ::open((folder / "yardstick").c_str(), O_CREAT | O_WRONLY, 0600);
    std::string block(4096, 'x');
    auto one = timed(
        50, [] {},
        [&] {
            if (::pwrite(file, block.data(), block.size(), 0) < 0 || ::fdatasync(file) != 0) std::abort();
        });
    ::close(file);
    return one;
}

void forms() {
    auto shape = thousand(1000, 1000);
    print("open a form of 1,000 questions and 1,000 calculates",
          timed(
              10, [] {}, [&] { Form(shape, {}, {*Date::fromIso("2025-09-02")}); }));
    Form form(shape, {}, {*Date::fromIso("2025-09-02")});
    double next = 0;
    print("one keystroke that changes all 1,000 calculates",
          timed(
              50, [] {},
              [&] {
                  form.set({"n0", "", ""}, ++next);
              }),
          "goal 16 ms");
    print("one keystroke that changes none", timed(
                                                 50, [] {},
                                                 [&] {
                                                     form.set({"n999", "", ""}, ++next);
                                                 }));
}

void keeping() {
    Workshop shop;
    auto yardstick = bareSync(shop.folder);
    print("yardstick: 4 KiB written and synced to this disk", yardstick);
    auto beside = [&](Timing one) { return fmt::format("{:.1f} × yardstick", one.least / yardstick.least); };

    auto agreement = shop.signedAgreement();
    auto session = shop.session(agreement);
    auto draft = shop.desk().openDraft(session);
    int turn = 0;
    auto saved = timed(
        30,
        [&] {
            draft->form().set({"wellbeing.note", "", ""}, fmt::format("line {}", ++turn));
            draft->touched();
        },
        [&] { draft->save(); });
    print("save a draft", saved, beside(saved));
    draft.reset();

    std::optional<Id> made;
    auto finished = timed(
        20, [&] { made = shop.session(agreement); }, [&] { shop.desk().take(*made, "finish"); });
    print("finish a session: check, keep, read back, re-hash", finished, beside(finished));

    // Verifying has a fixed part (the file's own pages) and one that grows with the log: two sizes tell them apart.
    auto& workspace = shop.desk().workspace();
    auto verifies = [&] {
        return timed(
            5, [] {}, [&] { workspace.verify(); });
    };
    auto small = verifies();
    constexpr int more = 4000;
    workspace.together([&] {
        for (int i = 0; i < more; ++i) workspace.savePerson({.code = fmt::format("FK-B{}", i), .locality = "FK"});
    });
    auto large = verifies();
    const double each = (large.least - small.least) / more * 1000;
    print(fmt::format("verify {} entries", workspace.verify().entries), large,
          fmt::format("{:.1f} ms for each 1,000 more (goal 3 and the hashing)", each));
    auto hashing = timed(
        20, [] {},
        [&] { // an entry's text, its link to the next, a leaf and the content over it
            for (int i = 0; i < 1000; ++i)
                for (std::size_t size : {500, 112, 160, 90}) blake2bHex(std::string(size, 'x'));
        });
    print("yardstick: the hashes of 1,000 such entries alone", hashing,
          fmt::format("{:.1f} × for all", each / hashing.least));
}

} // namespace

int main() {
    forms();
    keeping();
}
