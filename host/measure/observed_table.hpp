// All that a measure has seen, side by side in memory, so that a question about a whole country is a walk over numbers.
//
// An observation is a day, an amount (numerator and denominator), whose it is (person, supervisor, agreement, locality)
// and what it is (its dimensions). Of the last three there are few different ones, so each is kept once and a row holds
// its number: sixteen bytes. What only `explain` asks for (records, reasons) is not here; it stays in the store.
#pragma once
#include "measure/observation.hpp"

#include <cstdint>
#include <unordered_map>

namespace trellis {

/// Whose an observation is.
struct ObservedParties {
    PersonCode person, supervisor;
    Id agreement;
    std::string locality;
    bool operator==(const ObservedParties&) const = default;
};

class ObservedTable {
public:
    struct Seen {
        Date day;
        std::uint32_t amount, whose, what; ///< places in the lists below
    };
    struct Amount {
        std::int64_t numerator = 0, denominator = 0; ///< millionths, so that the order of adding cannot show
    };
    using Dimensions = std::map<std::string, ObservedGroup>;

    void add(const Observed& seen);
    /// The same from a text of writeObserved(). False when it is none: nothing was added then.
    bool add(const std::string& written);

    const std::vector<Seen>& seen() const { return seen_; }
    const std::vector<Amount>& amounts() const { return amounts_; }
    const std::vector<ObservedParties>& parties() const { return parties_; }
    const std::vector<Dimensions>& dimensions() const { return dimensions_; }
    const std::vector<Exclusion>& exclusions() const { return exclusions_; }
    /// Of each row the key by which a protection knows the fact again in every figure; made when first asked for. Facts
    /// that are alike are of the same parties, so whoever leaves some parties out still has the same keys.
    const std::vector<std::uint64_t>& factKeys() const;

private:
    /// Finds the place of what such a key stands for.
    using Places = std::unordered_map<std::string, std::uint32_t>;

    std::vector<Seen> seen_;
    std::vector<Amount> amounts_;
    std::vector<ObservedParties> parties_;
    std::vector<Dimensions> dimensions_;
    std::vector<Exclusion> exclusions_;
    mutable std::vector<std::uint64_t> factKeys_;
    Places amountPlaces_, partyPlaces_, dimensionPlaces_;
};

/// How sums are kept.
std::int64_t millionths(double value);

} // namespace trellis
