// Bytes that must not be left lying about: kept in guarded memory that is not swapped out, wiped when let go.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace trellis {

/// Owns its bytes. Copying is explicit (copy()), so that nobody multiplies a key by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size); ///< zeroes
    explicit Secret(std::string_view bytes);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    /// Fresh from the machine's random source.
    static Secret random(std::size_t size);
    Secret copy() const { return Secret(view()); }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    unsigned char* data() { return data_; }
    const unsigned char* data() const { return data_; }
    std::string_view view() const { return {reinterpret_cast<const char*>(data_), size_}; }

private:
    unsigned char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Overwrites a text that held a passphrase. Call it as soon as the passphrase has been used.
void wipe(std::string& text);

} // namespace trellis
