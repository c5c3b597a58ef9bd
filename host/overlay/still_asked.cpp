#include "overlay/still_asked.hpp"

#include "template/form.hpp"
#include "template/template_hash.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace trellis::detail {
namespace {

constexpr std::size_t kMostTries = 3'000;

std::string ruleOf(const CompiledExpression& rule) { return rule ? unspacedExpression(rule->text()) : std::string(); }

/// What decides whether an item is asked: every item that its conditions read, through everything between.
class Conditions {
public:
    explicit Conditions(const Template& form)
        : form_(form) {}

    std::set<std::string> of(const std::string& item) {
        reads_.clear();
        condition(item);
        return reads_;
    }
    /// Numbers that rules compare with, found while reading: their neighbours are worth trying.
    const std::set<double>& numbers() const { return numbers_; }

private:
    void condition(const std::string& id) {
        auto* item = form_.find(id);
        if (!item) return;
        rule(item->relevant);
        if (auto* table = form_.rowsOf(id)) condition(table->id);
        if (auto* section = form_.sectionOf(id)) rule(section->relevant);
    }

    void rule(const CompiledExpression& rule) {
        if (!rule) return;
        const auto& text = rule->text();
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] >= '0' && text[at] <= '9') {
                char* end = nullptr;
                numbers_.insert(std::strtod(text.c_str() + at, &end));
                at = static_cast<std::size_t>(end - text.c_str());
            }
        for (auto& id : rule->reads()) {
            if (!reads_.insert(id).second) continue;
            if (auto* item = form_.find(id)) this->rule(item->calculate);
            condition(id);
        }
    }

    const Template& form_;
    std::set<std::string> reads_;
    std::set<double> numbers_;
};

