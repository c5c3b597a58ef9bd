// Plain data as bytes, for the pipe between the workbench and the child that runs a locality's plugins.
//
// Little-endian numbers, texts with their length in front, lists with their count in front. A reader believes nothing:
// a length or a count that the rest of the message cannot hold is Garbled, before anything is made of it.
#pragma once
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

/// What came through the pipe is not what this program's other half writes. Caught where the pipe is read.
class Garbled : public std::exception {
public:
    const char* what() const noexcept override { return "a message that makes no sense"; }
};

class WireWriter {
public:
    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    void flag(bool value) { byte(value); }
    void number(std::uint64_t value); ///< 8 bytes
    void integer(std::int64_t value) { number(static_cast<std::uint64_t>(value)); }
    void real(double value);
    void text(std::string_view value);
    /// nullptr is kept apart from "".
    void textOrNothing(const char* value);
    void count(std::size_t value) { number(value); }

    bool empty() const { return bytes_.empty(); }
    std::size_t size() const { return bytes_.size(); }
    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads in place: what is read must outlive it. Every function throws Garbled at the end of the bytes.
class WireReader {
public:
    explicit WireReader(std::string_view bytes)
        : rest_(bytes) {}
    std::uint8_t byte();
    bool flag(); ///< 0 or 1, nothing else
    std::uint64_t number();
    std::int64_t integer() { return static_cast<std::int64_t>(number()); }
    std::int32_t small(); ///< an integer that fits 32 bits
    double real();
    std::string text();
    std::optional<std::string> textOrNothing();
    /// A number of things that take at least `least` bytes each: more than the rest can hold is Garbled.
    std::size_t count(std::size_t least = 1);
    /// What has not been read yet.
    std::string_view rest() const { return rest_; }
    bool ended() const { return rest_.empty(); }
    /// Garbled unless everything was read.
    void end() const;

private:
    std::string_view take(std::size_t length);
    std::string_view rest_;
};

} // namespace trellis
