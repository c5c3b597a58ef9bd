#include "measure/observed_text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace trellis {
namespace {

void put(std::string& out, std::string_view text) {
    for (char c : text)
        if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    out += '\t';
}
void put(std::string& out, double number) { fmt::format_to(std::back_inserter(out), "{}\t", number); }
void put(std::string& out, std::size_t number) { fmt::format_to(std::back_inserter(out), "{}\t", number); }
void put(std::string& out, Date day) { fmt::format_to(std::back_inserter(out), "{}\t", day.days()); }

/// Takes fields off a line; `bad` once something did not fit.
class Fields {
public:
    explicit Fields(std::string_view line)
        : line_(line) {}
    bool bad = false;
    bool done() const { return line_.empty(); }

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
        if (many > 10'000) bad = true;
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

Observation observation(Fields& from) {
    Observation out;
    out.day = from.day();
    out.numerator = from.number<double>();
    out.denominator = from.number<double>();
    out.person = from.text();
    out.supervisor = from.text();
    out.agreement = from.text();
    out.locality = from.text();
    out.because = from.text();
    for (auto many = from.count(); many > 0 && !from.bad; --many) {
        auto dimension = from.text();
        auto code = from.text();
        out.dimensions[dimension] = {code, from.text()};
    }
    for (auto many = from.count(); many > 0 && !from.bad; --many) out.records.push_back(from.text());
    return out;
}

Exclusion exclusion(Fields& from) {
    Exclusion out;
    out.day = from.day();
    out.person = from.text();
    out.why = from.text();
    out.supervisor = from.text();
    out.locality = from.text();
    return out;
}

} // namespace

std::string writeObserved(const Observed& observed) {
    std::string out;
    for (auto& one : observed.observations) {
        out += 'o';
        put(out, one.day);
        put(out, one.numerator);
        put(out, one.denominator);
        for (auto* text : {&one.person, &one.supervisor, &one.agreement, &one.locality, &one.because}) put(out, *text);
        put(out, one.dimensions.size());
        for (auto& [dimension, group] : one.dimensions)
            for (auto* text : {&dimension, &group.code, &group.label}) put(out, *text);
        put(out, one.records.size());
        for (auto& record : one.records) put(out, record);
        out += '\n';
    }
    for (auto& one : observed.exclusions) {
        out += 'x';
        put(out, one.day);
        for (auto* text : {&one.person, &one.why, &one.supervisor, &one.locality}) put(out, *text);
        out += '\n';
    }
    return out;
}

std::optional<Observed> readObserved(const std::string& text) {
    Observed out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        if (end == std::string::npos) return {};
        const std::string_view line(text.data() + at, end - at);
        at = end + 1;
        if (line.empty()) return {};
        Fields fields(line.substr(1));
        if (line.front() == 'o')
            out.observations.push_back(observation(fields));
        else if (line.front() == 'x')
            out.exclusions.push_back(exclusion(fields));
        else
            return {};
        if (fields.bad || !fields.done()) return {};
    }
    return out;
}

} // namespace trellis
