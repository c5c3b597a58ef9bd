#include "crypto/minisign_secret.hpp"

#include "crypto/base64.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/sodium.hpp"
#include "model/error.hpp"

namespace trellis {
namespace {

constexpr std::size_t saltSize = 32, idSize = 8, secretSize = 64, checkSize = 32;
constexpr std::size_t lockedSize = idSize + secretSize + checkSize;
constexpr std::size_t headSize = 6 + saltSize + 16;
constexpr std::string_view comment = "untrusted comment: ";

std::string number(std::uint64_t value) {
    std::string out(8, '\0');
    for (auto& byte : out) byte = static_cast<char>(value & 0xff), value >>= 8;
    return out;
}
std::uint64_t number(std::string_view raw) {
    std::uint64_t out = 0;
    for (std::size_t i = 8; i-- > 0;) out = out << 8 | static_cast<unsigned char>(raw[i]);
    return out;
}

/// XORs the locked part with the stream that passphrase and salt make: the same step locks and unlocks.
void turn(Secret& locked, std::string_view passphrase, std::string_view salt, MinisignCost cost) {
    startSodium();
    Secret stream(locked.size());
    if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), passphrase.data(), passphrase.size(),
                                           bytes(salt), cost.operations, cost.memory) != 0)
        throw Error("TR-K07", "There is not enough free memory to check the passphrase. Nothing was changed.",
                    "Close some other programs and try again.");
    for (std::size_t i = 0; i < locked.size(); ++i) locked.data()[i] ^= stream.data()[i];
}

Bytes checkOf(const Secret& plain) {
    return Blake2b().update("Ed").update(plain.view().substr(0, idSize + secretSize)).digest();
}

[[noreturn]] void notAKey(const std::string& why) {
    throw Error("TR-K11", "This is not a publisher's secret key that can be used: " + why + " Nothing was signed.",
                "Name the file that 'trellis pack keys make' or 'minisign -G' has written.");
}

} // namespace

bool MinisignCost::sensible() const {
    return operations >= 32768 && operations <= std::uint64_t{1} << 33 && memory >= std::uint64_t{1} << 24 &&
           memory <= std::uint64_t{1} << 32;
}

MinisignPair MinisignPair::make() {
    const Secret id = Secret::random(idSize);
    return {SigningKey::make(), Bytes(id.view())};
}

std::string lockMinisignPair(const MinisignPair& pair, std::string_view passphrase, MinisignCost cost) {
    if (passphrase.size() < shortestPassphrase)
        throw Error("TR-K06", "This passphrase is too short, so no key was made.",
                    "Use at least 10 characters; a few unrelated words are good.");
    Secret locked(lockedSize);
    auto* at = locked.data();
    const auto put = [&at](std::string_view part) {
        std::copy(part.begin(), part.end(), at);
        at += part.size();
    };
    put(pair.keyId);
    put(pair.pair.seed().view());
    put(pair.pair.publicKey()); // libsodium's secret key is seed and public key
    put(checkOf(locked));
    const Secret salt = Secret::random(saltSize);
    turn(locked, passphrase, salt.view(), cost);
    return std::string(comment) + "minisign encrypted secret key\n" +
           base64("EdScB2" + std::string(salt.view()) + number(cost.operations) + number(cost.memory) +
                  std::string(locked.view())) +
           "\n";
}

MinisignPair unlockMinisignPair(std::string_view file, std::string_view passphrase) {
    const auto first = file.find('\n');
    if (!file.starts_with(comment) || first == file.npos || file.size() > 10'000)
        notAKey("it does not begin as such a file does.");
    auto line = file.substr(first + 1);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const auto raw = unbase64(line);
    if (!raw || raw->size() != headSize + lockedSize || !raw->starts_with("Ed")) notAKey("its second line is another.");
    const std::string_view text = *raw;
    if (text.substr(2, 2) == std::string_view("\0\0", 2)) notAKey("it has no passphrase.");
    if (text.substr(2, 4) != "ScB2") notAKey("it was made for another tool.");
    const MinisignCost cost{number(text.substr(6 + saltSize, 8)), number(text.substr(6 + saltSize + 8, 8))};
    if (!cost.sensible()) notAKey("its settings make no sense.");
    Secret plain(text.substr(headSize));
    turn(plain, passphrase, text.substr(6, saltSize), cost);
    const auto view = plain.view();
    if (!equalInConstantTime(checkOf(plain), view.substr(idSize + secretSize)))
        throw Error("TR-K12", "That is not the passphrase of this signing key, or its file has been altered.",
                    "Nothing was signed. Try again, or use another copy of the file.");
    MinisignPair out{SigningKey::fromSeed(Secret(view.substr(idSize, 32))), Bytes(view.substr(0, idSize))};
    if (out.pair.publicKey() != view.substr(idSize + 32, 32)) notAKey("its two halves do not belong together.");
    return out;
}

} // namespace trellis
