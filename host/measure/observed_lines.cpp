// Lines of observed_text.hpp handed on one by one, with as little read of each as is wanted.
#include "measure/observed_fields.hpp"
#include "measure/observed_text.hpp"

namespace trellis {
namespace observed {

void readParties(Fields& from, Observation& into) {
    into.person = from.text();
    into.supervisor = from.text();
    into.agreement = from.text();
    into.locality = from.text();
}

std::map<std::string, ObservedGroup> dimensions(Fields& from) {
    std::map<std::string, ObservedGroup> out;
    for (auto many = from.count(); many > 0 && !from.bad; --many) {
        auto dimension = from.text();
        auto code = from.text();
        out[dimension] = {code, from.text()};
    }
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

} // namespace observed

using namespace observed;

bool eachWritten(const std::string& text, const std::function<void(const WrittenObservation&)>& takeObservation,
                 const std::function<void(Exclusion)>& takeExclusion) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        if (end == std::string::npos || end == at) return false;
        const char what = text[at];
        Fields fields(std::string_view(text).substr(at + 1, end - at - 1));
        at = end + 1;
        if (what == 'x') {
            auto left = exclusion(fields);
            if (fields.bad || !fields.done()) return false;
            takeExclusion(std::move(left));
            continue;
        }
        if (what != 'o') return false;
        WrittenObservation one;
        const auto piece = [&](auto read) {
            const auto from = fields.rest();
            read();
            return from.substr(0, from.size() - fields.rest().size());
        };
        const auto texts = [&](std::size_t many) {
            for (; many > 0 && !fields.bad; --many) fields.skipText();
        };
        one.day = fields.day();
        one.amount = piece([&] { texts(2); });
        one.parties = piece([&] { texts(4); });
        texts(1); // because
        one.dimensions = piece([&] { texts(3 * fields.count()); });
        texts(fields.count()); // records
        if (fields.bad || !fields.done()) return false;
        takeObservation(one);
    }
    return true;
}

std::optional<std::pair<double, double>> amountOf(std::string_view written) {
    Fields fields(written);
    const auto numerator = fields.number<double>(), denominator = fields.number<double>();
    return fields.bad ? std::nullopt : std::optional(std::pair(numerator, denominator));
}

std::optional<Observation> partiesOf(std::string_view written) {
    Fields fields(written);
    Observation out;
    readParties(fields, out);
    return fields.bad ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::map<std::string, ObservedGroup>> dimensionsOf(std::string_view written) {
    Fields fields(written);
    auto out = dimensions(fields);
    return fields.bad ? std::nullopt : std::optional(std::move(out));
}

} // namespace trellis
