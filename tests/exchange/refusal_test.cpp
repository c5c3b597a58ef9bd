// Bad bundles: refused whole, each with its code, and the workspace is as it was.
#include "crypto/age.hpp"
#include "exchange/house.hpp"
#include "exchange/site.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

struct Pair {
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 1};
    House hill{"Hill", "MS-1", Role::MetaSupervisor, 3};
    Id session;
    Pair() {
        fern.addSupervisee("FK-CP3");
        session = fern.session(fern.agreement(), "A private word");
        fern.knows(hill, "MS-1", Role::MetaSupervisor);
    }
    std::string refusal(const std::filesystem::path& file) {
        const auto before = hill.desk->workspace().stateHash();
        const auto code = codeOf([&] { hill.exchange().take(file); });
        CHECK(hill.desk->workspace().stateHash() == before);
        CHECK(Receiving(hill.desk->workspace()).size() == 0);
        CHECK(hill.exchange().waiting().empty());
        return code;
    }
    /// The bundle changed inside its seal and signed again, by the sender or by somebody who is believed.
    std::filesystem::path forged(const std::function<void(Bundle&)>& change, bool signAgain = true) {
        const auto file = fern.send("MS-1");
        auto secret = hill.exchange().secretKey(passphrase);
        auto text = ageOpen(bytesOf(file), *AgeIdentity::read(secret)).plain;
        auto bundle = readBundle(text);
        change(bundle);
        const Receiving receiving(fern.desk->workspace());
        const auto last = text.substr(text.rfind('\n', text.size() - 2) + 1);
        text = writeBundle(bundle, [&](std::string_view bytes) { return receiving.signAsDevice(bytes); });
        if (!signAgain) text = text.substr(0, text.rfind('\n', text.size() - 2) + 1) + last;
        const auto out = fern.folder / ("forged" + std::to_string(fern.files) + ".trellisbundle");
        put(out, ageSeal(text, {hill.exchange().key()}));
        return out;
    }
};

CarriedEntry& firstOf(Bundle& bundle, EntryType type) {
    return *std::ranges::find_if(bundle.entries, [&](auto& one) { return readEntry(one.text).type == type; });
}

} // namespace

TEST_CASE("Files that are no bundle, damaged, cut off, or for somebody else are refused whole") {
    Pair two;
    const auto file = two.fern.send("MS-1");
    const auto sealed = bytesOf(file);
    const auto at = two.hill.folder / "came.trellisbundle";
    CHECK(two.refusal(two.hill.folder / "not there") == "TR-B10");
    put(at, "a letter");
    CHECK(two.refusal(at) == "TR-B10");
    put(at, "");
    CHECK(two.refusal(at) == "TR-B10");
    put(at, sealed.substr(0, sealed.size() - 1));
    CHECK(two.refusal(at) == "TR-B12");
    put(at, sealed.substr(0, 60));
    CHECK(two.refusal(at) == "TR-B12");
    auto odd = sealed;
    odd[odd.size() / 2] = static_cast<char>(odd[odd.size() / 2] ^ 4);
    put(at, odd);
    CHECK(two.refusal(at) == "TR-B12");
    put(at, ageSeal("whatever", {AgeIdentity::make().recipient()}));
    CHECK(two.refusal(at) == "TR-B11");
    put(at, ageSeal("not a bundle", {two.hill.exchange().key()}));
    CHECK(two.refusal(at) == "TR-B14");
    std::filesystem::resize_file(at, largestBundle + 1); // a hole: costs no room
    CHECK(two.refusal(at) == "TR-B13");
    CHECK(two.hill.exchange().take(file).count.records.size() == 2); // the whole one is taken all the same
}

TEST_CASE("Nobody is believed before their words were compared, and nobody after they were doubted") {
    Pair two;
    const auto file = two.fern.send("MS-1");
    two.hill.exchange().doubt("Fernwick");
    CHECK(two.refusal(file) == "TR-B16");
    CHECK(codeOf([&] { two.hill.exchange().believe("acorn velvet", "x"); }) == "TR-B20");
    auto words = two.fern.exchange().deviceWords();
    CHECK(codeOf([&] { two.hill.exchange().believe(words.substr(words.find(' ') + 1) + " nonsuchword", "x"); }) == "TR-B20");
    CHECK(codeOf([&] { two.hill.exchange().doubt("nobody"); }) == "TR-B20");
    std::ranges::replace(words, ' ', ',');
    two.hill.exchange().believe(words, "Fernwick"); // as somebody types them
    CHECK(two.hill.exchange().take(file).count.records.size() == 2);
}

