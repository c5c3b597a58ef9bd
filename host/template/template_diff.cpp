#include "template/template_diff.hpp"

#include "template/item_diff.hpp"
#include "template/template_hash.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

namespace trellis {
namespace {

using enum ChangeClass;

/// Ids of `now` that left their place among those that both have: the fewest that explain the new order.
std::set<std::string> movedIds(const std::vector<std::string>& was, const std::vector<std::string>& now) {
    std::vector<std::pair<std::string, std::size_t>> common; // in the new order, with the old place
    for (auto& id : now)
        if (auto at = std::find(was.begin(), was.end(), id); at != was.end())
            common.emplace_back(id, static_cast<std::size_t>(at - was.begin()));
    // The longest run of old places that still rises stayed where it was.
    std::vector<std::size_t> length(common.size(), 1), previous(common.size(), common.size());
    std::size_t best = common.size();
    for (std::size_t i = 0; i < common.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (common[j].second < common[i].second && length[j] + 1 > length[i])
                length[i] = length[j] + 1, previous[i] = j;
        if (best == common.size() || length[i] > length[best]) best = i;
    }
    std::set<std::string> moved;
    for (auto& [id, place] : common) moved.insert(id);
    for (auto at = best; at < common.size(); at = previous[at]) moved.erase(common[at].first);
    return moved;
}

template <typename Things> std::vector<std::string> idsOf(const Things& things) {
    std::vector<std::string> out;
    for (auto& one : things) out.push_back(one.id);
    return out;
}

const Section* sectionById(const Template& form, const std::string& id) {
    for (auto& section : form.sections)
        if (section.id == id) return &section;
    return nullptr;
}

class Diff {
public:
    Diff(const Template& was, const Template& now)
        : was_(was)
        , now_(now) {}

    std::vector<TemplateChange> all() {
        head();
        auto moved = movedIds(idsOf(was_.sections), idsOf(now_.sections));
        for (auto& section : now_.sections) {
            sectionChanges(section, moved.count(section.id) > 0);
            for (auto& item : section.items) itemChanges(item, section);
        }
        gone();
        return std::move(out_);
    }

private:
    void add(ChangeClass change, const std::string& id, const char* what, std::string was, std::string now,
             std::string sentence) {
        out_.push_back({change, id, what, std::move(was), std::move(now), std::move(sentence)});
    }

    void head() {
        if (was_.ref.id != now_.ref.id)
            add(Breaking, "", "id", was_.ref.id, now_.ref.id,
                "These are two different forms, not two versions of one.");
        detail::diffWords("", "language", was_.lang, now_.lang, out_);
        detail::diffWords("", "title", was_.title, now_.title, out_);
        detail::diffWords("", "purpose", was_.purpose, now_.purpose, out_);
        detail::diffWords("", "badge", was_.badge, now_.badge, out_);
        detail::diffWords("", "source", was_.source, now_.source, out_);
        for (auto& [id, list] : now_.lists) {
            auto before = was_.lists.find(id);
            if (before != was_.lists.end() && codeListHash(before->second) != codeListHash(list))
                add(Cosmetic, "", "list", before->second.version, list.version,
                    "The code list '" + id + "' changed; what that means stands with the items that use it.");
        }
    }

    void sectionChanges(const Section& now, bool moved) {
        auto* was = sectionById(was_, now.id);
        if (!was) return add(Cosmetic, now.id, "added", "", now.title, "The section '" + now.id + "' is new.");
        detail::diffWords(now.id, "title", was->title, now.title, out_);
        detail::diffWords(now.id, "help", was->help, now.help, out_);
        if (was->minutes != now.minutes)
            detail::diffWords(now.id, "minutes", std::to_string(was->minutes), std::to_string(now.minutes), out_);
        detail::diffRule(now.id, "relevant", was->relevant, now.relevant, out_);
        detail::diffTranslations(now.id, was->translations, now.translations, out_);
        if (moved) add(Cosmetic, now.id, "order", "", "", "The section '" + now.id + "' stands in another place.");
    }

