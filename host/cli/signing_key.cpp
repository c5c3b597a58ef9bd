#include "cli/signing_key.hpp"

#include <fmt/format.h>

namespace trellis {

void addPassphrase(CLI::App& v, KeyOptions& o) {
    v.add_option(
         "--key-passphrase-file", o.passphraseFile,
         fmt::format("Its first line is the key's passphrase (default: {}, or asked for)", keyPassphraseVariable))
        ->type_name("FILE");
}

MinisignPair pairIn(Command& command, const std::string& file, const KeyOptions& options) {
    const auto text = readText(file, command.io);
    auto passphrase =
        command.passphrase(options.passphraseFile, keyPassphraseVariable, "Passphrase of the signing key: ");
    auto pair = unlockMinisignPair(text, passphrase);
    wipe(passphrase);
    return pair;
}

} // namespace trellis
