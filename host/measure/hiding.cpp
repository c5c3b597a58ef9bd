#include "measure/hiding.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace trellis::guarding {

bool small(std::size_t count, const DisclosurePolicy& policy) {
    return count >= 1 && count <= static_cast<std::size_t>(policy.primaryTo);
}

bool dominated(const std::vector<RawPerson>& persons, const DisclosurePolicy& policy) {
    if (persons.size() < static_cast<std::size_t>(policy.dominanceFrom)) return false;
    std::unordered_map<std::string_view, std::size_t> shares;
    for (auto& person : persons)
        if (!person.supervisor.empty()) ++shares[person.supervisor];
    return std::ranges::any_of(shares, [&](auto& share) {
        return static_cast<double>(share.second) > policy.dominance * static_cast<double>(persons.size());
    });
}

bool primary(const RawFigure& figure, const std::vector<JointNumber>& numbers, Shape shape,
             const DisclosurePolicy& policy) {
    if (figure.facts.empty()) return false;
    if (small(figure.persons.size(), policy) || dominated(figure.persons, policy)) return true;
    switch (shape) {
    case Shape::Rate:
        return numbers[0].count() < policy.rateFrom || small(numbers[1].units.size(), policy);
    case Shape::Count:
        return small(numbers[0].units.size(), policy);
    case Shape::Mean:
        // Where nobody knows whose they are, the facts themselves must be many.
        return figure.persons.empty() ? figure.facts.size() < static_cast<std::size_t>(policy.rateFrom)
                                      : figure.persons.size() < static_cast<std::size_t>(policy.meanFrom);
    }
    return true;
}

void aloneInLine(std::vector<JointCell>& cells) {
    for (auto line : {&JointCell::row, &JointCell::column}) {
        std::map<std::string, std::vector<JointCell*>> lines;
        for (auto& cell : cells) lines[cell.*line].push_back(&cell);
        for (auto& [name, entries] : lines) {
            const auto filled = [](auto* cell) { return !cell->empty(); };
            if (entries.size() > 1 && std::ranges::count_if(entries, filled) == 1)
                (*std::ranges::find_if(entries, filled))->hidden = true;
        }
    }
}

void meansOfLine(const RawAnswer& raw, std::vector<JointCell>& cells, std::string JointCell::*line,
                 const DisclosurePolicy& policy) {
    std::map<std::string, std::vector<std::size_t>> lines;
    for (std::size_t i = 0; i < cells.size(); ++i) lines[cells[i].*line].push_back(i);
    for (auto& [name, entries] : lines) {
        while (true) {
            // A key is of a person in a period: of two periods nobody knows whether they are the same people, so the
            // fuller one counts.
            std::map<Date, std::set<std::uint64_t>> hidden;
            std::size_t many = 0, people = 0;
            std::optional<std::size_t> next;
            for (auto at : entries) {
                if (raw.figures[at].facts.empty()) continue;
                if (cells[at].hidden) {
                    ++many;
                    auto& then = hidden[raw.figures[at].figure.from];
                    for (auto& person : raw.figures[at].persons) then.insert(person.key);
                    people = std::max(people, then.size());
                } else if (!next || raw.figures[at].persons.size() < raw.figures[*next].persons.size()) {
                    next = at;
                }
            }
            if (many == 0 || !next || (many > 1 && people >= static_cast<std::size_t>(policy.meanFrom))) break;
            cells[*next].hidden = true;
        }
    }
}

} // namespace trellis::guarding