    /// An item at top level and, for a table, its cells.
    void itemChanges(const Item& now, const Section& section) {
        auto* was = was_.find(now.id);
        if (!was) {
            added(now);
        } else if (auto* table = was_.rowsOf(now.id)) {
            add(Breaking, now.id, "moved", table->id, "",
                "'" + now.id + "' was a cell of '" + table->id + "' and stands alone now.");
            detail::diffItem(*was, now, out_);
        } else {
            detail::diffItem(*was, now, out_);
            place(now, section);
        }
        const auto moved =
            was && was->isRows() ? movedIds(idsOf(was->cells), idsOf(now.cells)) : std::set<std::string>{};
        for (auto& cell : now.cells) cellChanges(cell, now, moved);
    }

    void cellChanges(const Item& now, const Item& table, const std::set<std::string>& moved) {
        auto* was = was_.find(now.id);
        if (!was) return added(now);
        auto* before = was_.rowsOf(now.id);
        if (!before || before->id != table.id)
            add(Breaking, now.id, "moved", before ? before->id : "", table.id,
                "'" + now.id + "' is now a cell of '" + table.id + "'.");
        detail::diffItem(*was, now, out_);
        if (moved.count(now.id))
            add(Cosmetic, now.id, "order", "", "", "'" + now.id + "' stands in another place of its table.");
    }

    void added(const Item& now) {
        const bool must = now.required && now.required->text() != "false()";
        add(must ? Narrowing : Compatible, now.id, "added", "", now.label,
            "'" + now.id + "' is new" + (must ? " and must be answered." : "."));
    }

    void place(const Item& now, const Section& section) {
        auto* before = was_.sectionOf(now.id);
        if (before && before->id != section.id)
            add(Cosmetic, now.id, "section", before->id, section.id,
                "'" + now.id + "' moved to the section '" + section.id + "'.");
        else if (before && movedIn(*before, section).count(now.id))
            add(Cosmetic, now.id, "order", "", "", "'" + now.id + "' stands in another place of its section.");
    }

    const std::set<std::string>& movedIn(const Section& was, const Section& now) {
        auto [found, fresh] = moved_.try_emplace(now.id);
        if (fresh) found->second = movedIds(idsOf(was.items), idsOf(now.items));
        return found->second;
    }

    void gone() {
        auto item = [&](const Item& one) {
            if (!now_.find(one.id))
                add(Breaking, one.id, "removed", one.label, "",
                    "'" + one.id + "' is gone; items are retired, never removed.");
        };
        for (auto& section : was_.sections) {
            if (!sectionById(now_, section.id))
                add(Cosmetic, section.id, "removed", section.title, "", "The section '" + section.id + "' is gone.");
            for (auto& one : section.items) {
                item(one);
                for (auto& cell : one.cells) item(cell);
            }
        }
    }

    const Template& was_;
    const Template& now_;
    std::vector<TemplateChange> out_;
    std::map<std::string, std::set<std::string>> moved_;
};

} // namespace

std::string text(ChangeClass one) {
    switch (one) {
    case Cosmetic:
        return "cosmetic";
    case Compatible:
        return "compatible";
    case Narrowing:
        return "narrowing";
    case Breaking:
        return "breaking";
    }
    return "breaking";
}

bool olderVersion(const std::string& a, const std::string& b) {
    auto parts = [](const std::string& version) {
        std::vector<long> out;
        std::istringstream in(version.substr(0, version.find('+')));
        for (std::string part; std::getline(in, part, '.');) out.push_back(std::strtol(part.c_str(), nullptr, 10));
        return out;
    };
    return parts(a) < parts(b);
}

std::vector<TemplateChange> diffTemplates(const Template& was, const Template& now) { return Diff(was, now).all(); }

} // namespace trellis
