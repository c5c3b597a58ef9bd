// What deserves a word in a rating (domain.md 4.4, 4.5; rulings T5 to T8). Everything here asks or notes: a rating
// stands as it was given, and nothing in it is a reason to refuse it.
#pragma once
#include "rated_pair.hpp"

namespace unlearning {

/// Where a finding about a pair belongs: at an item of its row, or at the item itself where a form asks about one pair
/// only.
class Place {
public:
    Place(trellis::sdk::Findings& findings, const trellis::sdk::Row* row)
        : findings_(findings)
        , row_(row) {}
    void ask(const char* item, const char* code, const std::string& message) const;
    void note(const char* item, const char* code, const std::string& message) const;

private:
    trellis::sdk::Findings& findings_;
    const trellis::sdk::Row* row_;
};

/// `earlier` are the ratings of other records. The pair's own are counted as entered last, on `day`.
/// Codes rating.*, evidence.*, limbo, trajectory.*
void checkRatedPair(const RatedPair& rated, const std::vector<Rating>& earlier, int day, int today, const Place& place);

} // namespace unlearning
