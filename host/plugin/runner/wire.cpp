#include "plugin/runner/wire.hpp"

#include <bit>
#include <limits>

namespace trellis {

void WireWriter::number(std::uint64_t value) {
    char eight[8];
    for (int i = 0; i < 8; ++i) eight[i] = static_cast<char>(value >> (8 * i));
    bytes_.append(eight, sizeof eight);
}
void WireWriter::real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
void WireWriter::text(std::string_view value) {
    count(value.size());
    bytes_ += value;
}
void WireWriter::textOrNothing(const char* value) {
    flag(value != nullptr);
    if (value) text(value);
}

std::string_view WireReader::take(std::size_t length) {
    if (length > rest_.size()) throw Garbled();
    const auto taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
}
std::uint8_t WireReader::byte() { return static_cast<std::uint8_t>(take(1).front()); }
bool WireReader::flag() {
    const auto value = byte();
    if (value > 1) throw Garbled();
    return value == 1;
}
std::uint64_t WireReader::number() {
    const auto eight = take(8);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(eight[i])) << (8 * i);
    return value;
}
std::int32_t WireReader::small() {
    const auto value = integer();
    if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max())
        throw Garbled();
    return static_cast<std::int32_t>(value);
}
double WireReader::real() { return std::bit_cast<double>(number()); }
std::string WireReader::text() { return std::string(take(count())); }
std::optional<std::string> WireReader::textOrNothing() {
    if (!flag()) return std::nullopt;
    return text();
}
std::size_t WireReader::count(std::size_t least) {
    const auto value = number();
    if (value > rest_.size() / (least ? least : 1)) throw Garbled();
    return static_cast<std::size_t>(value);
}
void WireReader::end() const {
    if (!rest_.empty()) throw Garbled();
}

} // namespace trellis
