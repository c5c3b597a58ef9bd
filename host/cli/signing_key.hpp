// A publisher's secret key on the command line: where its passphrase comes from, and how it is opened.
#pragma once
#include "cli/verbs.hpp"
#include "crypto/minisign_secret.hpp"

namespace trellis {

inline constexpr const char* keyPassphraseVariable = "TRELLIS_KEY_PASSPHRASE";

struct KeyOptions {
    std::string passphraseFile;
};
void addPassphrase(CLI::App& verb, KeyOptions& options);
/// NAME.key, unlocked. Error TR-C03, TR-C04, and those of unlockMinisignPair().
MinisignPair pairIn(Command& command, const std::string& file, const KeyOptions& options);

} // namespace trellis
