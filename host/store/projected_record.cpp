// The rows of one record: its layers, its place in lists, who it belongs to, what of it is open to all, and the
// passages that a search can find.
#include "record/canonical.hpp"
#include "record/plain_leaf.hpp"
#include "record/written_content.hpp"
#include "store/projection_tables.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace trellis {

namespace {

/// Answers that the same people may read, under one roof.
struct ReadTogether {
    ClassSet classes;
    PersonCode owner;
    std::string places, words;
};

/// All passages of a record. There are few, so they are looked for one by one.
class Passages {
public:
    /// `line` has no line ends.
    void add(ClassSet classes, std::string_view owner, std::string_view item, std::string_view row,
             std::string_view line) {
        auto found = std::ranges::find_if(
            all_, [&](const ReadTogether& one) { return one.classes == classes && one.owner == owner; });
        if (found == all_.end()) found = all_.insert(found, {classes, PersonCode(owner), {}, {}});
        auto& [ignoredClasses, ignoredOwner, places, words] = *found;
        if (!words.empty()) places += '\n', words += '\n';
        places.append(item).append("\t").append(row);
        words += line;
    }
    /// In the order of their classes as text, then of their owners.
    std::vector<std::pair<std::string, ReadTogether>> inOrder() && {
        std::vector<std::pair<std::string, ReadTogether>> out;
        for (auto& one : all_) out.emplace_back(one.classes.text(), std::move(one));
        std::ranges::sort(out, {}, [](const auto& one) { return std::tie(one.first, one.second.owner); });
        return out;
    }

private:
    std::vector<ReadTogether> all_;
};

/// What of one leaf lists keep: its words, and where it is open to all, the leaf without its classes.
void keepLeaf(std::string_view text, Passages& passages, std::string& open) {
    auto next = [&]() -> std::string& { return open.empty() ? open : open += '\n'; };
    // What begins so, the reason of an amendment, stands in the history, not among the answers.
    constexpr char apart = '#';
    if (const auto plain = plainLeaf(text)) {
        if (plain->item.starts_with(apart)) return;
        if (!plain->words.empty()) passages.add(plain->classes, plain->owner, plain->item, plain->row, plain->words);
        if (plain->classes.has(VisibilityClass::A) && plain->owner.empty()) appendWithoutClasses(next(), *plain);
        return;
    }
    const LeafText leaf = leafIn(text);
    if (leaf.item.starts_with(apart)) return;
    if (leaf.type == "text" || leaf.type == "code" || leaf.type == "codes")
        if (std::string words = plainText(leaf.value); !words.empty()) {
            std::ranges::replace_if(
                words, [](char c) { return c == '\n' || c == '\r'; }, ' ');
            passages.add(leaf.classes, leaf.owner, leaf.item, leaf.row, words);
        }
    if (leaf.classes.has(VisibilityClass::A) && leaf.owner.empty())
        appendLeaf(next(), {leaf.item, leaf.row, {}, leaf.owner, leaf.type, leaf.value});
}

/// Who may come to a passage at all. The rule itself is asked again for each hit; this only keeps others' searches
/// away.
std::string reachOf(const RecordKey& key, const std::set<PersonCode>& parties, const ClassSet& classes,
                    const PersonCode& owner) {
    std::string out;
    auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
    for (const auto& person : parties)
        if (owner.empty() || person == owner || person == key.supervisor) add(reachWord(person));
    if (!key.authorsOwn() && owner.empty())
        for (auto one : {VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M})
            if (classes.has(one)) add(reachWord(one));
    return out;
}

} // namespace

