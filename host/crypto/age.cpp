#include "crypto/age.hpp"

#include "crypto/age_keys.hpp"
#include "crypto/bech32.hpp"
#include "crypto/sodium.hpp"
#include "model/error.hpp"

namespace trellis {

namespace {

constexpr const char* recipientPrefix = "age";
constexpr const char* secretPrefix = "age-secret-key-";

std::string publicOf(const Secret& secret) {
    startSodium();
    std::string out(age::keySize, '\0');
    crypto_scalarmult_base(bytes(out), secret.data());
    return out;
}

/// One stanza of the head for one recipient.
std::string stanza(const Secret& fileKey, const std::string& recipient) {
    const Secret once = Secret::random(age::keySize);
    const auto share = publicOf(once);
    const Secret common = age::shared(once, recipient);
    if (common.empty())
        throw Error("TR-B01", "This is not a key that anything can be sealed for. Nothing was written.",
                    "Ask its owner for their line that begins with age1 once more.");
    const Secret key = age::wrapKey(common, share, recipient);
    const std::string nonce(crypto_aead_chacha20poly1305_ietf_NPUBBYTES, '\0'); // the key is used once
    std::string body(fileKey.size() + age::tag, '\0');
    crypto_aead_chacha20poly1305_ietf_encrypt(bytes(body), nullptr, fileKey.data(), fileKey.size(), nullptr, 0, nullptr,
                                              bytes(nonce), key.data());
    return "-> X25519 " + age::raw64(share) + "\n" + age::raw64(body) + "\n";
}

} // namespace

AgeIdentity AgeIdentity::make() {
    AgeIdentity out;
    out.secret_ = Secret::random(age::keySize);
    out.recipient_ = bech32(recipientPrefix, publicOf(out.secret_));
    return out;
}

std::optional<AgeIdentity> AgeIdentity::read(std::string_view text) {
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        auto raw = unbech32(secretPrefix, std::string(line));
        if (!raw || raw->size() != age::keySize) return std::nullopt;
        AgeIdentity out;
        out.secret_ = Secret(*raw);
        wipe(*raw);
        out.recipient_ = bech32(recipientPrefix, publicOf(out.secret_));
        return out;
    }
    return std::nullopt;
}

