#include "store/received_look.hpp"

#include "crypto/signing.hpp"
#include "model/error.hpp"
#include "record/canonical.hpp"

#include <fmt/format.h>

namespace trellis {

namespace {

/// No honest log is that long; it leaves room to go on counting.
constexpr std::int64_t highestTick = std::int64_t{1} << 50;

bool travels(const EntryFields& f) { return f.type != EntryType::Setting || settingTravels(f.entity); }

std::int64_t openLeavesIn(std::string_view content) {
    std::int64_t open = 0;
    while (!content.empty()) open += nextLeafLine(content).withheld() ? 0 : 1;
    return open;
}

} // namespace

bool settingTravels(std::string_view name) { return name.starts_with("agreement-ended:"); }

void contradicts(const std::string& what) {
    throw Error("TR-B18", fmt::format("This bundle contradicts what is here: {}. Nothing of it was kept.", what),
                "One of the two was not made by an unchanged Trellis. Compare with its sender before anything else is "
                "taken in from there.");
}

void refuseCarried(const std::string& what) {
    throw Error("TR-B17", fmt::format("This bundle was not taken in: {}. Nothing of it was kept.", what),
                "It was changed after it was signed, or made by something else than Trellis. Ask its sender to make it "
                "again, and tell them about this one.");
}

LookedEntry lookAtCarried(CarriedEntry&& carried) {
    LookedEntry out;
    out.carried = std::move(carried);
    const CarriedEntry& c = out.carried;
    try {
        out.fields = readEntry(c.text);
    } catch (const Error&) {
        refuseCarried("an entry in it cannot be read");
    }
    const EntryFields& f = out.fields;
    const auto where = fmt::format("entry {} of device {}", f.seq, f.device.substr(0, 8));
    if (c.hash.size() != 32 || c.signature.size() != 64 || hex(c.hash) != entryHash(c.text))
        refuseCarried(where + " is not as it was signed");
    if (f.seq < 1 || f.tick < 1 || f.tick > highestTick || f.device.size() != 32 || f.id.empty())
        refuseCarried(where + " has a number that no log counts to");
    if (!travels(f)) refuseCarried(where + " is of a kind that does not leave its workspace");
    try {
        const auto look = lookAtContent(c.content);
        if (!look.inOrder || look.hash != f.content) refuseCarried("the answers of " + where + " are not those that were signed");
        if (!look.allLeaves) refuseCarried("the answers of " + where + " cannot be read");
        out.open = openLeavesIn(c.content);
    } catch (const Error& error) {
        if (error.code() == "TR-B17") throw;
        refuseCarried("the answers of " + where + " cannot be read");
    }
    if (f.type == EntryType::SignOff && !verifySignature(unhex(f.key), signOffMessage(f.statement), unhex(f.proof)))
        refuseCarried(fmt::format("in {} the signature of {} does not fit what it signs", where, f.person));
    if (f.type == EntryType::Device &&
        (f.seq != 1 || f.entity != f.device || deviceIdOf(unhex(f.key)) != f.device || f.prev != std::string(64, '0')))
        refuseCarried(where + " introduces another device's key");
    if (f.type == EntryType::Form) {
        const auto leaves = Content::fromText(c.content).leaves();
        if (f.form != f.entity || leaves.size() != 1 || leaves.front().withheld())
            refuseCarried(where + " keeps a form without its text");
    }
    out.link = entryLink(c.hash, c.signature);
    return out;
}

void checkSignatures(const std::vector<LookedEntry>& entries, const std::map<std::string, Bytes>& keys,
                     Progress& progress) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& one = entries[i];
        if (i % 256 == 0) {
            progress.step("Checking signatures", static_cast<long>(i), static_cast<long>(entries.size()));
            if (progress.cancelled()) throw ReceivingStopped{};
        }
        const auto key = keys.find(one.fields.device);
        if (key == keys.end())
            refuseCarried(fmt::format("the device {} does not introduce itself", one.fields.device.substr(0, 8)));
        if (i + 1 < entries.size()) {
            const auto& next = entries[i + 1].fields;
            if (next.device == one.fields.device && next.seq == one.fields.seq + 1 && next.prev == one.link) continue;
        }
        if (!verifySignature(key->second, one.carried.hash, one.carried.signature))
            refuseCarried(fmt::format("the signature of entry {} of device {} does not fit", one.fields.seq,
                                      one.fields.device.substr(0, 8)));
    }
}

std::string signOffStatement(const EntryFields& f, const std::string& layerHash, const std::string& layerContent) {
    return CanonicalObject()
        .text("revision", f.revision)
        .text("entry", layerHash)
        .text("content", layerContent)
        .text("person", f.person)
        .text("role", f.role)
        .text("at", f.at.iso())
        .done();
}

std::string recordTrouble(const std::vector<EntryFields>& lines, const std::map<Id, std::string>& layerHashes) {
    const EntryFields* first = nullptr;
    std::map<Id, const EntryFields*> layers;
    for (const auto& f : lines) {
        if (f.type != EntryType::Record) continue;
        layers[f.id] = &f;
        if (!first) first = &f;
        if (f.kind != first->kind || f.agreement != first->agreement || f.supervisor != first->supervisor ||
            f.supervisees != first->supervisees || f.owner != first->owner)
            return "its layers do not agree on whose record it is";
    }
    for (const auto& f : lines) {
        if (f.type != EntryType::SignOff) continue;
        const auto layer = layers.find(f.revision);
        if (layer == layers.end()) continue; // its layer has not come yet
        if (f.statement != signOffStatement(f, layerHashes.at(f.revision), layer->second->content))
            return f.person + " signed another text than the one it stands beside";
    }
    return {};
}

std::optional<Content> joined(const std::string& one, const std::string& other) {
    const auto a = Content::fromText(one), b = Content::fromText(other);
    if (a.leaves().size() != b.leaves().size()) return std::nullopt;
    Content out;
    for (std::size_t i = 0; i < a.leaves().size(); ++i) {
        if (a.leaves()[i].hash != b.leaves()[i].hash) return std::nullopt;
        out.add(a.leaves()[i].withheld() ? b.leaves()[i] : a.leaves()[i]);
    }
    return out;
}

} // namespace trellis
