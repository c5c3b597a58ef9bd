// What a plugin's measures, views and exports are asked. Whatever ends badly ends in the wall's Error; what is wrong
// without one comes back as a sentence.
#pragma once
#include "check/made_up.hpp"
#include "check/subject.hpp"

#include <map>

namespace trellis::conformance {

/// How the records of a made-up history are answered.
enum class Filling {
    Nothing,  ///< there are no records
    Full,     ///< every question answered sensibly
    Withheld, ///< answers that the person who looks may not know
    Any,      ///< by chance, drafts among them
};

/// The first thing of each sort that is not in order; empty: nothing is.
struct Trouble {
    std::string failed;   ///< it does not keep the contract
    std::string doubtful; ///< it works, and somebody should look
    /// Views with a card for Today that showed something: true once one of the histories made them say their line. A
    /// view may have nothing to say today; one that never has is doubtful.
    std::map<std::string, bool> cards;
};

class Offers {
public:
    Offers(const Subject& subject, const PluginSet& set)
        : subject_(subject)
        , set_(set) {}

    /// All that its measures, views and exports say about such a history, as one text: the same for the same seed.
    std::string observe(Filling filling, std::uint64_t seed, Trouble& trouble) const;
    std::string show(Filling filling, std::uint64_t seed, Trouble& trouble) const;
    std::string write(Filling filling, std::uint64_t seed, Trouble& trouble) const;

private:
    const Subject& subject_;
    const PluginSet& set_;
};

/// A history of that scope: one agreement, three of them, or an author's own records, each record in one of the states
/// that its kind has for what is no draft any more.
Timeline aHistory(Scope scope, const std::vector<std::string>& kinds, const std::vector<std::string>& reads,
                  const Subject& subject, const PluginSet& set, Filling filling, SeededRandom& random);

} // namespace trellis::conformance