TEST_CASE("A bundle that was changed inside its seal is refused, by whomever it was signed again") {
    Pair two;
    CHECK(two.refusal(two.forged([](Bundle& b) { b.head.name = "Another place"; }, false)) == "TR-B15");
    CHECK(two.refusal(two.forged([](Bundle& b) {
              auto& one = firstOf(b, EntryType::Record);
              one.text.replace(one.text.find("\"state\":\"") + 9, 1, "X");
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { // with a hash that fits
              auto& one = firstOf(b, EntryType::Record);
              one.text.replace(one.text.find("\"state\":\"") + 9, 1, "X");
              one.hash = unhex(entryHash(one.text));
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) {
              auto& one = firstOf(b, EntryType::Record);
              one.signature[5] = static_cast<char>(one.signature[5] ^ 1);
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { // an answer is not what was signed
              auto& one = firstOf(b, EntryType::Record);
              one.content.replace(one.content.find("55"), 2, "59");
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { // an answer is left out altogether
              auto& one = firstOf(b, EntryType::Record);
              one.content = one.content.substr(one.content.find('\n') + 1);
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { // a form that says something else than the records were asked
              auto& one = firstOf(b, EntryType::Form);
              one.content.clear();
          })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { std::erase_if(b.entries, [](auto& one) { // nobody introduces the device
                                                     return readEntry(one.text).type == EntryType::Device;
                                                 }); })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { std::erase_if(b.entries, [](auto& one) { // or the person who signs
                                                     return readEntry(one.text).type == EntryType::User;
                                                 }); })) == "TR-B17");
    CHECK(two.refusal(two.forged([](Bundle& b) { b.head.demo = true; })) == "TR-B25");
}

TEST_CASE("What a newer Trellis made, or what is too long, is said to be so") {
    Pair two;
    const auto at = two.hill.folder / "came.trellisbundle";
    put(at, ageSeal("{\"trellis\":\"bundle\",\"v\":2,\"news\":1}\n", {two.hill.exchange().key()}));
    CHECK(two.refusal(at) == "TR-B19");
    CHECK(codeOf([] { readBundle("{\"trellis\":\"bundle\",\"v\":1,\"id\":\"\"}\n"); }) == "TR-B14");
}

TEST_CASE("A bundle that says it holds more than half a million entries is refused before any of them is read") {
    Pair two;
    auto secret = two.hill.exchange().secretKey(passphrase);
    const auto text = ageOpen(bytesOf(two.fern.send("MS-1")), *AgeIdentity::read(secret)).plain;
    const std::string name = "\"entries\":";
    const auto from = text.find(name) + name.size(), end = text.find_first_not_of("0123456789", from);
    REQUIRE(from < text.find('\n'));
    const auto saying = [&](long entries) { return text.substr(0, from) + std::to_string(entries) + text.substr(end); };
    CHECK(codeOf([&] { readBundle(saying(mostBundleEntries + 1)); }) == "TR-B13");
    CHECK(codeOf([&] { readBundle(saying(mostBundleEntries)); }) == "TR-B14"); // as many as may be, and they are not there
    const auto at = two.hill.folder / "large.trellisbundle";
    put(at, ageSeal(saying(mostBundleEntries + 1), {two.hill.exchange().key()}));
    CHECK(two.refusal(at) == "TR-B13");
}

TEST_CASE("Two workspaces that say different things under one mark are not mixed: the second is refused, the first stays") {
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 1}, hill{"Hill", "MS-1", Role::MetaSupervisor, 3};
    House twin{"Fernwick", "FK-S1", Role::Supervisor, 1}; // a copy that went its own way from the first minute
    for (auto* one : {&fern, &twin}) {
        one->addSupervisee("FK-CP3");
        one->session(one->agreement(), one == &fern ? "A private word" : "Another word");
        one->knows(hill, "MS-1", Role::MetaSupervisor);
    }
    hill.exchange().take(fern.send("MS-1"));
    const auto before = hill.desk->workspace().stateHash();
    const auto entries = Receiving(hill.desk->workspace()).size();
    CHECK(codeOf([&] { hill.exchange().take(twin.send("MS-1")); }) == "TR-B18");
    CHECK(hill.desk->workspace().stateHash() == before);
    CHECK(Receiving(hill.desk->workspace()).size() == entries);
    CHECK(hill.verdict().sound());
}

TEST_CASE("A setting, and whatever else must not leave a workspace, does not come in either") {
    Site fern("Fernwick", "FK-S1", 1), hill("Hill", "MS-1", 2);
    fern.workspace->setSetting("workspace.locality", "Elsewhere");
    const Receiving receiving(*fern.workspace);
    auto entries = receiving.about(EntryType::Setting, "workspace.locality");
    for (auto& one : receiving.about(EntryType::Device, fern.workspace->device())) entries.push_back(one);
    CHECK(codeOf([&] { hill.take(entries); }) == "TR-B17");
    CHECK(hill.workspace->info().locality == "Hill");
}

TEST_CASE("Nobody is sent anything who is not known, by no wrong key, over no other file, about no empty time") {
    Pair two;
    auto exchange = two.fern.exchange();
    const auto file = two.fern.folder / "out.trellisbundle";
    CHECK(codeOf([&] { exchange.send({{"MS-9"}, {}, {}}, file); }) == "TR-B02");
    CHECK(codeOf([&] { exchange.send({{}, {}, {}}, file); }) == "TR-B02");
    CHECK(codeOf([&] { exchange.keepCorrespondent("MS-2", "age1abc", Role::MetaSupervisor); }) == "TR-B01");
    CHECK(codeOf([&] { exchange.keepCorrespondent("MS-2", two.hill.exchange().key(), {}); }) == "TR-B03");
    const auto late = *Date::fromIso("2030-01-01"), early = *Date::fromIso("2020-01-01");
    CHECK(codeOf([&] { exchange.send({{"MS-1"}, late, early}, file); }) == "TR-B04");
    CHECK(codeOf([&] { exchange.send({{"MS-1"}, late, late}, file); }) == "TR-B05");
    CHECK_FALSE(std::filesystem::exists(file));
    put(file, "mine");
    CHECK(codeOf([&] { exchange.send({{"MS-1"}, {}, {}}, file); }) == "TR-B06");
    CHECK(bytesOf(file) == "mine");
    CHECK(exchange.departures().empty());
    exchange.forgetCorrespondent("MS-1");
    CHECK(codeOf([&] { exchange.preview({{"MS-1"}, {}, {}}); }) == "TR-B02");
}