/// Fills a form in all the ways that may matter until the item is asked.
class Search {
public:
    Search(const TemplatePtr& form, const std::string& target)
        : template_(form)
        , form_(form, {}, {Date(20'000)}, false)
        , target_(target) {}

    bool succeeds() {
        if (asked()) return true;
        Conditions conditions(*template_);
        for (auto& id : conditions.of(target_)) {
            auto* item = template_->find(id);
            if (!item || item->notAsked || item->calculate || item->type == ItemType::Note || item->isRows()) {
                if (item && item->isRows() && !item->notAsked) tables_.insert(id);
                continue;
            }
            if (auto* table = template_->rowsOf(id)) tables_.insert(table->id);
            leaves_.push_back({id, candidates(*item, conditions.numbers())});
        }
        if (auto* table = template_->rowsOf(target_)) tables_.insert(table->id);
        if (!addRows()) return false;
        if (asked()) return true;
        std::size_t all = 1;
        for (auto& leaf : leaves_) all = std::min(kMostTries + 1, all * leaf.values.size());
        return all <= kMostTries ? everyWay(0) : oneOrTwo();
    }

private:
    struct Leaf {
        std::string id;
        std::vector<Value> values;
    };

    ItemPath path(const std::string& id) const {
        auto* table = template_->rowsOf(id);
        if (!table) return {id, "", ""};
        auto row = rows_.find(table->id);
        return {id, table->id, row == rows_.end() ? Id{} : row->second};
    }

    bool asked() const {
        auto at = path(target_);
        return (at.rowsItem.empty() || at.inRow()) && form_.relevant(at);
    }

    bool addRows() {
        for (auto& table : tables_)
            if (auto* item = template_->find(table); item && !item->notAsked && item->maxRows > 0)
                rows_[table] = form_.addRow(table);
        return true;
    }

    static std::vector<Value> candidates(const Item& item, const std::set<double>& numbers) {
        std::vector<Value> out{Missing{}};
        switch (item.type) {
        case ItemType::Boolean:
            out.push_back(true), out.push_back(false);
            break;
        case ItemType::Choice:
            for (auto& option : item.options) out.push_back(Code{option.code});
            break;
        case ItemType::Choices: {
            Codes all;
            for (auto& option : item.options) out.push_back(Codes{option.code}), all.push_back(option.code);
            out.push_back(all);
            break;
        }
        case ItemType::Scale:
            for (double at = item.min; at <= item.max + 1e-9 && out.size() < 25; at += item.step) out.push_back(at);
            break;
        case ItemType::Integer:
        case ItemType::Decimal: {
            std::set<double> tried{0, 1, 1000};
            for (double n : numbers) tried.insert({n - 1, n, n + 1});
            for (double n : tried) out.push_back(n);
            break;
        }
        case ItemType::Date:
            for (int days : {-400, -1, 0, 1, 400}) out.push_back(Date(20'000 + days));
            break;
        case ItemType::Time:
            out.push_back(*TimeOfDay::fromText("00:00")), out.push_back(*TimeOfDay::fromText("12:00"));
            break;
        case ItemType::Person:
        case ItemType::Case:
            out.push_back(Code{"X-1"});
            break;
        default:
            out.push_back(std::string("x"));
        }
        return out;
    }

    bool everyWay(std::size_t at) {
        if (at == leaves_.size()) return asked();
        for (auto& value : leaves_[at].values) {
            form_.set(path(leaves_[at].id), value);
            if (everyWay(at + 1)) return true;
        }
        form_.set(path(leaves_[at].id), Missing{});
        return false;
    }

    /// Too many ways to try all: each alone, and each pair of two neighbours in the condition.
    bool oneOrTwo() {
        for (std::size_t a = 0; a < leaves_.size(); ++a) {
            for (auto& value : leaves_[a].values) {
                form_.set(path(leaves_[a].id), value);
                if (asked()) return true;
                for (std::size_t b = a + 1; b < leaves_.size(); ++b) {
                    for (auto& other : leaves_[b].values) {
                        form_.set(path(leaves_[b].id), other);
                        if (asked()) return true;
                    }
                    form_.set(path(leaves_[b].id), Missing{});
                }
            }
            form_.set(path(leaves_[a].id), Missing{});
        }
        return false;
    }

    TemplatePtr template_;
    Form form_;
    std::string target_;
    std::vector<Leaf> leaves_;
    std::set<std::string> tables_;
    std::map<std::string, Id> rows_;
};

/// Whether anything that decides about the item is another thing than in the core.
bool touched(const Template& core, const Template& adapted, const std::string& id, std::string& hidden) {
    auto *was = core.sectionOf(id), *now = adapted.sectionOf(id);
    bool out = was->id != now->id || ruleOf(core.find(id)->relevant) != ruleOf(adapted.find(id)->relevant);
    for (auto& read : Conditions(adapted).of(id)) {
        auto *before = core.find(read), *item = adapted.find(read);
        if (!item) continue;
        auto* table = adapted.rowsOf(read);
        if (item->notAsked || (table && table->notAsked)) hidden = read, out = true;
        out = out || !before || ruleOf(before->relevant) != ruleOf(item->relevant) || before->options.size() != item->options.size() ||
              ruleOf(before->constraint) != ruleOf(item->constraint) ||
              core.sectionOf(read)->id != adapted.sectionOf(read)->id;
    }
    return out;
}

} // namespace

std::vector<std::pair<std::string, std::string>> noLongerAsked(const TemplatePtr& core, const TemplatePtr& adapted) {
    std::vector<std::pair<std::string, std::string>> out;
    auto check = [&](const Item& item, const Item* table) {
        if (!item.core || item.retired || (table && table->retired)) return;
        auto* now = adapted->find(item.id);
        auto* nowTable = adapted->rowsOf(item.id);
        if (!now) {
            out.emplace_back(item.id, "");
            return;
        }
        if (now->notAsked || (nowTable && nowTable->notAsked)) return; // said by an operation of its own
        std::string hidden;
        if (!touched(*core, *adapted, item.id, hidden)) return;
        if (!Search(adapted, item.id).succeeds() && Search(core, item.id).succeeds()) out.emplace_back(item.id, hidden);
    };
    for (auto& section : core->sections)
        for (auto& item : section.items) {
            check(item, nullptr);
            for (auto& cell : item.cells) check(cell, &item);
        }
    return out;
}

} // namespace trellis::detail
