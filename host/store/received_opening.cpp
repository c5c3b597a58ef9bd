#include "store/received_opening.hpp"

#include "store/workspace_state.hpp"

#include <unordered_map>

namespace trellis {
namespace {

struct Layer {
    Id id;
    std::string content;
    bool received = false;
};

bool anyWithheld(std::string_view content) {
    return content.starts_with("- ") || content.find("\n- ") != std::string_view::npos;
}

std::vector<Layer> layersOf(Database& db, const Id& record) {
    std::vector<Layer> out;
    for (const bool received : {true, false}) {
        auto rows = db.prepared(received ? "SELECT id, content FROM received WHERE entity=? AND type='record'"
                                         : "SELECT id, content FROM revision WHERE entity=? AND type='record'");
        rows->bind(1, record);
        while (rows->executeStep()) out.push_back({column(rows, 0), column(rows, 1), received});
    }
    return out;
}

} // namespace

void openFromOtherLayers(Database& db, const std::set<Id>& records) {
    for (auto& record : records) {
        const auto layers = layersOf(db, record);
        if (layers.size() < 2) continue;
        std::unordered_map<std::string, Leaf> open;
        for (auto& layer : layers) {
            if (!layer.received || !anyWithheld(layer.content)) continue;
            if (open.empty())
                for (auto& other : layers) {
                    const auto content = Content::fromText(other.content);
                    for (auto& leaf : content.leaves())
                        if (!leaf.withheld() && !readLeaf(leaf.text).item.starts_with('#'))
                            open.emplace(leaf.hash, leaf);
                }
            const auto before = Content::fromText(layer.content);
            Content after;
            for (auto& leaf : before.leaves()) {
                const auto known = leaf.withheld() ? open.find(leaf.hash) : open.end();
                after.add(known == open.end() ? leaf : known->second);
            }
            if (after.withheld() == before.withheld()) continue;
            auto update = db.prepared("UPDATE received SET content=?, open=? WHERE id=?");
            update->bind(1, after.text());
            update->bind(2, static_cast<std::int64_t>(after.leaves().size() - after.withheld()));
            update->bind(3, layer.id);
            update->exec();
        }
    }
}

} // namespace trellis
