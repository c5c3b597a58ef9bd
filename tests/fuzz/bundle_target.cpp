// Bundles: the seal, the text inside it, and entries of other logs.
#include "crypto/age.hpp"
#include "exchange/bundle.hpp"
#include "exchange/prove.hpp"
#include "fuzz/promise.hpp"
#include "fuzz/targets.hpp"
#include "model/error.hpp"
#include "store/received_look.hpp"

namespace trellis::test {
namespace {

/// Of nobody: made for this corpus alone.
constexpr const char* corpusKey = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG";

/// An entry that a sender could have signed: hash and signature are for others to check, so they are made to look right.
void lookAtEntry(CarriedEntry one) {
    one.hash = unhex(entryHash(one.text));
    one.signature = std::string(64, 'x');
    try {
        const auto looked = lookAtCarried(std::move(one));
        promise(writeEntry(looked.fields) == looked.carried.text, "an entry that was read is written the same way");
        promise(Content::fromText(looked.carried.content).hash() == looked.fields.content, "its answers are those it names");
    } catch (const Error&) {
    }
}

} // namespace

void fuzzBundle(std::string_view bytes) {
    try {
        const auto bundle = readBundle(bytes);
        promise(static_cast<std::size_t>(bundle.head.entries) == bundle.entries.size(), "as many entries as the head says");
        for (auto& one : bundle.entries) lookAtEntry(one);
        (void)prove(bundle, bytes, [](const Id&) { return std::optional<Content>(); });
    } catch (const Error&) {
    }
    // A changed bundle ends at its signature; so its parts are looked at without it, too.
    if (const auto numbers = NumberSet::read(bytes)) promise(numbers->text() == bytes, "a set of numbers has one way");
    const auto cut = bytes.find('\n');
    lookAtEntry({std::string(bytes.substr(0, cut)), {}, {}, cut == bytes.npos ? "" : std::string(bytes.substr(cut + 1))});
    try {
        const auto text = std::string(bytes.substr(0, 20'000));
        if (const auto both = joined(text, text))
            promise(joined(both->text(), both->text())->text() == both->text(), "a content joined with itself is itself");
    } catch (const Error&) {
    }
}

void fuzzSealed(std::string_view bytes) {
    static const auto mine = AgeIdentity::read(corpusKey);
    const auto other = AgeIdentity::make();
    promise(ageOpen(bytes, other).outcome != AgeOutcome::Opened, "nobody has sealed this for a key made just now");
    if (mine) {
        const auto opened = ageOpen(bytes, *mine);
        promise(opened.outcome == AgeOutcome::Opened || opened.plain.empty(), "nothing is handed out of what does not open");
    }
    if (const auto identity = AgeIdentity::read(bytes.substr(0, 4096)))
        promise(AgeIdentity::read(identity->secretText())->recipient() == identity->recipient(), "a key comes back");
    (void)isAgeRecipient(bytes.substr(0, 4096));
}

} // namespace trellis::test
