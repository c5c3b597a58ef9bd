// Showing that nothing withheld is inside a bundle.
//
// Every byte of a bundle is accounted for: its head, entry texts, hashes, signatures, and per answer either salt and text
// or the hash alone. So what there is of a withheld answer is 32 bytes that depend on 16 random ones. Where the whole
// record is at hand as well (at its sender's), each withheld answer is also looked for in the bundle's own bytes: its salt
// and its leaf everywhere, its words wherever they do not stand openly for another reason (a form's own text, a place).
#pragma once
#include "exchange/bundle.hpp"
#include "model/visibility.hpp"

namespace trellis {

struct BundleProof {
    long records = 0, layers = 0, signOffs = 0;
    long open = 0, withheld = 0; ///< answers in layers of records
    long withheldElsewhere = 0;  ///< of people: names
    std::map<std::string, long> openByClasses; ///< "A" → 120
    long lookedFor = 0;                        ///< withheld answers that are known here and were looked for
    std::vector<std::string> found;            ///< sentences; must be empty
};

/// `text` is what is inside the seal. `whole` gives the content of a layer as it lies here, nullopt where it does not.
BundleProof prove(const Bundle& bundle, std::string_view text,
                  const std::function<std::optional<Content>(const Id& revision)>& whole);

} // namespace trellis
