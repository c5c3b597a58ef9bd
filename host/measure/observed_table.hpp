// All that a measure has seen, side by side in memory, so that a question about a whole country is a walk over numbers.
//
// An observation is a day, an amount (numerator and denominator), whose it is (person, supervisor, agreement, locality)
// and what it is (its dimensions). Of the last three there are few different ones, so each is kept once and a row holds
// its number: sixteen bytes. What only `explain` asks for (records, reasons) is not here; it stays in the store.
#pragma once
#include "measure/observation.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
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
    /// The rows and exclusions that were added by one text, as places.
    struct Part {
        std::size_t seenFrom = 0, seenTo = 0, leftFrom = 0, leftTo = 0;
    };

    void add(const Observed& seen);
    /// The same from a text of writeObserved(). False when it is none: nothing was added then.
    bool add(const std::string& written);
    /// What was added last; of another add() something else.
    const Part& added() const { return added_; }
    /// Leaves these parts, in this order, and nothing else; each then says where it is now. As if these alone had been
    /// added one after another.
    void keep(const std::vector<Part*>& inOrder);

    const std::vector<Seen>& seen() const { return seen_; }
    const std::vector<Amount>& amounts() const { return amounts_; }
    const std::vector<ObservedParties>& parties() const { return parties_; }
    const std::vector<Dimensions>& dimensions() const { return dimensions_; }
    const std::vector<Exclusion>& exclusions() const { return exclusions_; }
    /// Of each row the key by which a protection knows the fact again in every figure; made when first asked for. Facts
    /// that are alike are of the same parties, so whoever leaves some parties out still has the same keys.
    const std::vector<std::uint64_t>& factKeys() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view words) const { return std::hash<std::string_view>()(words); }
    };
    /// Finds the place of what is written so (observed_text.hpp).
    using Places = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    /// Parties of whom nothing is left are no longer listed: who is listed decides how an answer is protected.
    void forgetParties();

    std::vector<Seen> seen_;
    std::vector<Amount> amounts_;
    std::vector<ObservedParties> parties_;
    std::vector<Dimensions> dimensions_;
    std::vector<Exclusion> exclusions_;
    mutable std::vector<std::uint64_t> factKeys_;
    Part added_;
    Places amountPlaces_, partyPlaces_, dimensionPlaces_;
};

/// How sums are kept.
std::int64_t millionths(double value);

} // namespace trellis
