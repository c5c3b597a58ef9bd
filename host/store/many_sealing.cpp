#include "store/many_sealing.hpp"

namespace trellis {

PreparedRecord Preparing::prepare(WholeRecord record) {
    PreparedRecord out;
    auto add = [&](EntryFields fields, WrittenContent content) {
        fields.id = freshId(record.at);
        out.entries.push_back({std::move(fields), std::move(content), record.at});
    };
    const std::string ref = record.form->ref.text();
    if (forms_.insert(ref).second) add(formFields(*record.form, me_), written(formContent(*record.form, random_)));
    auto [classes, fresh] = classes_.try_emplace(ref);
    if (fresh) classes->second = ItemClasses(*record.form);
    add(recordFields(record.draft, record.form->ref, me_), writtenRecord(record.draft, classes->second, random_));
    for (const auto& one : record.signatures) out.signatureIds.push_back(freshId(one.at));
    out.signatures = std::move(record.signatures);
    return out;
}

SealedRecord Sealing::seal(PreparedRecord record) {
    SealedRecord out;
    out.entries.reserve(record.entries.size() + record.signatures.size());
    for (auto& one : record.entries)
        out.entries.push_back(
            trellis::seal(std::move(one.fields), std::move(one.content), one.at, device_, key_, tip_));
    const std::size_t layer = out.entries.size() - 1;
    for (std::size_t i = 0; i < record.signatures.size(); ++i) {
        const auto& one = record.signatures[i];
        EntryFields fields =
            signOffFields(out.entries[layer], one.person, one.role, one.state, keyOf(one.person), one.at);
        fields.author = out.entries[layer].fields.author;
        fields.id = std::move(record.signatureIds[i]);
        out.entries.push_back(trellis::seal(std::move(fields), nothing_, one.at, device_, key_, tip_));
    }
    std::vector<LogLine> lines;
    lines.reserve(out.entries.size() - layer);
    for (std::size_t i = layer; i < out.entries.size(); ++i) // lent: a copy of each text would cost as much as the rest
        lines.push_back({std::move(out.entries[i].fields), out.entries[i].content});
    const Id id = lines.front().fields.entity;
    out.rows = projectRecord(lines, id);
    for (std::size_t i = layer; i < out.entries.size(); ++i) out.entries[i].fields = std::move(lines[i - layer].fields);
    return out;
}

const SigningKey& Sealing::keyOf(const PersonCode& person) {
    auto found = keys_.find(person);
    if (found == keys_.end()) found = keys_.emplace(person, keyring_.open(person, passphrase_(person)).signing).first;
    return found->second;
}

} // namespace trellis
