// JSON written one way only, for everything that is hashed or signed: no space, members in the order given, numbers as
// short as they read back, text as UTF-8 with only ", \ and control characters escaped. Nobody ever has to write it
// again to check it: what is signed is kept as it was.
#pragma once
#include "model/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

/// Appends a quoted JSON string. Error TR-R12 when `text` is not UTF-8.
void appendJson(std::string& out, std::string_view text);
std::string jsonText(std::string_view text);
std::string jsonTexts(const std::vector<std::string>& texts); ///< ["a","b"]
std::string jsonNumber(double number);                        ///< Error TR-R11 when not finite

/// Builds an object member by member: Object().text("v", "1").number("seq", 4).done().
class CanonicalObject {
public:
    CanonicalObject& text(std::string_view name, std::string_view value);
    CanonicalObject& texts(std::string_view name, const std::vector<std::string>& values);
    CanonicalObject& number(std::string_view name, std::int64_t value);
    CanonicalObject& raw(std::string_view name, std::string_view json);
    std::string done() const { return text_ + "}"; }

private:
    CanonicalObject& member(std::string_view name);
    std::string text_ = "{";
};

/// Reads back what the above wrote, and nothing else: each step says false at the first byte that would have been
/// written otherwise (a space, another escape, a leading zero, bytes that are no UTF-8). So a text that is read to its
/// end this way is the one way to write what was read, and need not be written again to see that.
class CanonicalReader {
public:
    explicit CanonicalReader(std::string_view text)
        : rest_(text) {}

    bool literal(std::string_view expected);
    bool text(std::string& into);
    bool texts(std::vector<std::string>& into);
    bool number(std::int64_t& into);
    /// Everything up to `end`, which stays: for a number that is no integer.
    std::string_view until(char end);
    bool ahead(std::string_view expected) const { return rest_.starts_with(expected); }
    bool done() const { return rest_.empty(); }

private:
    bool escaped(std::string& into);
    std::string_view rest_;
};

bool isUtf8(std::string_view text);

} // namespace trellis
