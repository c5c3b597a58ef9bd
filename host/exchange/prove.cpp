#include "exchange/prove.hpp"

#include "record/canonical.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Words that are too short to say anything by being found: a two-letter code stands in many places.
constexpr std::size_t shortestWords = 6;

/// What of an answer could be found as written: the words of a text. Codes, numbers and dates stand in forms, too.
std::string wordsToLookFor(const LeafText& leaf) {
    const auto* words = std::get_if<std::string>(&leaf.value);
    if (!words || words->size() < shortestWords) return {};
    const auto quoted = jsonText(*words);
    return quoted.substr(1, quoted.size() - 2);
}

/// As it stands in a bundle's line, inside a text inside a text.
std::string escapedAgain(const std::string& words) {
    const auto quoted = jsonText(words);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

BundleProof prove(const Bundle& bundle, std::string_view text,
                  const std::function<std::optional<Content>(const Id&)>& whole) {
    BundleProof out;
    std::set<Id> records;
    std::set<std::string> shown; // what is open: the same words may be said twice, once for everybody
    auto show = [&](const std::string& words) { shown.insert(wordsToLookFor({{}, {}, {}, {}, {}, words})); };
    show(bundle.head.name);
    std::string withoutForms; // a form's own words may be an answer, too
    withoutForms.reserve(text.size());
    struct Hidden {
        Id record;
        std::string words, leaf, salt;
    };
    std::vector<Hidden> hidden;
    for (auto& one : bundle.entries) {
        const auto fields = readEntry(one.text);
        if (fields.type == EntryType::SignOff) ++out.signOffs;
        const auto content = Content::fromText(one.content);
        if (fields.type != EntryType::Form) withoutForms += jsonText(one.text) + jsonText(one.content) + "\n";
        show(fields.name); // what a device calls its workspace
        if (fields.type != EntryType::Record) {
            out.withheldElsewhere += static_cast<long>(content.withheld());
            for (auto& leaf : content.leaves())
                if (!leaf.withheld() && fields.type != EntryType::Form) shown.insert(wordsToLookFor(readLeaf(leaf.text)));
            continue;
        }
        ++out.layers;
        records.insert(fields.entity);
        const auto here = content.withheld() ? whole(fields.id) : std::nullopt;
        for (auto& leaf : content.leaves()) {
            if (!leaf.withheld()) {
                const auto open = readLeaf(leaf.text);
                ++out.open;
                ++out.openByClasses[open.classes.text()];
                shown.insert(wordsToLookFor(open));
                continue;
            }
            ++out.withheld;
            if (!here) continue;
            for (auto& known : here->leaves())
                if (known.hash == leaf.hash && !known.withheld())
                    hidden.push_back({fields.entity, wordsToLookFor(readLeaf(known.text)), known.text, hex(known.salt)});
        }
    }
    out.records = static_cast<long>(records.size());
    for (auto& one : hidden) {
        ++out.lookedFor;
        const bool saltThere = text.find(one.salt) != std::string_view::npos;
        const bool leafThere = text.find(escapedAgain(one.leaf)) != std::string_view::npos;
        const bool wordsThere = !one.words.empty() && !shown.contains(one.words) &&
                                withoutForms.find(escapedAgain(one.words)) != std::string::npos;
        if (saltThere || leafThere || wordsThere)
            out.found.push_back("An answer of the record " + one.record + " that is withheld stands in the bundle all the same.");
    }
    return out;
}

} // namespace trellis
