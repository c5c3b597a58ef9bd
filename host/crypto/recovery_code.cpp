#include "crypto/recovery_code.hpp"

#include "crypto/hash.hpp"
#include "crypto/sodium.hpp"

namespace trellis {

namespace {

// Digits and capital letters without I, L, O and U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t bodyLength = 32, checkLength = 4;

std::string checkOf(std::string_view body) {
    const Bytes digest = blake2b("trellis recovery check 1\n" + std::string(body));
    std::string out;
    for (std::size_t i = 0; i < checkLength; ++i) out += alphabet[static_cast<unsigned char>(digest[i]) & 31];
    return out;
}

std::string grouped(std::string_view plain) {
    std::string out;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i && i % 4 == 0) out += '-';
        out += plain[i];
    }
    return out;
}

} // namespace

std::string newRecoveryCode() {
    const Secret random = Secret::random(bodyLength);
    std::string body;
    for (std::size_t i = 0; i < bodyLength; ++i) body += alphabet[random.data()[i] & 31];
    return grouped(body + checkOf(body));
}

std::optional<std::string> readRecoveryCode(std::string_view typed) {
    std::string plain;
    for (char c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (alphabet.find(c) == std::string_view::npos) return std::nullopt;
        plain += c;
    }
    if (plain.size() != bodyLength + checkLength || checkOf(plain.substr(0, bodyLength)) != plain.substr(bodyLength))
        return std::nullopt;
    return grouped(plain);
}

Secret keyFromRecoveryCode(std::string_view code) {
    return Secret(blake2b("trellis recovery key 1\n" + std::string(code)));
}

} // namespace trellis
