#include "measure/observed_table.hpp"

#include "measure/fact_key.hpp"
#include "measure/observed_text.hpp"

#include <cmath>

namespace trellis {

std::int64_t millionths(double value) { return std::llround(value * 1e6); }

namespace {

void key(std::string& into, const std::string& text) {
    into += std::to_string(text.size());
    into += ':';
    into += text;
}

/// The place of `key`; where it is new, `make` adds what it stands for to the end of `all`.
template <class One, class Make>
std::uint32_t placeOf(std::unordered_map<std::string, std::uint32_t>& places, std::vector<One>& all,
                      const std::string& key, Make make) {
    const auto [at, fresh] = places.try_emplace(key, static_cast<std::uint32_t>(all.size()));
    if (fresh) all.push_back(make());
    return at->second;
}

} // namespace

void ObservedTable::add(const Observed& all) {
    std::string words;
    for (auto& one : all.observations) {
        const Amount amount{millionths(one.numerator), millionths(one.denominator)};
        words = std::to_string(amount.numerator) + "/" + std::to_string(amount.denominator);
        Seen row{one.day, 0, 0, 0};
        row.amount = placeOf(amountPlaces_, amounts_, words, [&] { return amount; });
        words.clear();
        for (auto* text : {&one.person, &one.supervisor, &one.agreement, &one.locality}) key(words, *text);
        row.whose = placeOf(partyPlaces_, parties_, words, [&] {
            return ObservedParties{one.person, one.supervisor, one.agreement, one.locality};
        });
        words.clear();
        for (auto& [dimension, group] : one.dimensions)
            for (auto* text : {&dimension, &group.code, &group.label}) key(words, *text);
        row.what = placeOf(dimensionPlaces_, dimensions_, words, [&] { return one.dimensions; });
        seen_.push_back(row);
    }
    exclusions_.insert(exclusions_.end(), all.exclusions.begin(), all.exclusions.end());
}

const std::vector<std::uint64_t>& ObservedTable::factKeys() const {
    if (factKeys_.size() == seen_.size()) return factKeys_;
    factKeys_.clear();
    factKeys_.reserve(seen_.size());
    FactKeys keys;
    for (auto& one : seen_) factKeys_.push_back(keys.key(one.day, parties_[one.whose], dimensions_[one.what]));
    return factKeys_;
}

bool ObservedTable::add(const std::string& written) {
    const auto all = readObserved(written);
    if (all) add(*all);
    return all.has_value();
}

} // namespace trellis
