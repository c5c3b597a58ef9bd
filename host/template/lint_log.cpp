#include "template/lint_log.hpp"

#include "template/nearest_name.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace trellis {

std::string LintMessage::line() const {
    std::string out = file;
    if (place.line > 0) out += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    out += kind == Kind::Error ? ": error: " : ": warning: ";
    out += message;
    if (!suggestion.empty()) out += " " + suggestion;
    return out + " (" + code + ")";
}

void LintLog::add(LintMessage message) {
    if (message.kind == LintMessage::Kind::Error) ++errors_;
    if (messages_.size() < kLimit) messages_.push_back(std::move(message));
}

void LintLog::error(Place place, std::string code, std::string message, std::string suggestion) {
    add({LintMessage::Kind::Error, file_, place, std::move(code), std::move(message), std::move(suggestion)});
}

void LintLog::warning(Place place, std::string code, std::string message, std::string suggestion) {
    add({LintMessage::Kind::Warning, file_, place, std::move(code), std::move(message), std::move(suggestion)});
}

std::vector<LintMessage> LintLog::take() {
    std::stable_sort(messages_.begin(), messages_.end(), [](const LintMessage& a, const LintMessage& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    auto same = [](const LintMessage& a, const LintMessage& b) { return a.line() == b.line(); };
    messages_.erase(std::unique(messages_.begin(), messages_.end(), same), messages_.end());
    errors_ = 0;
    return std::exchange(messages_, {});
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& known) {
    auto near = nearestName(word, known);
    return near ? "Did you mean '" + *near + "'?" : std::string();
}

bool misspeltAmong(std::string_view wanted, const std::vector<std::string>& unknown) {
    const std::vector<std::string> only{std::string(wanted)};
    return std::any_of(unknown.begin(), unknown.end(), [&](auto& word) { return nearestName(word, only).has_value(); });
}

std::string inWords(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return out;
}

} // namespace trellis
