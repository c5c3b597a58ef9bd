// The hash by which two workspaces see that they hold the same: over every layer and sign-off, by what was signed.
//
// An entry's hash does not depend on what of it is withheld, so a workspace that was sent only parts of the answers has the
// same hash as the one that has all. Over each device's entries
//     BLAKE2b-256("trellis standing 1\n" ‖ each hash in hex, ascending, and "\n")
// and over all of them "trellis standings 1\n" ‖ each device ‖ " " ‖ its hash ‖ "\n", by device.
#pragma once
#include "store/receiving.hpp"

namespace trellis {

struct Standing {
    std::string hash; ///< over all devices
    struct OfDevice {
        std::string device, name, hash;
        long entries = 0;
    };
    std::vector<OfDevice> devices; ///< by id
};

/// `counts` says of a record whether it belongs to what is compared.
Standing standingOf(const Workspace& workspace, const std::function<bool(const Id& record)>& counts);

} // namespace trellis