std::vector<ProjectedRow> projectRecord(const std::vector<LogLine>& lines, const std::string& record) {
    struct Layer {
        const LogLine* line;
        std::string state, signOffs;
        bool head = true;
    };
    std::vector<Layer> layers;
    auto layerOf = [&](const Id& id) {
        return std::ranges::find_if(layers, [&](const Layer& layer) { return layer.line->fields.id == id; });
    };
    for (const auto& line : lines)
        if (line.fields.type == EntryType::Record) layers.push_back({&line, line.fields.state, {}, true});
    for (const auto& line : lines) {
        for (const auto& parent : line.fields.parents)
            if (auto layer = layerOf(parent); layer != layers.end()) layer->head = false;
        if (line.fields.type != EntryType::SignOff) continue;
        if (auto layer = layerOf(line.fields.revision); layer != layers.end()) {
            const EntryFields& f = line.fields;
            layer->signOffs += (layer->signOffs.empty() ? "" : ",") + CanonicalObject()
                                                                          .text("person", f.person)
                                                                          .text("role", f.role)
                                                                          .number("at", f.at.ms)
                                                                          .text("content", layer->line->fields.content)
                                                                          .done();
            if (!f.state.empty()) layer->state = f.state;
        }
    }
    std::vector<ProjectedRow> rows;
    rows.reserve(8);
    // One by one: a list in braces would copy each text once more.
    auto add = [&](WhichTable table, auto&&... values) {
        auto& row = rows.emplace_back(ProjectedRow{&projections()[table], {}});
        row.values.reserve(sizeof...(values));
        (row.values.emplace_back(std::forward<decltype(values)>(values)), ...);
    };
    const Layer* newest = nullptr;
    std::int64_t heads = 0;
    auto shared = Sharing::Full;
    for (auto& layer : layers) {
        const EntryFields& f = layer.line->fields;
        layer.signOffs = "[" + layer.signOffs + "]";
        add(LayerTable, f.id, record, f.tick, f.device, std::int64_t{layer.head}, layer.state, layer.signOffs);
        if (layer.head) {
            newest = &layer;
            ++heads;
            // Of two heads the lesser counts: one device may have taken back what the other still shares.
            shared = std::min(shared, sharingFromText(f.shared));
        }
    }
    if (!newest) return rows;
    const EntryFields& f = newest->line->fields;
    const auto day = Date::fromIso(f.day).value_or(Date{});
    // Whose record it is was said when it was made; no later layer can give it away.
    const PersonCode& owner = layers.front().line->fields.owner;
    add(RecordTable, record, f.kind, f.agreement, f.supervisor, jsonTexts(f.supervisees), f.id, f.form,
        std::int64_t{day.days()}, newest->state, f.at.ms, layers.front().line->fields.at.ms, f.author, f.content,
        static_cast<std::int64_t>(layers.size()), heads, newest->signOffs, f.tick, f.device, owner,
        owner.empty() ? std::string() : text(shared));
    const RecordKey key{record, f.kind, f.agreement, f.supervisor, f.supervisees, owner};
    std::set<PersonCode> parties(f.supervisees.begin(), f.supervisees.end());
    parties.insert(f.supervisor);
    parties.insert(owner);
    std::erase_if(parties, [&](const PersonCode& person) {
        return person.empty() || !(key.party(person) || (shared != Sharing::None && key.sharesWith(person)));
    });
    for (const auto& person : parties) add(PartyTable, person, std::int64_t{day.days()}, f.tick, record);

    std::string open;
    Passages passages;
    for (const auto& leaf : openLeaves(newest->line->contentText)) keepLeaf(leaf, passages, open);
    add(GlanceTable, f.agreement, std::int64_t{day.days()}, layers.front().line->fields.at.ms, record, f.kind,
        newest->state, f.form, owner, std::move(open));
    for (auto& [classes, one] : std::move(passages).inOrder()) {
        std::string reach = reachOf(key, parties, one.classes, one.owner);
        add(PassageTable, record, std::move(classes), std::move(one.owner), std::move(one.places), std::move(one.words),
            std::move(reach));
    }
    return rows;
}

std::string reachWord(const PersonCode& person) {
    std::string out = "p";
    for (char c : person)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

std::string reachWord(VisibilityClass one) { return "c" + ClassSet(one).text(); }

} // namespace trellis
