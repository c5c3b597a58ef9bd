// What a bundle of 10,000 revisions costs to take in, with the signatures of both people on every third.
#include "bench/stopwatch.hpp"
#include "crypto/age.hpp"
#include "exchange/bundle.hpp"
#include "template/template_reader.hpp"

#include <filesystem>
#include <unistd.h>

using namespace trellis;
using namespace trellis::bench;

namespace {

constexpr int revisions = 10'000;

TemplatePtr form() {
    const auto read = readTemplate(R"(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="bench.session" version="1.0.0" lang="en-GB" status="released">
  <about><title>Session</title><purpose>To be timed.</purpose><badge>For a test</badge><source>For a test</source></about>
  <section id="main" title="Main">
    <item id="held" type="boolean" class="A"><label>Held</label></item>
    <item id="minutes" type="integer" class="A"><label>Minutes</label></item>
    <item id="type" type="text" class="A"><label>Type</label></item>
    <item id="theme" type="text" class="P M"><label>Theme</label></item>
    <item id="agreed" type="long-text" class="P"><label>Agreed</label></item>
    <item id="notes" type="long-text" class="P"><label>Notes</label></item>
    <rows id="actions" class="P"><label>Actions</label>
      <item id="action.what" type="text" class="P"><label>What</label></item>
      <item id="action.due" type="date" class="P"><label>Due</label></item>
    </rows>
  </section>
</template>)",
                                   "bench", [](const std::string&) { return std::optional<CodeList>(); });
    if (!read.form) std::abort();
    return read.form;
}

std::unique_ptr<Workspace> made(const std::filesystem::path& folder, const PersonCode& who, Clock& clock, Random& random) {
    StoreOptions options;
    options.clock = &clock;
    options.random = &random;
    options.cost = KeyCost::cheapest();
    std::string code;
    return Workspace::create({folder, who, who, false, {who, Role::Supervisor}, "a quiet place to think"}, options, &code);
}

std::string sealedBundle(Workspace& from, const TemplatePtr& shape, FixedClock& clock, SeededRandom& random,
                         const std::string& recipient) {
    int n = 0;
    std::vector<Id> ids;
    from.keepMany(
        [&]() -> std::optional<WholeRecord> {
            if (n == revisions) return std::nullopt;
            WholeRecord out;
            out.form = shape;
            out.at = Moment{clock.now().ms + n};
            auto& d = out.draft;
            d.key = {newId(clock, random), "bench-session", "agreement-" + std::to_string(n % 100), "B-S1", {"B-CP1"}};
            ids.push_back(d.key.id);
            d.form = shape->ref;
            d.day = clock.today() - n % 900;
            d.state = "completed";
            d.author = "B-S1";
            d.answers.values = {{"held", true},
                                {"minutes", 55.0},
                                {"type", std::string("CLIN")},
                                {"theme", std::string("reaching people") + std::to_string(n)},
                                {"agreed", std::string("We agreed to try one thing until next time. ") + std::to_string(n)},
                                {"notes", std::string(300, 'n')}};
            d.answers.rows["actions"] = {{newId(clock, random), {{"action.what", std::string("one thing")}, {"action.due", d.day + 14}}}};
            if (n % 3 == 0) out.signatures.push_back({"B-S1", Role::Supervisor, out.at, "signed"});
            ++n;
            return out;
        },
        [](const PersonCode&) { return std::string("a quiet place to think"); });
    const Receiving receiving(from);
    Bundle bundle;
    bundle.head.device = from.device();
    bundle.head.key = hex(receiving.deviceKey());
    for (auto& one : receiving.about(EntryType::Device, from.device())) bundle.entries.push_back(one);
    for (auto& one : receiving.about(EntryType::User, "B-S1")) bundle.entries.push_back(one);
    for (auto& one : receiving.about(EntryType::Form, shape->ref.text())) bundle.entries.push_back(one);
    for (auto& id : ids)
        for (auto& one : receiving.about(EntryType::Record, id)) {
            if (readEntry(one.text).type == EntryType::Record)
                one.content = Content::fromText(one.content).withholding([](const LeafText& leaf) {
                    return leaf.classes.has(VisibilityClass::A) || leaf.classes.has(VisibilityClass::M);
                }).text();
            bundle.entries.push_back(one);
        }
    return ageSeal(writeBundle(bundle, [&](std::string_view bytes) { return receiving.signAsDevice(bytes); }), {recipient});
}

} // namespace

int main() {
    const auto home = std::filesystem::temp_directory_path() / ("trellis-bench-exchange-" + std::to_string(::getpid()));
    FixedClock clock(*Date::fromIso("2025-09-16"));
    SeededRandom random(1);
    const auto shape = form();
    const auto mine = AgeIdentity::make();
    {
        auto from = made(home / "from.trellis", "B-S1", clock, random);
        const auto sealed = sealedBundle(*from, shape, clock, random, mine.recipient());
        fmt::print("a sealed bundle of {} revisions: {:.1f} MiB\n", revisions, double(sealed.size()) / (1 << 20));
        std::vector<double> all;
        int number = 0;
        for (int i = 0; i < 3; ++i) {
            auto to = made(home / ("to" + std::to_string(++number) + ".trellis"), "M-1", clock, random);
            long fresh = 0;
            all.push_back(milliseconds([&] {
                auto bundle = readBundle(ageOpen(sealed, mine).plain);
                to->together([&] { fresh = Receiving(*to).take(std::move(bundle.entries)).fresh; });
            }));
            if (fresh < revisions || to->heads().size() != revisions) std::abort();
            if (i > 0) continue;
            print("the same once more: everything is known", timed(1, [] {}, [&] {
                      auto bundle = readBundle(ageOpen(sealed, mine).plain);
                      to->together([&] { Receiving(*to).take(std::move(bundle.entries)); });
                  }));
        }
        std::ranges::sort(all);
        print("opened, checked, kept and listed: 10,000 revisions", {all.front(), all[1]}, "goal 5,000 ms");
    }
    std::error_code ignored;
    std::filesystem::remove_all(home, ignored);
}
