#include "workbench/controller/release_controller.hpp"

#include "desk/desk.hpp"
#include "desk/report_files.hpp"
#include "disclosure/policy.hpp"
#include "model/error.hpp"
#include "store/releases.hpp"
#include "view/render.hpp"
#include "workbench/controller/phrase.hpp"

#include <algorithm>

namespace trellis {
namespace {

constexpr const char* contextItem = "review.context"; // as `trellis report cross-site --review` reads it

struct Numbers {
    int all = 0, hidden = 0;
};

Numbers numbersOf(const ViewModel& model) {
    Numbers out;
    const auto twin = withTableTwin(model).table;
    for (auto& row : twin.rows)
        for (std::size_t i = 0; i < row.size() && i < twin.columns.size(); ++i) {
            const bool hidden = row[i].text == hiddenMarker;
            out.hidden += hidden;
            out.all += hidden || row[i].number.has_value();
        }
    return out;
}

std::string titleOf(const ReportedView& view) {
    return view.model.title + (view.chosen.empty() ? "" : ": " + view.chosen);
}

bool asksContext(const Desk& desk, const std::string& form) {
    try {
        return desk.currentTemplate(form)->find(contextItem) != nullptr;
    } catch (const Error&) { // a form that is not here has no words to give
        return false;
    }
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

} // namespace

ReleaseController::ReleaseController(Desk& desk)
    : desk_(desk)
    , reports_(desk) {
    for (auto* kind : desk.plugins().kinds()) {
        if (!kind->parties || kind->authorsOwn || !asksContext(desk, kind->templateId)) continue;
        RecordFilter filter;
        filter.kind = kind->id;
        filter.withDrafts = false;
        for (auto& line : desk.records(filter))
            reviews_.push_back({line.id, line.kindTitle + " of " + line.day.words()});
    }
}

std::string ReleaseController::wordsOf(std::size_t review) const {
    return plainText(desk_.show(reviews_.at(review).record).answers.value(contextItem));
}

bool ReleaseController::offered(Desk& desk) { return ReportDesk(desk).offered(); }

const std::vector<std::pair<FigureAudience, std::string>>& ReleaseController::audiences() {
    static const std::vector<std::pair<FigureAudience, std::string>> all{{FigureAudience::Programme, "The programme"},
                                                                         {FigureAudience::Public, "The public"},
                                                                         {FigureAudience::Researcher, "Researchers"}};
    return all;
}

std::pair<std::string, std::string> ReleaseController::usualPeriod() const {
    const auto today = desk_.today();
    const auto month = today - static_cast<int>(today.day() - 1);
    return {month.plusMonths(-12).words(), (month - 1).words()};
}

std::string ReleaseController::folderName(FigureAudience audience) const {
    return "report-" + text(audience) + "-" + desk_.today().iso();
}

CrossSiteRequest ReleaseController::request(const Wish& wish) const {
    CrossSiteRequest out;
    auto day = [&](const std::string& typed) -> std::optional<Date> {
        if (blank(typed)) return std::nullopt;
        if (auto read = phrase::readDay(typed, desk_.today())) return read;
        throw Error("TR-V05", "“" + typed + "” is not a day. Nothing was released.",
                    "Write it as 16 September 2025, or leave it empty for the twelve months before this one.");
    };
    out.from = day(wish.from);
    out.to = day(wish.until);
    out.audience = audiences().at(wish.audience).first;
    out.namesAgreed = wish.namesAgreed && out.audience == FigureAudience::Public;
    if (wish.words < reviews_.size())
        out.review = reviews_[wish.words].record;
    else
        out.context = wish.context;
    if (out.review.empty() && blank(out.context))
        throw Error("TR-D56",
                    "A page across places cannot go out without its words about what differs in context. Nothing was "
                    "released.",
                    "Write them in the field above, or choose a finished review across places that has them.");
    return out;
}

CrossSiteReport ReleaseController::make(const CrossSiteRequest& request, Progress& progress) {
    return reports_.crossSite(request, progress);
}

std::string ReleaseController::summary(const CrossSiteReport& report) {
    Numbers sum;
    for (auto& one : report.views) {
        const auto here = numbersOf(one.model);
        sum.all += here.all;
        sum.hidden += here.hidden;
    }
    const auto& all = audiences();
    auto whom = std::ranges::find(all, report.audience, [](auto& one) { return one.first; })->second;
    whom[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(whom[0])));
    auto out = phrase::count(int(report.views.size()), "view", "views") + " for " + whom + ", " + report.from.words() +
               " to " + report.to.words() + ". " + phrase::count(sum.all, "number leaves", "numbers leave") + ", " +
               std::to_string(sum.hidden) + " of them hidden. " + report.suppression;
    for (auto& one : report.leftOut) out += "\nNot in it: " + one + ".";
    return out;
}

std::vector<ExchangeLine> ReleaseController::viewLines(const CrossSiteReport& report) {
    std::vector<ExchangeLine> out;
    for (auto& one : report.views) {
        const auto here = numbersOf(one.model);
        out.push_back({titleOf(one), here.all ? std::to_string(here.all) : "none",
                       here.hidden ? std::to_string(here.hidden) : "none"});
    }
    return out;
}

std::string ReleaseController::viewWords(const CrossSiteReport& report, std::size_t view) {
    return viewToText(report.views.at(view).model, 90);
}

std::filesystem::path ReleaseController::release(const CrossSiteReport& report, const std::filesystem::path& folder) {
    return writeReport(reports_, report, folder);
}

std::vector<ExchangeLine> ReleaseController::released() const {
    std::vector<ExchangeLine> out;
    for (auto& one : ReleaseStore(desk_.workspace()).list())
        out.push_back({phrase::nearDay(one.day, desk_.today()), one.audience, one.by, one.title});
    std::ranges::reverse(out);
    return out;
}

} // namespace trellis
