// Three workspaces that write, amend, decide and sign while bundles between them are lost, doubled, out of order and cut by
// random withholding. Whatever happened: once everything has arrived, all are the same, and no sentence is missing anywhere.
#include "exchange/site.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>

using namespace trellis;
using namespace trellis::test;

namespace {

struct Post {
    std::size_t to;
    std::vector<CarriedEntry> entries;
};

/// Through the text of a bundle and back, as a file would carry it.
std::vector<CarriedEntry> onPaper(Site& from, std::vector<CarriedEntry> entries) {
    const Receiving receiving(*from.workspace);
    Bundle bundle;
    bundle.head.device = from.workspace->device();
    bundle.head.key = hex(receiving.deviceKey());
    bundle.head.name = "a site";
    bundle.entries = std::move(entries);
    return readBundle(writeBundle(bundle, [&](std::string_view bytes) { return receiving.signAsDevice(bytes); })).entries;
}

std::vector<Id> some(const std::vector<Id>& all, SeededRandom& random) {
    std::vector<Id> out;
    for (auto& one : all)
        if (random.between(0, 2) > 0) out.push_back(one);
    return out;
}

template <class T> void shuffle(std::vector<T>& all, SeededRandom& random) {
    for (std::size_t i = all.size(); i > 1; --i)
        std::swap(all[i - 1], all[static_cast<std::size_t>(random.between(0, static_cast<int>(i) - 1))]);
}

} // namespace

