// What came: looked into, believed or not, taken in whole.
#include "crypto/fingerprint_words.hpp"
#include "desk/desk_state.hpp"
#include "desk/exchange_desk.hpp"
#include "desk/exchange_notes.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

/// What the witnesses of a bundle say about what is here.
void compareWitness(Receiving& receiving, const std::string& mine, const BundleHead& head,
                    std::vector<std::string>& notes) {
    const auto tips = receiving.tips();
    const auto seen = head.witness.find(mine);
    if (seen == head.witness.end()) return;
    const auto here = tips.find(mine);
    const auto last = here == tips.end() ? 0 : here->second.first;
    const bool other = last == seen->second.first && here->second.second != seen->second.second;
    if (seen->second.first <= last && !other) return;
    receiving.noteMissingTail(seen->second.first);
    notes.push_back(fmt::format("{} has seen entry {} of this workspace's own log, and here the log ends with {}. Its end was "
                                "cut off, or an older copy was put in its place. Run 'trellis verify', and look for a newer "
                                "copy; what others hold of it comes back with their bundles.",
                                head.name, seen->second.first, last));
}

} // namespace

BundleLook ExchangeDesk::inspect(const std::filesystem::path& file, bool proof) {
    const auto opened = open(file, true);
    BundleLook out;
    out.head = opened.bundle.head;
    const auto key = unhex(out.head.key);
    out.senderWords = fingerprintWords(key);
    out.believed = believed(key);
    std::set<Id> records;
    for (auto& one : opened.bundle.entries) {
        EntryFields fields;
        try {
            fields = readEntry(one.text);
            if (fields.type == EntryType::SignOff) ++out.signOffs;
            if (fields.type != EntryType::Record) continue;
            const auto content = Content::fromText(one.content);
            out.withheld += static_cast<long>(content.withheld());
            out.open += static_cast<long>(content.leaves().size() - content.withheld());
        } catch (const Error&) {
            throw Error("TR-B17", "An entry in this bundle cannot be read. Nothing was changed.",
                        "Ask its sender to make it again.");
        }
        ++out.layers;
        records.insert(fields.entity);
        ++out.kinds[fields.kind];
    }
    out.records = static_cast<long>(records.size());
    if (proof)
        out.proof = prove(opened.bundle, opened.text, [&](const Id& revision) { return state_.workspace->content(revision); });
    state_.workspace->audit("looked into a bundle", out.head.id);
    return out;
}

Arrival ExchangeDesk::take(const std::filesystem::path& file, Progress& progress) {
    progress.step("Opening the bundle", 0, 0);
    auto opened = open(file, false);
    const auto& head = opened.bundle.head;
    auto& workspace = *state_.workspace;
    if (!believed(unhex(head.key)))
        throw Error("TR-B16",
                    fmt::format("Nobody here has compared the words of “{}” yet, so this bundle was not taken in. It says of "
                                "itself: {}.",
                                head.name, fingerprintWords(unhex(head.key))),
                    "Ask its sender, by telephone or face to face, to read out the words of their workspace; they stand on "
                    "their page Exchange, and 'trellis exchange key' shows them. If they are the same, type them on the page "
                    "Exchange under “Believe a sender”, or use 'trellis exchange accept \"THE WORDS\" --as NAME'.");
    if (head.demo != workspace.info().demo)
        throw Error("TR-B25",
                    head.demo ? "This bundle holds made-up data of a demonstration, and this workspace real records. Nothing "
                                "of it was taken in."
                              : "This workspace is a demonstration with made-up data, and the bundle holds real records. "
                                "Nothing of it was taken in.",
                    "Take it into a workspace of its own kind.");
    Arrival out;
    out.at = workspace.clock().now();
    out.from = head.name;
    out.by = head.by;
    out.bundle = head.id;
    Receiving receiving(workspace);
    try {
        workspace.together([&] {
            out.count = receiving.take(std::move(opened.bundle.entries), progress);
            auto numbers = announced(workspace);
            for (auto& [device, sent] : head.sent) numbers[device].add(sent);
            keepAnnounced(workspace, numbers);
            compareWitness(receiving, workspace.device(), head, out.notes);
            const auto& c = out.count;
            addNoteLine(workspace, cameNote,
                        {out.at.iso(), head.name, head.by, head.id, std::to_string(c.fresh), std::to_string(c.opened),
                         std::to_string(c.known), std::to_string(c.records.size())});
            workspace.audit("took in a bundle", fmt::format("{} from {}, {} records", head.id, head.name, c.records.size()));
        });
    } catch (const ReceivingStopped&) {
        out.count = {};
        out.notes.clear();
        out.cancelled = true;
        return out;
    }
    state_.revisions.clear(); // answers may be open now that were not
    for (auto& one : waiting()) out.notes.push_back(fmt::format("Waiting for {} from {}.", one.count, one.name));
    long conflicts = 0;
    for (auto& one : workspace.conflicts())
        if (out.count.records.contains(one.key.id) && mayKnow(one, state_.viewer())) ++conflicts;
    if (conflicts > 0)
        out.notes.push_back(fmt::format("{} of these records now {} two versions: see 'trellis bundle conflicts'.", conflicts,
                                        conflicts == 1 ? "has" : "have"));
    for (auto& [device, number] : receiving.forks()) {
        const auto names = receiving.deviceNames();
        const auto name = names.find(device);
        out.notes.push_back(fmt::format("{} has written two different entries with the number {}: it went on from an older "
                                        "copy. Both are kept.",
                                        name == names.end() ? device.substr(0, 8) : name->second, number));
    }
    return out;
}

std::vector<StillToCome> ExchangeDesk::waiting() const {
    const Receiving receiving(*state_.workspace);
    const auto names = receiving.deviceNames();
    std::vector<StillToCome> out;
    for (auto& [device, numbers] : announced(*state_.workspace)) {
        NumberSet here;
        for (auto number : receiving.numbersOf(device)) here.add(number);
        long missing = 0;
        for (auto [first, last] : numbers.runs())
            for (auto number = first; number <= last; ++number) missing += here.has(number) ? 0 : 1;
        const auto name = names.find(device);
        if (missing > 0) out.push_back({device, name == names.end() ? device.substr(0, 8) : name->second, missing});
    }
    return out;
}

std::vector<Arrival> ExchangeDesk::arrivals() const {
    std::vector<Arrival> out;
    for (auto& f : noteLines(*state_.workspace, cameNote)) {
        if (f.size() != 8) continue;
        Arrival one{Moment::fromIso(f[0]).value_or(Moment{}), f[1], f[2], f[3], {}, false, {}};
        one.count.fresh = std::atol(f[4].c_str());
        one.count.opened = std::atol(f[5].c_str());
        one.count.known = std::atol(f[6].c_str());
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace trellis
