#include "exchange/number_set.hpp"

#include <algorithm>
#include <charconv>

namespace trellis {

void NumberSet::add(std::int64_t first, std::int64_t last) {
    auto at = runs_.upper_bound(first);
    if (at != runs_.begin())
        if (auto before = std::prev(at); before->second + 1 >= first) at = before;
    while (at != runs_.end() && at->first <= last + 1) { // grows together with what it touches
        first = std::min(first, at->first);
        last = std::max(last, at->second);
        at = runs_.erase(at);
    }
    runs_[first] = last;
}

void NumberSet::add(const NumberSet& other) {
    for (auto [first, last] : other.runs_) add(first, last);
}

bool NumberSet::has(std::int64_t number) const {
    auto at = runs_.upper_bound(number);
    return at != runs_.begin() && std::prev(at)->second >= number;
}

NumberSet NumberSet::sharedWith(const NumberSet& other) const {
    NumberSet out;
    for (auto [first, last] : runs_)
        for (auto [from, to] : other.runs_)
            if (std::max(first, from) <= std::min(last, to)) out.add(std::max(first, from), std::min(last, to));
    return out;
}

std::string NumberSet::text() const {
    std::string out;
    for (auto [first, last] : runs_) {
        if (!out.empty()) out += ',';
        out += std::to_string(first);
        if (last > first) out += '-' + std::to_string(last);
    }
    return out;
}

std::optional<NumberSet> NumberSet::read(std::string_view text) {
    NumberSet out;
    for (std::string_view rest = text; !rest.empty();) {
        const auto part = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        std::int64_t first = 0, last = 0;
        const char* end = part.data() + part.size();
        auto [at, trouble] = std::from_chars(part.data(), end, first);
        last = first;
        if (trouble == std::errc() && at != end && *at == '-') std::tie(at, trouble) = [&] {
            auto more = std::from_chars(at + 1, end, last);
            return std::pair(more.ptr, more.ec);
        }();
        if (trouble != std::errc() || at != end || first < 1 || last < first || last > (std::int64_t{1} << 50))
            return std::nullopt;
        out.add(first, last);
    }
    if (out.text() != text) return std::nullopt;
    return out;
}

} // namespace trellis
