// BLAKE2b-256, the one hash of Trellis (RFC 7693, no key, 32 bytes): what `b2sum -l 256` and Python's
// hashlib.blake2b(data, digest_size=32) compute, so that anybody can check our hashes without our code.
//
// Bytes travel as std::string: 32 raw bytes for a digest, 64 lower-case letters and digits as hex.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace trellis {

using Bytes = std::string; ///< raw bytes, not text

/// Hashes what comes in pieces. Not thread-safe; cheap to make.
class Blake2b {
public:
    Blake2b();
    ~Blake2b();
    Blake2b(Blake2b&&) noexcept;
    Blake2b& operator=(Blake2b&&) noexcept;

    Blake2b& update(std::string_view data);
    /// The 32 raw bytes. The object is spent afterwards.
    Bytes digest();
    /// The same as 64 hex digits.
    std::string hexDigest();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// 32 raw bytes.
Bytes blake2b(std::string_view data);
/// 64 hex digits.
std::string blake2bHex(std::string_view data);

/// Lower-case hex of any bytes.
std::string hex(std::string_view bytes);
/// The bytes of a hex text; empty when it is not hex (or is empty).
Bytes unhex(std::string_view hex);

/// Equal or not, in a time that does not depend on where they differ.
bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace trellis
