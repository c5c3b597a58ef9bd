#include "measure/observed_text.hpp"

#include "measure/observed_fields.hpp"

#include <fmt/format.h>

namespace trellis {

using namespace observed;

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

Observation observation(Fields& from) {
    Observation out;
    out.day = from.day();
    out.numerator = from.number<double>();
    out.denominator = from.number<double>();
    readParties(from, out);
    out.because = from.text();
    out.dimensions = dimensions(from);
    for (auto many = from.count(); many > 0 && !from.bad; --many) out.records.push_back(from.text());
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
