#include "overlay/placing.hpp"

#include <algorithm>
#include <set>

namespace trellis::detail {
namespace {

using Side = OverlaySpot::Side;

class Placer {
public:
    Placer(std::vector<Placement> placements, FormTree& tree, LintLog& log)
        : waiting_(std::move(placements))
        , tree_(tree)
        , log_(log) {}

    void all() {
        std::erase_if(waiting_, [&](auto& one) { return !sound(one); });
        // Cells before tables: a table that moves as well would take them along.
        for (bool cells : {true, false})
            for (auto& one : waiting_)
                if (auto self = tree_.find(one.moved); self && (self.parent->name == "rows") == cells) takeOut(one, self);
        while (!waiting_.empty()) {
            std::vector<Placement> now, later;
            for (auto& one : waiting_) (tree_.find(one.spot.id) ? now : later).push_back(std::move(one));
            if (now.empty()) return sayCircle(later);
            // What stands before an item, or first, is put in from the last to the first, so that the order of the file
            // is the order of the form; what stands after one is kept in order by putting the last in first as well.
            for (auto one = now.rbegin(); one != now.rend(); ++one)
                if (one->spot.side != Side::Before) putIn(*one);
            for (auto& one : now)
                if (one.spot.side == Side::Before) putIn(one);
            waiting_ = std::move(later);
        }
    }

private:
    /// Whether the placement makes sense in the form as it is, before anything is taken out.
    bool sound(const Placement& one) {
        auto beside = tree_.find(one.spot.id);
        const bool ours = isAdded(one.spot.id);
        if (!beside && !ours) {
            log_.error(one.place, "TR-O30", "There is no item '" + one.spot.id + "' to stand by.",
                       didYouMean(one.spot.id, tree_.ids()));
            return false;
        }
        if (beside) {
            const bool into = one.spot.side == Side::FirstIn;
            const bool container = beside.element->name == "section" || beside.element->name == "rows";
            if (into ? !container : beside.element->name == "section") {
                log_.error(one.place, "TR-O32",
                           into ? "'" + one.spot.id + "' holds no questions." : "'" + one.spot.id + "' is a section.",
                           into ? "first-in names a section or a table."
                                : "Write first-in=\"" + one.spot.id + "\" to stand first in it.");
                return false;
            }
        }
        return tableKept(one, beside);
    }

    /// Ids of the placements' own additions, cells included, with the table a cell stands in.
    bool isAdded(const std::string& id) const {
        for (auto& one : waiting_)
            for (auto& item : one.added) {
                if (item.value("id") == id) return true;
                for (auto& cell : item.children)
                    if (cell.name == "item" && cell.value("id") == id) return true;
            }
        return false;
    }

    bool tableKept(const Placement& one, const FormTree::Found& beside) {
        std::string table; // that it would stand in
        if (beside && one.spot.side == Side::FirstIn && beside.element->name == "rows") table = one.spot.id;
        if (beside && one.spot.side != Side::FirstIn && beside.parent->name == "rows") table = beside.parent->value("id");
        auto refuse = [&](const std::string& why) {
            log_.error(one.place, "TR-O32", why, "Name another place.");
            return false;
        };
        if (!one.moved.empty()) {
            auto self = tree_.find(one.moved);
            if (!self) return false; // said already
            const auto own = self.parent->name == "rows" ? self.parent->value("id") : std::string();
            if (own != table)
                return refuse(own.empty() ? "'" + one.moved + "' would become a cell of '" + table + "'."
                                          : "'" + one.moved + "' is a cell of '" + own + "' and stays in it.");
            if (self.element->name == "rows" && table == one.moved) return refuse("A table cannot stand in itself.");
        }
        for (auto& item : one.added)
            if (!table.empty() && item.name == "rows") return refuse("A table cannot stand inside a table.");
        return true;
    }

    static void takeOut(Placement& one, FormTree::Found self) {
        one.added = {std::move(*self.element)};
        self.parent->children.erase(self.parent->children.begin() + static_cast<std::ptrdiff_t>(self.index));
    }

    void putIn(Placement& one) {
        auto beside = tree_.find(one.spot.id);
        auto& children = one.spot.side == Side::FirstIn ? beside.element->children : beside.parent->children;
        auto at = one.spot.side == Side::FirstIn ? std::find_if(children.begin(), children.end(), isQuestion)
                                                 : children.begin() + static_cast<std::ptrdiff_t>(beside.index);
        if (one.spot.side == Side::After) ++at;
        children.insert(at, std::make_move_iterator(one.added.begin()), std::make_move_iterator(one.added.end()));
    }

    void sayCircle(const std::vector<Placement>& left) {
        std::set<std::string> ids;
        for (auto& one : left) ids.insert(one.moved.empty() ? one.spot.id : one.moved);
        log_.error(left.front().place, "TR-O31",
                   "These are placed by each other, so none has a place: " +
                       inWords(std::vector<std::string>(ids.begin(), ids.end())) + ".",
                   "Place one of them by an item that stays.");
    }

    std::vector<Placement> waiting_;
    FormTree& tree_;
    LintLog& log_;
};

} // namespace

void place(std::vector<Placement> placements, FormTree& tree, LintLog& log) {
    Placer(std::move(placements), tree, log).all();
}

} // namespace trellis::detail
