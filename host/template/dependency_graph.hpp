// What must be worked out again when something changes: the expressions of a template as a graph, in an order in which
// everything comes after what it reads (design 5).
#pragma once
#include "template/template.hpp"

#include <unordered_map>

namespace trellis {

/// A circle in which items wait for each other, as ids: {"a", "b", "a"}; nullopt when there is none. Needs
/// Template::index(). The reader refuses a template that has one, so a Form never meets it.
std::optional<std::vector<std::string>> findCycle(const Template& form);

/// One thing a form keeps up to date. Sections have only Relevant.
enum class Aspect : std::uint8_t { Relevant, Answer, Required };

/// An item, a cell or a section, by number.
struct Slot {
    const Item* item = nullptr;       ///< null for a section
    const Section* section = nullptr; ///< the section itself, or the one it stands in
    int sectionSlot = -1;
    int rowsSlot = -1;           ///< a cell: its rows item
    std::vector<int> cellSlots;  ///< a rows item: its cells
    int nodes[3] = {-1, -1, -1}; ///< by Aspect
};

struct GraphNode {
    int slot = 0;
    Aspect aspect = Aspect::Relevant;
    const Expression* expression = nullptr; ///< relevant, calculate or required; may be null
    /// Nodes that read this one. `everyRow`: a cell's node depends on it in all rows, not only in the same one.
    struct Edge {
        int node;
        bool everyRow;
    };
    std::vector<Edge> readers;
    int rank = 0; ///< place in `order`
};

struct DependencyGraph {
    explicit DependencyGraph(const Template& form);
    std::vector<Slot> slots;                        ///< in the order of the form
    std::unordered_map<std::string, int> slotOf;    ///< items and cells by id
    std::unordered_map<std::string, int> sectionOf; ///< sections by id
    std::vector<GraphNode> nodes;
    std::vector<int> order;  ///< all nodes, readers after what they read
    std::vector<int> circle; ///< nodes of a circle, empty when there is none; the order is arbitrary among them

    int node(int slot, Aspect aspect) const { return slots[slot].nodes[static_cast<int>(aspect)]; }
};

} // namespace trellis
