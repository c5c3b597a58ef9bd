// A bundle: entries of one or more logs on their way to another workspace (design 6a).
//
//     NAME.trellisbundle = age v1 (crypto/age.hpp) around text, one JSON object a line (record/canonical.hpp):
//
//     {"trellis":"bundle","v":1, …}                         the head: BundleHead, members in the order given there
//     {"entry":TEXT,"hash":HEX,"signature":HEX,"content":TEXT}   each entry as in the journal (store/JOURNAL.md)
//     {"signature":HEX}                                      Ed25519 by the head's key over
//                                                            "trellis bundle 1\n" ‖ BLAKE2b-256(all bytes before this line)
//
// Which entries: records, the sign-offs on them, and what those need to be read and checked: their forms, the devices and
// users that signed, the people they name (by code; a name is never open), when an agreement ended. In `content` the
// answers that are not for the recipients are withheld; everything else is as it was signed.
#pragma once
#include "exchange/number_set.hpp"
#include "store/receiving.hpp"

namespace trellis {

inline constexpr std::size_t largestBundle = 256u * 1024 * 1024; ///< sealed, in bytes
inline constexpr long mostBundleEntries = 500'000;

struct BundleHead {
    std::string id;     ///< of this bundle
    std::string made;   ///< UTC, as Moment::iso()
    std::string device; ///< that signs it
    std::string key;    ///< its public key, hex
    std::string workspace, name; ///< whose id, called what
    PersonCode by;      ///< who had it made
    bool demo = false;  ///< made-up data: never taken into a workspace of real records
    std::vector<PersonCode> to; ///< for whom
    std::vector<std::string> roles; ///< as what each of them reads it
    std::string from, until; ///< days; "" for no end
    std::int64_t entries = 0;
    /// By device: which entries the sender has sent to all these recipients, this bundle included.
    std::map<std::string, NumberSet> sent;
    /// By device: the highest entry the sender has seen, number and hash (64 hex digits).
    std::map<std::string, std::pair<std::int64_t, std::string>> witness;
    bool operator==(const BundleHead&) const = default;
};

struct Bundle {
    BundleHead head;
    std::vector<CarriedEntry> entries;
};

/// The text inside the seal. `sign` signs the bytes it is given with the device's key. head.entries is filled in.
std::string writeBundle(Bundle bundle, const std::function<Bytes(std::string_view)>& sign);

/// The text read back, its signature checked against the key it names; of entries only the shape is looked at
/// (Receiving::take() checks them). Error TR-B14 (no bundle, or damaged), TR-B15 (the signature does not fit), TR-B19
/// (made by a newer Trellis), TR-B13 (more than mostBundleEntries).
Bundle readBundle(std::string_view text);

/// Could this be the text of a bundle, without its seal?
bool looksLikeBundleText(std::string_view bytes);

} // namespace trellis
