#include "measure/observed_table.hpp"

#include "measure/fact_key.hpp"
#include "measure/observed_text.hpp"

#include <cmath>

namespace trellis {

std::int64_t millionths(double value) { return std::llround(value * 1e6); }

void ObservedTable::add(const Observed& seen) { add(writeObserved(seen)); }

bool ObservedTable::add(const std::string& written) {
    const auto rows = seen_.size(), left = exclusions_.size();
    bool good = true;
    // The place of what `words` stand for; where it is new, it is read and added to the end of `all`.
    const auto placeOf = [&](Places& places, auto& all, std::string_view words, auto read) -> std::uint32_t {
        if (const auto known = places.find(words); known != places.end()) return known->second;
        const auto place = static_cast<std::uint32_t>(all.size());
        auto made = read(words);
        good = good && made.has_value();
        if (!made) return 0;
        all.push_back(std::move(*made));
        places.emplace(words, place);
        return place;
    };
    const auto amount = [](std::string_view words) -> std::optional<Amount> {
        const auto read = amountOf(words);
        if (!read) return {};
        return Amount{millionths(read->first), millionths(read->second)};
    };
    const auto parties = [](std::string_view words) -> std::optional<ObservedParties> {
        auto read = partiesOf(words);
        if (!read) return {};
        return ObservedParties{std::move(read->person), std::move(read->supervisor), std::move(read->agreement),
                               std::move(read->locality)};
    };
    const bool whole = eachWritten(
        written,
        [&](const WrittenObservation& one) {
            Seen row{one.day, 0, 0, 0};
            row.amount = placeOf(amountPlaces_, amounts_, one.amount, amount);
            row.whose = placeOf(partyPlaces_, parties_, one.parties, parties);
            row.what = placeOf(dimensionPlaces_, dimensions_, one.dimensions, dimensionsOf);
            seen_.push_back(row);
        },
        [&](Exclusion one) { exclusions_.push_back(std::move(one)); });
    added_ = {rows, seen_.size(), left, exclusions_.size()};
    if (whole && good) return true;
    added_.seenTo = rows, added_.leftTo = left;
    seen_.resize(rows, Seen{});
    exclusions_.resize(left);
    forgetParties();
    return false;
}

void ObservedTable::forgetParties() {
    constexpr std::uint32_t nowhere = 0xffffffff;
    std::vector<std::uint32_t> now(parties_.size(), nowhere);
    for (auto& row : seen_) now[row.whose] = 0;
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        if (now[i] == nowhere) continue;
        now[i] = next;
        if (next != i) parties_[next] = std::move(parties_[i]);
        ++next;
    }
    parties_.resize(next);
    for (auto& row : seen_) row.whose = now[row.whose];
    std::erase_if(partyPlaces_, [&](auto& one) { return now[one.second] == nowhere; });
    for (auto& [words, place] : partyPlaces_) place = now[place];
}

void ObservedTable::keep(const std::vector<Part*>& inOrder) {
    std::vector<Seen> seen;
    std::vector<Exclusion> left;
    seen.reserve(seen_.size());
    const auto move = [](auto& from, auto& into, std::size_t& first, std::size_t& last) {
        const auto at = into.size();
        for (auto i = first; i < last; ++i) into.push_back(std::move(from[i]));
        first = at, last = into.size();
    };
    for (Part* part : inOrder) {
        move(seen_, seen, part->seenFrom, part->seenTo);
        move(exclusions_, left, part->leftFrom, part->leftTo);
    }
    seen_ = std::move(seen);
    exclusions_ = std::move(left);
    factKeys_.clear();
    added_ = {};
    forgetParties();
}

const std::vector<std::uint64_t>& ObservedTable::factKeys() const {
    if (factKeys_.size() == seen_.size()) return factKeys_;
    factKeys_.clear();
    factKeys_.reserve(seen_.size());
    FactKeys keys;
    for (auto& one : seen_) factKeys_.push_back(keys.key(one.day, parties_[one.whose], dimensions_[one.what]));
    return factKeys_;
}

} // namespace trellis
