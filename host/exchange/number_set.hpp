// A set of entry numbers, written "1-3,7": which entries of one device were sent.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

class NumberSet {
public:
    void add(std::int64_t number) { add(number, number); }
    void add(std::int64_t first, std::int64_t last);
    void add(const NumberSet& other);
    bool has(std::int64_t number) const;
    bool empty() const { return runs_.empty(); }
    NumberSet sharedWith(const NumberSet& other) const; ///< numbers that are in both
    std::string text() const;
    /// nullopt for anything but the one way text() writes it.
    static std::optional<NumberSet> read(std::string_view text);
    const std::map<std::int64_t, std::int64_t>& runs() const { return runs_; } ///< first to last, ascending, apart
    bool operator==(const NumberSet&) const = default;

private:
    std::map<std::int64_t, std::int64_t> runs_;
};

} // namespace trellis
