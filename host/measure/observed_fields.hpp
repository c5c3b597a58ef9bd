// The fields of a line of observed_text.hpp, read one after another. Private to host/measure.
#pragma once
#include "measure/observation.hpp"

#include <charconv>
#include <string_view>

namespace trellis::observed {

/// Takes fields off a line; `bad` once something did not fit.
class Fields {
public:
    explicit Fields(std::string_view line)
        : line_(line) {}
    bool bad = false;
    bool done() const { return line_.empty(); }
    std::string_view rest() const { return line_; }

    std::string text() {
        std::string out;
        auto raw = next();
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\') {
                out += raw[i];
            } else if (++i < raw.size()) {
                out += raw[i] == 't' ? '\t' : raw[i] == 'n' ? '\n' : raw[i];
            } else {
                bad = true;
            }
        }
        return out;
    }
    /// As text(), for one that nobody wants to read.
    void skipText() {
        const auto raw = next();
        const auto signs = raw.size() - (raw.find_last_not_of('\\') + 1);
        if (signs % 2) bad = true; // the last of them stands for nothing
    }
    template <class Number> Number number() {
        Number value{};
        auto raw = next();
        const auto [end, trouble] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
        if (trouble != std::errc() || end != raw.data() + raw.size()) bad = true;
        return value;
    }
    Date day() { return Date(number<std::int32_t>()); }
    std::size_t count() {
        const auto many = number<std::size_t>();
        if (many > line_.size()) bad = true; // each is a letter at least
        return bad ? 0 : many;
    }

private:
    std::string_view next() {
        const auto tab = line_.find('\t');
        if (tab == std::string_view::npos) {
            bad = true;
            return {};
        }
        auto field = line_.substr(0, tab);
        line_.remove_prefix(tab + 1);
        return field;
    }
    std::string_view line_;
};

void readParties(Fields& from, Observation& into);
std::map<std::string, ObservedGroup> dimensions(Fields& from);
Exclusion exclusion(Fields& from);

} // namespace trellis::observed
