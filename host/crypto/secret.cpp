#include "crypto/secret.hpp"

#include "crypto/sodium.hpp"

#include <cstring>
#include <new>
#include <utility>

namespace trellis {

Secret::Secret(std::size_t size)
    : size_(size) {
    startSodium();
    if (size == 0) return;
    data_ = static_cast<unsigned char*>(sodium_malloc(size));
    if (!data_) throw std::bad_alloc();
    sodium_memzero(data_, size);
}

Secret::Secret(std::string_view bytes)
    : Secret(bytes.size()) {
    if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
}

Secret::~Secret() {
    sodium_free(data_); // wipes; nothing to do for null
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr))
    , size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

Secret Secret::random(std::size_t size) {
    Secret out(size);
    randombytes_buf(out.data_, size);
    return out;
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

} // namespace trellis
