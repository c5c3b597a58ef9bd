// What checking a workspace found.
#pragma once
#include "crypto/passphrase.hpp"
#include "model/id.hpp"
#include "model/progress.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

struct StoreOptions;

/// One thing that is not as it was written.
struct Trouble {
    std::string device; ///< of the entry; empty when it is not about an entry
    long seq = 0;       ///< of the entry; 0 when it is not about one
    Id record;          ///< the record it belongs to, where there is one
    std::string what;   ///< one sentence
};

struct Verdict {
    long entries = 0; ///< of the log, checked
    long records = 0;
    long signOffs = 0;
    bool cancelled = false;
    std::vector<Trouble> troubles; ///< the first is the first bad entry; at most 100 are listed

    bool sound() const { return troubles.empty() && !cancelled; }
    /// "1,204 entries, 310 records and 402 sign-offs are as they were written." or the first trouble.
    std::string sentence() const;
};

/// Opens the workspace only to check it. A file too damaged to be opened, or another workspace's, is a trouble in the
/// verdict and not an error; a wrong passphrase (TR-K02, TR-K03), a missing folder (TR-S01) or an open window (TR-S20)
/// is an Error.
Verdict verifyFolder(const std::filesystem::path& folder, const PersonCode& user, const std::string& passphrase,
                     const StoreOptions& options, Progress& progress = noProgress());

} // namespace trellis
