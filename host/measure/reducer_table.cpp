// Adding a whole table (observed_table.hpp): a walk over numbers, in which each name is looked up once.
#include "measure/reducer_state.hpp"

#include <utility>

namespace trellis {

namespace {

/// Of a table's parties what is looked up by name once, and by number for each of their rows.
struct KnownParties {
    bool known = false;
    std::uint32_t person = 0; ///< 0: nobody; otherwise one more than their place
};
constexpr std::uint32_t unknownGroup = UINT32_MAX, noGroup = UINT32_MAX - 1;

/// Which rows of a table are of one group: those of the same parties, of the same dimensions, or of both.
class GroupPlaces {
public:
    GroupPlaces(const ObservedTable& table, const std::string& by)
        : ofParties_(names(by, true))
        , ofDimensions_(names(by, false))
        , width_(ofDimensions_ ? table.dimensions().size() : 1)
        , places_((ofParties_ ? table.parties().size() : 1) * std::max<std::size_t>(width_, 1), unknownGroup) {}
    std::uint32_t& of(const ObservedTable::Seen& seen) {
        return places_[(ofParties_ ? seen.whose : 0) * width_ + (ofDimensions_ ? seen.what : 0)];
    }

private:
    static bool names(std::string_view by, bool parties) {
        if (const auto plus = by.find('+'); plus != std::string_view::npos)
            return names(by.substr(0, plus), parties) || names(by.substr(plus + 1), parties);
        return !by.empty() && parties == (by == "person" || by == "supervisor" || by == "locality");
    }
    bool ofParties_, ofDimensions_;
    std::size_t width_;
    std::vector<std::uint32_t> places_;
};

} // namespace

void Reducer::add(const ObservedTable& table, const std::vector<bool>& counted) {
    auto& state = *state_;
    auto& how = state.how;
    const bool summed = how.reduce == Reduce::Sum, facts = how.guarded && summed;
    GroupPlaces places(table, how.by);
    std::vector<KnownParties> known(table.parties().size());
    // Where each person counts once: the rows of the same parties in the same cell, added up before their name is
    // looked up.
    struct Once {
        State::Cell* cell;
        State::Sum sum;
    };
    std::unordered_map<std::uint64_t, Once> once;
    Date from, to; // of the period that the row before fell into
    std::size_t period = 0;
    bool within = false;
    for (std::size_t row = 0; row < table.seen().size(); ++row) {
        auto& seen = table.seen()[row];
        if (!counted[seen.whose]) continue;
        if (!within || seen.day < from || seen.day > to) {
            const auto found = state.periodOf(seen.day);
            within = found.has_value();
            if (!within) continue;
            period = *found;
            from = state.periods[period].from, to = state.periods[period].to;
        }
        auto& parties = table.parties()[seen.whose];
        auto& place = places.of(seen);
        if (place == unknownGroup) {
            const auto of = groupIn(parties, table.dimensions()[seen.what], how.by);
            place = how.by.empty() || !of.code.empty() ? state.groupAt(of) : noGroup;
        }
        if (place == noGroup) continue;
        auto& whom = known[seen.whose];
        if (!std::exchange(whom.known, true)) {
            if (how.guarded) state.localities.insert(parties.locality);
            if (!parties.person.empty()) whom.person = 1 + state.personAt(parties.person, parties.supervisor);
        }
        auto& cell = state.groups[place].cells[period];
        cell.any = true;
        if (whom.person) cell.meet(whom.person - 1);
        auto& amount = table.amounts()[seen.amount];
        if (facts) cell.facts.push_back({table.factKeys()[row], amount.numerator, amount.denominator});
        const State::Sum one{amount.numerator, amount.denominator, seen.day, true};
        if (summed) {
            cell.sum.take(one, how.reduce);
        } else {
            const auto key = (std::uint64_t{place} * state.periods.size() + period) * known.size() + seen.whose;
            once.try_emplace(key, Once{&cell, {}}).first->second.sum.take(one, how.reduce);
        }
    }
    for (auto& [key, one] : once) one.cell->each[whose(table.parties()[key % known.size()])].take(one.sum, how.reduce);
}

} // namespace trellis