TEST_CASE("Whatever is lost, doubled, late or withheld on the way, three places end with the same records") {
    for (std::uint64_t seed : {20250916u, 4u, 77u}) {
        INFO("seed " << seed);
        SeededRandom random(seed);
        Site sites[] = {{"Fernwick", "FK-S1", seed + 1}, {"Stourbeck", "SB-S1", seed + 2}, {"Hill", "MS-1", seed + 3}};
        std::vector<std::string> said;
        std::deque<Post> under;
        const auto everything = [](const LeafText&) { return true; };
        long conflicts = 0;
        for (int step = 0; step < 120; ++step) {
            Site& site = sites[random.between(0, 2)];
            site.clock.set(Moment{site.clock.now().ms + random.between(-3, 9) * 60'000}); // clocks that are not to be trusted
            const auto known = site.records();
            const auto pick = [&] { return known[static_cast<std::size_t>(random.between(0, int(known.size()) - 1))]; };
            const auto sentence = "sentence " + std::to_string(seed) + "." + std::to_string(step);
            switch (random.between(0, 6)) {
            case 0:
            case 1:
                site.write({}, {}, sentence);
                said.push_back(sentence);
                break;
            case 2:
                if (known.empty()) break;
                if (const auto record = pick(); true) {
                    auto heads = site.workspace->headRevisions(record);
                    // A text that is partly withheld here is amended where it is whole (the desk sees to it).
                    if (std::ranges::any_of(heads, [&](auto& id) { return site.workspace->content(id)->withheld() > 0; })) break;
                    conflicts += heads.size() > 1;
                    site.write(record, heads, sentence); // settles a conflict where there is one
                    said.push_back(sentence);
                }
                break;
            case 3:
                if (known.empty()) break;
                if (const auto head = site.workspace->head(pick()); head && head->signOffs.empty())
                    site.workspace->signOff(head->revision, site.me, Role::Supervisor, passphrase, "signed");
                break;
            case 4: {
                const bool cut = random.between(0, 1) == 1;
                auto entries = site.carried(some(known, random), [&](const LeafText&) { return !cut || random.between(0, 2) > 0; });
                shuffle(entries, random);
                const auto to = static_cast<std::size_t>(random.between(0, 2));
                under.push_back({to, onPaper(site, std::move(entries))});
                if (random.between(0, 3) == 0) under.push_back(under.back()); // sent twice
                if (random.between(0, 3) == 0) under.pop_front();             // lost
                break;
            }
            default:
                if (under.empty()) break;
                const auto at = static_cast<std::size_t>(random.between(0, static_cast<int>(under.size()) - 1));
                sites[under[at].to].take(under[at].entries);
                if (random.between(0, 2) > 0) under.erase(under.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
        // Twice round, everything to everybody, in any order.
        for (int round = 0; round < 2; ++round)
            for (auto& from : sites) {
                auto entries = from.carried(from.records(), everything);
                shuffle(entries, random);
                for (auto& to : sites) to.take(onPaper(from, entries));
            }
        CHECK(said.size() > 20);
        CHECK(sites[0].shown() == sites[1].shown());
        CHECK(sites[1].shown() == sites[2].shown());
        CHECK(sites[0].standing() == sites[1].standing());
        CHECK(sites[1].standing() == sites[2].standing());
        for (auto& site : sites) {
            const auto verdict = site.workspace->verify();
            INFO(verdict.sentence());
            CHECK(verdict.sound());
            const auto shown = site.shown();
            for (auto& sentence : said) {
                INFO(sentence);
                CHECK(shown.find("agreed=" + sentence) != std::string::npos);
            }
            if (seed == 4u) { // the log and what was received, checked with none of our code
                const auto journal = site.folder / "journal.jsonl";
                site.workspace->exportJournal(journal);
                const auto check = "python3 '" + std::string(TRELLIS_SOURCE_DIR) + "/tests/verifier/verify_journal.py' '" +
                                   journal.string() + "' >/dev/null";
                CHECK(std::system(check.c_str()) == 0);
            }
            const auto before = site.workspace->stateHash();
            site.workspace->rebuild();
            CHECK(site.workspace->stateHash() == before); // the lists follow from what is there, not from how it came
        }
    }
}

TEST_CASE("The same bundles in any order and number give a third place the same lists") {
    Site fern("Fernwick", "FK-S1", 1), stour("Stourbeck", "SB-S1", 2);
    SeededRandom random(5);
    std::vector<std::vector<CarriedEntry>> bundles;
    for (int i = 0; i < 12; ++i) {
        auto& site = i % 2 ? fern : stour;
        const auto first = site.write({}, {}, "number " + std::to_string(i));
        bundles.push_back(site.carried({first.key.id}, [&](const LeafText& leaf) { return leaf.classes.has(VisibilityClass::A); }));
        site.write(first.key.id, {first.id}, "number " + std::to_string(i) + ", amended");
        bundles.push_back(site.carried({first.key.id}, [&](const LeafText&) { return random.between(0, 1) == 1; }));
        if (i % 3 == 0) { // the other changes the first text meanwhile
            auto& other = i % 2 ? stour : fern;
            other.take(site.carried({first.key.id}, [](const LeafText&) { return true; }));
            other.write(first.key.id, {first.id}, "number " + std::to_string(i) + ", seen otherwise");
            bundles.push_back(other.carried({first.key.id}, [](const LeafText&) { return true; }));
        }
    }
    std::string shown;
    for (int order = 0; order < 4; ++order) {
        Site third("Hill", "MS-1", 40 + static_cast<std::uint64_t>(order));
        auto all = bundles;
        for (int twice = 0; twice < order * 3; ++twice)
            all.push_back(bundles[static_cast<std::size_t>(random.between(0, int(bundles.size()) - 1))]);
        shuffle(all, random);
        for (auto& one : all) third.take(one);
        CHECK(third.workspace->conflicts().size() == 4);
        if (order == 0) shown = third.shown();
        CHECK(third.shown() == shown);
        const auto again = third.take(bundles.front());
        CHECK(again.fresh + again.opened == 0);
        CHECK(third.workspace->verify().sound());
    }
}

TEST_CASE("Our own entries that come home are known and change nothing") {
    Site fern("Fernwick", "FK-S1", 1), hill("Hill", "MS-1", 2);
    const auto record = fern.write({}, {}, "before the copy was made");
    hill.take(fern.carried({record.key.id}, [](const LeafText&) { return true; }));
    const auto entries = hill.carried(hill.records(), [](const LeafText&) { return true; });
    const auto count = fern.take(entries);
    CHECK(count.fresh == 0); // our own entries that come home are known
    CHECK(count.known == static_cast<long>(entries.size()));
}
