#include "desk/report_context.hpp"

#include "crypto/hash.hpp"
#include "model/error.hpp"
#include "store/releases.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace trellis {
namespace {

/// A review is released with the figures it was written on, or not at all: each hash it cites is that of a view kept
/// here.
void mustStandOnWhatIsKept(const ReleaseStore& store, const Answers& review) {
    for (auto& row : review.rowsOf("figures")) {
        const auto hash = row.cells.find("figure.hash");
        const auto text = hash == row.cells.end() ? std::string() : plainText(hash->second);
        if (store.cited(text)) continue;
        const auto view = row.cells.find("figure.view");
        throw Error(
            "TR-D61",
            fmt::format("The review cites {} under a hash of which no view is kept here, or it is no longer "
                        "what its hash says. Nothing was released.",
                        view == row.cells.end() ? std::string("a view") : plainText(view->second)),
            "Cite the view again ('trellis figures cite' prints its new hash) and amend the review with that hash.");
    }
}

/// As people type a name in haste, and as packs write it in theirs ("fernwick.session").
std::string lower(std::string text) {
    for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

PlaceNames::PlaceNames(Desk::State& state, bool hide) {
    if (!hide) return;
    std::vector<std::pair<std::string, std::string>> order;
    for (auto& person : state.workspace->people())
        if (!person.locality.empty())
            order.emplace_back(blake2bHex(state.workspace->device() + person.locality), person.locality);
    std::ranges::sort(order);
    order.erase(std::unique(order.begin(), order.end()), order.end());
    for (auto& [hash, name] : order) names_[name] = fmt::format("Place {}", names_.size() + 1);
}

std::string PlaceNames::of(std::string text) const {
    for (auto& [name, shown] : names_)
        for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += shown.size())
            text.replace(at, name.size(), shown);
    return text;
}

void PlaceNames::keepQuiet(ToldAdaptation& told) const {
    told.locality = of(told.locality);
    if (names_.empty()) return;
    told.why = "Kept with the place, as it is not named here.";
    for (auto* words : {&told.question, &told.was, &told.now, &told.decided, &told.reasons, &told.fidelity})
        *words = of(*words);
}

std::string PlaceNames::namedIn(const std::string& text) const {
    const auto folded = lower(text);
    for (auto& [name, shown] : names_) {
        const auto looked = lower(name);
        for (auto at = folded.find(looked); at != std::string::npos; at = folded.find(looked, at + 1))
            if (at == 0 || !std::isalnum(static_cast<unsigned char>(folded[at - 1]))) return name;
    }
    return {};
}

std::string PlaceNames::namedInView(const std::string& json) const {
    if (names_.empty()) return {};
    const auto fields = nlohmann::json::parse(json).flatten();
    for (auto& value : fields)
        if (value.is_string())
            if (auto name = namedIn(value.get_ref<const std::string&>()); !name.empty()) return name;
    return {};
}

void tellContext(Desk& desk, const ReleaseStore& store, const CrossSiteRequest& request, CrossSiteReport& report) {
    report.context = request.context;
    if (!request.review.empty()) {
        const auto shown = desk.show(request.review);
        const auto& answers = shown.answers;
        if (shown.revision.empty())
            throw Error("TR-D56", "That review is still a draft. Nothing was released.",
                        "Finish the review; then its words stand on the page.");
        if (report.context.empty()) report.context = plainText(answers.value("review.context"));
        for (auto& row : answers.rowsOf("places")) {
            const auto cell = [&](const char* item) {
                const auto found = row.cells.find(item);
                return found == row.cells.end() ? std::string() : plainText(found->second);
            };
            report.stories.emplace_back(cell("place.locality"), cell("place.story"));
        }
        mustStandOnWhatIsKept(store, answers);
    }
    if (report.context.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Error(
            "TR-D56",
            "A page across places cannot go out without its words about what differs in context. Nothing was released.",
            "Write the words for this page, or write and finish a review across places and choose it. Two places are "
            "two "
            "stories, not a statistic.");
}

} // namespace trellis
