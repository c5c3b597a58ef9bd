#include "template/dependency_graph.hpp"

#include <algorithm>

namespace trellis {

namespace {

/// Follows what nodes read, among those that no order could be found for, until one comes up again.
std::vector<int> circleAmong(const std::vector<GraphNode>& nodes, const std::vector<int>& open) {
    std::vector<std::vector<int>> reads(nodes.size());
    for (std::size_t from = 0; from < nodes.size(); ++from)
        for (auto& edge : nodes[from].readers)
            if (open[from] > 0 && open[edge.node] > 0) reads[edge.node].push_back(static_cast<int>(from));
    int at = -1;
    for (std::size_t i = 0; i < nodes.size() && at < 0; ++i)
        if (open[i] > 0) at = static_cast<int>(i);
    // Every node left over reads another one left over, so this walk never ends but in a circle.
    std::vector<int> path, seen(nodes.size(), -1);
    while (at >= 0 && seen[at] < 0) {
        seen[at] = static_cast<int>(path.size());
        path.push_back(at);
        at = reads[at].empty() ? -1 : reads[at].front();
    }
    if (at < 0) return {};
    path.erase(path.begin(), path.begin() + seen[at]);
    std::reverse(path.begin(), path.end()); // from what is read to who reads it
    return path;
}

} // namespace

DependencyGraph::DependencyGraph(const Template& form) {
    auto addNode = [this](int slot, Aspect aspect, const CompiledExpression& expression) {
        slots[slot].nodes[static_cast<int>(aspect)] = static_cast<int>(nodes.size());
        nodes.push_back({slot, aspect, expression.get(), {}, 0});
    };
    auto addItem = [&](const Item& item, const Section& section, int sectionSlot, int rowsSlot) {
        int slot = static_cast<int>(slots.size());
        slots.push_back({&item, &section, sectionSlot, rowsSlot, {}});
        if (rowsSlot >= 0) slots[rowsSlot].cellSlots.push_back(slot);
        slotOf.try_emplace(item.id, slot);
        addNode(slot, Aspect::Relevant, item.relevant);
        addNode(slot, Aspect::Answer, item.calculate);
        addNode(slot, Aspect::Required, item.required);
        return slot;
    };
    for (auto& section : form.sections) {
        int sectionSlot = static_cast<int>(slots.size());
        slots.push_back({nullptr, &section, sectionSlot, -1, {}});
        sectionOf.try_emplace(section.id, sectionSlot);
        addNode(sectionSlot, Aspect::Relevant, section.relevant);
        for (auto& item : section.items) {
            int slot = addItem(item, section, sectionSlot, -1);
            for (auto& cell : item.cells) addItem(cell, section, sectionSlot, slot);
        }
    }

    auto link = [this](int from, int to, bool everyRow) {
        for (auto& edge : nodes[from].readers)
            if (edge.node == to) {
                edge.everyRow = edge.everyRow || everyRow;
                return;
            }
        nodes[from].readers.push_back({to, everyRow});
    };
    for (int slot = 0; slot < static_cast<int>(slots.size()); ++slot) {
        auto& one = slots[slot];
        if (!one.item) continue;
        int shown = node(slot, Aspect::Relevant), value = node(slot, Aspect::Answer);
        // Hidden with its table or section; a hidden answer counts as unanswered, and nothing hidden is required.
        link(node(one.rowsSlot >= 0 ? one.rowsSlot : one.sectionSlot, Aspect::Relevant), shown, true);
        link(shown, value, false);
        link(shown, node(slot, Aspect::Required), false);
    }
    for (int to = 0; to < static_cast<int>(nodes.size()); ++to) {
        auto* expression = nodes[to].expression;
        if (!expression) continue;
        auto& reads = expression->reads();
        int ownRows = slots[nodes[to].slot].rowsSlot;
        for (auto& name : reads) {
            auto found = slotOf.find(name);
            if (found == slotOf.end()) continue;
            int rows = slots[found->second].rowsSlot;
            // A cell is read in its own row, unless the expression counts over the whole table.
            bool sameRow = rows >= 0 && rows == ownRows &&
                           std::find(reads.begin(), reads.end(), slots[rows].item->id) == reads.end();
            link(node(found->second, Aspect::Answer), to, !sameRow);
        }
    }

    std::vector<int> open(nodes.size(), 0); // how many nodes it reads are not yet in order
    for (auto& one : nodes)
        for (auto& edge : one.readers) ++open[edge.node];
    order.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (open[i] == 0) order.push_back(static_cast<int>(i));
    for (std::size_t i = 0; i < order.size(); ++i)
        for (auto& edge : nodes[order[i]].readers)
            if (--open[edge.node] == 0) order.push_back(edge.node);
    if (order.size() < nodes.size()) {
        circle = circleAmong(nodes, open);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (open[i] > 0) order.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < order.size(); ++i) nodes[order[i]].rank = static_cast<int>(i);
}

std::optional<std::vector<std::string>> findCycle(const Template& form) {
    DependencyGraph graph(form);
    if (graph.circle.empty()) return std::nullopt;
    std::vector<std::string> ids;
    for (int node : graph.circle) {
        auto& slot = graph.slots[graph.nodes[node].slot];
        auto& id = slot.item ? slot.item->id : slot.section->id;
        if (ids.empty() || ids.back() != id) ids.push_back(id);
    }
    if (ids.size() == 1 || ids.front() != ids.back()) ids.push_back(ids.front());
    return ids;
}

} // namespace trellis
