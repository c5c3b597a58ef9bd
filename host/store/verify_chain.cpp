#include "store/verify_chain.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace trellis {

namespace {

std::string place(const std::string& device, std::int64_t seq) {
    return fmt::format("Entry {} of device {}", seq, device.substr(0, 8));
}

void checkSignOff(const LoggedSignOff& signOff, const LogReferences& known, Findings& findings) {
    const EntryFields& f = signOff.fields;
    const std::string where = place(f.device, f.seq);
    auto add = [&](const std::string& what) { findings.add(f.device, f.seq, f.entity, where + what); };
    if (!signOff.proofFits) return add(fmt::format(": the signature of {} does not fit what it signs.", f.person));
    if (!known.userKeys.contains({f.person, f.key}))
        return add(fmt::format(": it is signed with a key that is not known to be {}'s.", f.person));
    const auto layer = known.layers.find(f.revision);
    if (layer == known.layers.end() || layer->second.record != f.entity)
        return add(": it signs a text that is not in the log.");
    const auto said = nlohmann::json::parse(f.statement, nullptr, false);
    auto is = [&](const char* name, const std::string& value) {
        return said.is_object() && said.value(name, "") == value;
    };
    if (!is("revision", f.revision) || !is("entry", layer->second.hash) || !is("content", layer->second.content) ||
        !is("person", f.person) || !is("role", f.role) || !is("at", f.at.iso()))
        add(": what was signed is not the text it stands beside.");
}

} // namespace

void ChainFollower::take(Looked&& one) {
    const StoredRow& row = one.row;
    const EntryFields& f = one.fields;
    DeviceChain& chain = chains_[row.device];
    bool wrong = false;
    auto add = [&](const std::string& what) {
        findings_.add(row.device, row.seq, row.type == "record" || row.type == "sign-off" ? row.entity : Id{},
                      place(row.device, row.seq) + what);
        wrong = true;
    };
    ++verdict_.entries;
    if (row.seq != chain.seq + 1)
        add(fmt::format(": the entry before it is missing (the last one there is {}).", chain.seq));
    if (!one.readable) {
        add(": its text cannot be read.");
    } else {
        if (!one.hashFits)
            add(": its text has been changed since it was written.");
        else if (!one.columnsFit)
            add(": the columns beside its text say something else than the text.");
        else if (f.prev != chain.link && row.seq == chain.seq + 1) {
            // Either the entry before was changed (then its own hash or signature is wrong) or this one belongs
            // elsewhere.
            if (chain.seq > 0 && !verifySignature(chain.key, chain.hash, chain.signature))
                findings_.add(row.device, chain.seq, {},
                              place(row.device, chain.seq) + ": its signature has been changed.");
            else
                add(": it does not follow the entry that stands before it.");
            wrong = true;
        }
        if (!one.contentFits)
            add(": its answers have been changed since they were signed.");
        else if (!one.contentReadable)
            add(": its answers cannot be read.");
    }
    if (f.type == EntryType::Device && row.seq == 1) chain.key = unhex(f.key);
    if (row.seq == 1 && (f.type != EntryType::Device || deviceIdOf(chain.key) != row.device || f.entity != row.device))
        add(": it should introduce the device's key, and does not.");
    // One signature vouches for the whole chain (entry.hpp), so only the last is checked; after trouble, each.
    if (wrong && !chain.key.empty() && !verifySignature(chain.key, row.hash, row.signature))
        add(": its signature does not fit.");
    if (one.readable) remember(one);
    chain.seq = row.seq;
    chain.link = std::move(one.link);
    chain.hash = std::move(one.row.hash);
    chain.signature = std::move(one.row.signature);
}

void ChainFollower::remember(const Looked& one) {
    const EntryFields& f = one.fields;
    switch (f.type) {
    case EntryType::Record:
        known_.layers[f.id] = {f.entity, hex(one.row.hash), f.content};
        records_.insert(f.entity);
        if (!f.parents.empty() || !known_.forms.contains(f.form)) layers_.push_back(f);
        break;
    case EntryType::SignOff:
        signOffs_.push_back({f, one.proofFits});
        break;
    case EntryType::User:
        known_.userKeys.insert({f.entity, f.key});
        break;
    case EntryType::Form:
        known_.forms.insert(f.form);
        break;
    default:
        break;
    }
}

void ChainFollower::know(const EntryFields& f, const std::string& hash) {
    if (f.type == EntryType::Record) known_.layers[f.id] = {f.entity, hash, f.content};
    if (f.type == EntryType::User) known_.userKeys.insert({f.entity, f.key});
    if (f.type == EntryType::Form) known_.forms.insert(f.form);
}

void ChainFollower::end() {
    for (const auto& [device, chain] : chains_)
        if (!verifySignature(chain.key, chain.hash, chain.signature))
            findings_.add(device, chain.seq, {}, place(device, chain.seq) + ": its signature has been changed.");
    for (const auto& one : signOffs_) checkSignOff(one, known_, findings_);
    for (const auto& f : layers_) {
        for (const auto& parent : f.parents)
            if (const auto layer = known_.layers.find(parent);
                layer == known_.layers.end() || layer->second.record != f.entity)
                findings_.add(f.device, f.seq, f.entity,
                              place(f.device, f.seq) + ": it amends a text that is not in the log.");
        if (!known_.forms.contains(f.form))
            findings_.add(f.device, f.seq, f.entity,
                          place(f.device, f.seq) + ": the form it was made with is not in the log.");
    }
    verdict_.records = static_cast<long>(records_.size());
    verdict_.signOffs = static_cast<long>(signOffs_.size());
}

} // namespace trellis
