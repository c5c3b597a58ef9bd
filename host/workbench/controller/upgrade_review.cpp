#include "workbench/controller/upgrade_review.hpp"

#include "workbench/controller/phrase.hpp"

#include <algorithm>

namespace trellis {
namespace {

using enum UpgradeState;
using Choice = UpgradeDecision::Choice;

bool about(const auto& one, const auto& other) {
    return one.overlay == other.overlay && one.change == other.change && one.operation == other.operation &&
           one.property == other.property;
}

std::string quoted(const std::string& text) { return "“" + text + "”"; }

/// The words of an item or a section of the form, or its id where the form does not know it.
std::string nameIn(const Template& form, const std::string& id) {
    if (const auto* item = form.find(id)) return item->label.empty() ? id : item->label;
    for (auto& section : form.sections)
        if (section.id == id && !section.title.empty()) return section.title;
    return id;
}

std::string spotWords(const Template& form, const std::string& text) {
    const auto spot = overlaySpotFromText(text);
    if (!spot) return text;
    const char* side = spot->side == OverlaySpot::Side::After    ? "after "
                       : spot->side == OverlaySpot::Side::Before ? "before "
                                                                 : "first in ";
    return side + quoted(nameIn(form, spot->id));
}

std::vector<UpgradeReview::Spot> spotsOf(const Template& form) {
    std::vector<UpgradeReview::Spot> out;
    const auto add = [&](OverlaySpot::Side side, const std::string& id) {
        const auto words = text(OverlaySpot{side, id});
        out.push_back({words, spotWords(form, words)});
    };
    for (auto& section : form.sections) {
        add(OverlaySpot::Side::FirstIn, section.id);
        for (auto& item : section.items) {
            if (item.retired) continue;
            add(OverlaySpot::Side::After, item.id);
            if (!item.isRows()) continue;
            add(OverlaySpot::Side::FirstIn, item.id);
            for (auto& cell : item.cells)
                if (!cell.retired) add(OverlaySpot::Side::After, cell.id);
        }
    }
    return out;
}

/// One side of a line, in words: places by the questions they are beside.
std::string inWords(const UpgradeLine& line, const std::string& value, const Template& form) {
    if (value.empty()) return "(nothing)";
    if (line.property == "place" || (line.property == "added" && overlaySpotFromText(value)))
        return spotWords(form, value);
    return value;
}

int urgency(UpgradeState state) { return state == Broken ? 0 : state == Review ? 1 : 2; }

} // namespace

std::string propertyWords(const std::string& property) {
    const auto colon = property.find(':');
    const auto head = property.substr(0, colon), rest = colon == std::string::npos ? "" : property.substr(colon + 1);
    if (head == "label") return "its words";
    if (head == "help") return "its help";
    if (head == "option") return "the words of the choice " + quoted(rest);
    if (head == "not-asked") return "whether it is asked";
    if (head == "place") return "where it stands";
    if (head.starts_with("translation")) return "its translation into " + quoted(rest.substr(0, rest.find(':')));
    if (head == "required") return "when it must be answered";
    if (head == "class") return "who may see it";
    if (head == "offer") return "which choices are offered";
    if (head == "constraint") return "which answers are possible";
    if (head == "relevant") return "when it is asked";
    if (head == "added") return "a question of your own";
    return property;
}

UpgradeReview::UpgradeReview(TemplatePtr known, TemplatePtr now, Merge merge, std::vector<UpgradeDecision> decided)
    : known_(std::move(known))
    , now_(std::move(now))
    , merge_(std::move(merge))
    , decisions_(std::move(decided))
    , asked_(merge_({}))
    , spots_(spotsOf(*now_)) {
    std::ranges::stable_sort(asked_, {}, [](auto& line) { return urgency(line.state); });
    this->merge();
}

void UpgradeReview::merge() {
    const auto merged = merge_(decisions_);
    rows_.clear();
    for (auto& line : asked_) rows_.push_back(rowOf(line, merged));
}

ReviewRow UpgradeReview::rowOf(const UpgradeLine& asked, const std::vector<UpgradeLine>& merged) const {
    ReviewRow row;
    row.asked = asked.state;
    row.line = asked;
    for (auto& line : merged)
        if (about(line, asked)) row.line = line;
    for (auto& one : decisions_)
        if (about(one, asked)) row.decided = one;
    const bool added = asked.verb == OverlayVerb::Add;
    row.question = added ? asked.ours : nameIn(now_->find(asked.item) ? *now_ : *known_, asked.item);
    row.what = propertyWords(asked.property);
    row.coreWas = inWords(asked, asked.coreWas, *known_);
    row.coreNow = inWords(asked, asked.coreNow, *now_);
    row.ours = asked.property == "not-asked" ? "not asked here" : inWords(asked, asked.ours, *now_);
    if (asked.property == "not-asked") {
        const Item* item = now_->find(asked.item);
        const bool asks = !asked.coreNow.empty() && !(item && item->retired);
        row.coreWas = "asked: " + row.coreWas;
        row.coreNow = asks ? "asked: " + row.coreNow : "asked no more";
    }
    row.why = row.line.sentence;
    // What is broken in the whole only is seen once everything else is settled, whatever it was before.
    const auto stands = row.asked == Clean ? row.line.state : row.asked;
    row.mayTake = stands != Clean || row.line.settled;
    row.mayKeep = stands == Review;
    row.mayEdit = stands == Review || (stands == Broken && added);
    if (row.line.state == Review)
        row.state = "both changed it";
    else if (row.line.state == Broken)
        row.state = "cannot stay as it is";
    else if (!row.line.settled)
        row.state = row.line.fallsAway ? "fits: the core says the same" : "fits";
    else if (row.line.fallsAway)
        row.state = added ? "settled: left out" : "settled: the core’s";
    else
        row.state = row.decided && row.decided->choice == Choice::Edit ? "settled: written anew" : "settled: ours kept";
    return row;
}

std::string UpgradeReview::decide(std::size_t at, Choice choice, const std::string& text) {
    if (at >= rows_.size()) return {};
    const auto& line = asked_[at];
    std::erase_if(decisions_, [&](auto& one) { return about(one, line); });
    decisions_.push_back({line.overlay, line.change, line.operation, line.property, choice, text});
    merge();
    if (!rows_[at].needsSomebody()) return {};
    return rows_[at].why.empty() ? "This does not settle it yet." : rows_[at].why;
}

void UpgradeReview::undo(std::size_t at) {
    if (at >= rows_.size()) return;
    std::erase_if(decisions_, [&](auto& one) { return about(one, asked_[at]); });
    merge();
}

std::size_t UpgradeReview::open() const {
    return static_cast<std::size_t>(std::ranges::count_if(rows_, [](auto& row) { return row.needsSomebody(); }));
}

std::optional<std::size_t> UpgradeReview::nextOpen(std::size_t row) const {
    for (std::size_t step = 1; step <= rows_.size(); ++step)
        if (const auto at = (row + step) % rows_.size(); rows_[at].needsSomebody()) return at;
    return std::nullopt;
}

std::string UpgradeReview::standing() const {
    const auto still = static_cast<int>(open());
    int fits = 0, settled = 0;
    for (auto& row : rows_) ++(row.line.settled ? settled : row.needsSomebody() ? settled : fits);
    settled -= still;
    std::string out = still ? phrase::count(still, "change still needs you", "changes still need you")
                            : std::string("Everything is settled");
    out += "; " + std::to_string(settled) + (settled == 1 ? " is settled, " : " are settled, ") + std::to_string(fits) +
           (fits == 1 ? " fits as it is." : " fit as they are.");
    return out;
}

} // namespace trellis