std::string AgeIdentity::secretText() const {
    auto out = bech32(secretPrefix, secret_.view());
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string ageRecipientBytes(std::string_view recipient) {
    if (!recipient.starts_with("age1")) return {};
    auto raw = unbech32(recipientPrefix, std::string(recipient));
    return raw && raw->size() == age::keySize ? *raw : std::string();
}

bool isAgeRecipient(std::string_view text) { return !ageRecipientBytes(text).empty(); }

std::string ageSeal(std::string_view plain, const std::vector<std::string>& recipients) {
    startSodium();
    if (recipients.empty())
        throw Error("TR-B01", "Nobody was named to seal this for. Nothing was written.", "Say for whom it is.");
    const Secret fileKey = Secret::random(age::fileKeySize);
    std::string out(age::intro);
    for (auto& one : recipients) {
        const auto raw = ageRecipientBytes(one);
        if (raw.empty())
            throw Error("TR-B01", "“" + one + "” is not a key that anything can be sealed for. Nothing was written.",
                        "Ask its owner for their line that begins with age1 once more; one sign may be wrong.");
        out += stanza(fileKey, raw);
    }
    out += "---";
    out += " " + age::raw64(age::macOf(fileKey, out)) + "\n";

    std::string nonce(age::nonceSize, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    out += nonce;
    const Secret key = age::payloadKey(fileKey, nonce);
    std::size_t end = out.size();
    out.resize(end + plain.size() + age::tag * (plain.size() / age::piece + 1));
    for (std::uint64_t number = 0;; ++number) {
        const auto part = plain.substr(0, age::piece);
        plain.remove_prefix(part.size());
        const auto place = age::pieceNonce(number, plain.empty());
        crypto_aead_chacha20poly1305_ietf_encrypt(bytes(out) + end, nullptr, bytes(part), part.size(), nullptr, 0,
                                                  nullptr, bytes(place), key.data());
        end += part.size() + age::tag;
        if (plain.empty()) break;
    }
    out.resize(end);
    return out;
}

/// Reads a sealed file from its front.
struct AgeReader {
    std::string_view rest;
    const AgeIdentity& identity;

    std::string_view line(bool& whole) {
        const auto end = rest.find('\n');
        whole = end != std::string_view::npos && end < 4096;
        const auto out = rest.substr(0, whole ? end : 0);
        if (whole) rest.remove_prefix(end + 1);
        return out;
    }

    /// The file key, where the stanza is one for this identity; empty where it is for somebody else.
    Secret unwrap(std::string_view share64, std::string_view body64, bool& odd) const {
        const auto share = age::unraw64(share64), body = age::unraw64(body64);
        odd = share.size() != age::keySize || body.size() != age::fileKeySize + age::tag;
        if (odd) return {};
        const Secret common = age::shared(identity.secret_, share);
        if (common.empty()) return {};
        const Secret key = age::wrapKey(common, share, ageRecipientBytes(identity.recipient_));
        const std::string nonce(crypto_aead_chacha20poly1305_ietf_NPUBBYTES, '\0');
        Secret out(age::fileKeySize);
        if (crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, bytes(body), body.size(), nullptr, 0,
                                                      bytes(nonce), key.data()) != 0)
            return {};
        return out;
    }

    AgeOpened payload(const Secret& fileKey) {
        if (rest.size() < age::nonceSize + age::tag) return {AgeOutcome::Damaged, {}};
        const Secret key = age::payloadKey(fileKey, rest.substr(0, age::nonceSize));
        rest.remove_prefix(age::nonceSize);
        std::string plain(rest.size(), '\0');
        std::size_t end = 0;
        for (std::uint64_t number = 0;; ++number) {
            const auto part = rest.substr(0, age::piece + age::tag);
            rest.remove_prefix(part.size());
            const bool last = rest.empty();
            const auto place = age::pieceNonce(number, last);
            if (part.size() < age::tag || (last && part.size() == age::tag && number > 0) ||
                crypto_aead_chacha20poly1305_ietf_decrypt(bytes(plain) + end, nullptr, nullptr, bytes(part), part.size(),
                                                          nullptr, 0, bytes(place), key.data()) != 0)
                return {AgeOutcome::Damaged, {}};
            end += part.size() - age::tag;
            if (last) break;
        }
        plain.resize(end);
        return {AgeOutcome::Opened, std::move(plain)};
    }

    AgeOpened open() {
        const auto all = rest;
        rest.remove_prefix(age::intro.size());
        Secret fileKey;
        for (int stanzas = 0; stanzas < 1000; ++stanzas) {
            bool whole = false;
            const auto first = line(whole);
            if (!whole) return {AgeOutcome::Damaged, {}};
            if (first.starts_with("--- ")) {
                if (stanzas == 0) return {AgeOutcome::Damaged, {}};
                if (fileKey.empty()) return {AgeOutcome::OtherKey, {}};
                const auto mac = age::unraw64(first.substr(4));
                const auto head = all.substr(0, static_cast<std::size_t>(first.data() - all.data()) + 3);
                if (!equalInConstantTime(mac, age::macOf(fileKey, head))) return {AgeOutcome::Damaged, {}};
                return payload(fileKey);
            }
            if (!first.starts_with("-> ")) return {AgeOutcome::Damaged, {}};
            std::string body; // lines of 64 signs; a shorter one, perhaps empty, ends it
            for (;;) {
                const auto more = line(whole);
                if (!whole || more.size() > 64) return {AgeOutcome::Damaged, {}};
                body += more;
                if (more.size() < 64) break;
            }
            const auto arguments = first.substr(3);
            if (!arguments.starts_with("X25519 ") || !fileKey.empty()) continue;
            bool odd = false;
            fileKey = unwrap(arguments.substr(7), body, odd);
            if (odd) return {AgeOutcome::Damaged, {}};
        }
        return {AgeOutcome::Damaged, {}};
    }
};

AgeOpened ageOpen(std::string_view sealed, const AgeIdentity& identity) {
    if (!sealed.starts_with(age::intro)) return {AgeOutcome::NotAge, {}};
    startSodium();
    return AgeReader{sealed, identity}.open();
}

} // namespace trellis
