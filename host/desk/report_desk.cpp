#include "desk/report_desk.hpp"

#include "crypto/hash.hpp"
#include "desk/adaptations.hpp"
#include "desk/figure_desk.hpp"
#include "desk/release_conflicts.hpp"
#include "desk/report_context.hpp"
#include "desk/view_reading.hpp"
#include "model/error.hpp"
#include "model/figure_sight.hpp"
#include "plugin/call_progress.hpp"
#include "store/releases.hpp"
#include "view/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

Date monthStart(Date day) { return day - static_cast<int>(day.day() - 1); }

std::string choiceWords(const std::map<std::string, std::string>& choices) {
    std::string out;
    for (auto& [choice, option] : choices) out += (out.empty() ? "" : " ") + choice + "=" + option;
    return out;
}

/// The options by their titles, as the view offers them.
std::string chosenWords(const ViewInfo& info, const std::map<std::string, std::string>& choices) {
    std::string out;
    for (auto& choice : info.choices)
        for (auto& option : choice.options)
            if (const auto made = choices.find(choice.id); made != choices.end() && made->second == option.id)
                out += (out.empty() ? "" : ", ") + option.title;
    return out;
}

/// The options of a view that stand in a report, in every combination; a choice that marks none is left as it comes.
std::vector<std::map<std::string, std::string>> combinations(const ViewInfo& info) {
    std::vector<std::map<std::string, std::string>> all(1);
    for (auto& choice : info.choices) {
        std::vector<std::map<std::string, std::string>> longer;
        for (auto& so : all)
            for (auto& option : choice.options)
                if (option.crossSite) {
                    longer.push_back(so);
                    longer.back()[choice.id] = option.id;
                }
        if (!longer.empty()) all = std::move(longer);
    }
    return all;
}

/// Places under the names they go by here; and of what is hidden its code alone, since its label may be somebody's
/// words.
FigureSource carefully(FigureSource source, const PlaceNames& places) {
    return [source = std::move(source), &places](const FigureQuestion& asked) {
        auto answer = source(asked);
        if (answer)
            for (auto& figure : answer->figures) {
                if (figure.hidden && !asked.by.empty() && asked.by != "locality") figure.label = figure.group;
                figure.group = places.of(figure.group);
                figure.label = places.of(figure.label);
            }
        return answer;
    };
}

} // namespace

ReportDesk::ReportDesk(Desk& desk)
    : desk_(desk)
    , state_(FigureDesk(desk).state()) {}

bool ReportDesk::offered() const {
    return std::ranges::any_of(state_.plugins->views(), [&](auto* info) {
        return info->crossSite && maySeeFigure({state_.role, false}, info->classes, state_.floor) != FigureSight::None;
    });
}

CrossSiteReport ReportDesk::crossSite(const CrossSiteRequest& request, Progress& progress) {
    CrossSiteReport report;
    report.made = state_.today();
    report.to = request.to.value_or(monthStart(report.made) - 1);
    report.from = request.from.value_or(monthStart(report.to).plusMonths(-11));
    report.audience = request.audience;
    if (report.to < report.from)
        throw Error("TR-V05", "That period ends before it begins. Nothing was released.",
                    "Give a first day that is not later than " + report.to.words() + ".");
    report.title = "Report across places, " + report.from.words() + " to " + report.to.words();
    tellContext(desk_, ReleaseStore(*state_.workspace), request, report);
    const PlaceNames places(state_, request.audience == FigureAudience::Public && !request.namesAgreed);
    const auto unnamed = [&](const std::string& words, const char* whose) {
        if (const auto name = places.namedIn(words); !name.empty())
            throw Error("TR-D57",
                        fmt::format("{} name {}, and places are not named in public unless that is agreed. Nothing "
                                    "was released.",
                                    whose, name),
                        "Write them without names, or say that the places agreed to be named.");
    };
    unnamed(report.context, "The words about what differs in context");
    for (auto& [place, story] : report.stories) {
        place = places.of(place), story = places.of(story);
        unnamed(place + "\n" + story, "The stories of the places"); // in another spelling than the place's own
    }

    auto page = std::make_shared<FigurePage>(state_, request.audience);
    const CallProgress reporting(progress);
    bool any = false;
    for (auto* info : state_.plugins->views()) {
        if (!info->crossSite) continue;
        auto* maker = state_.plugins->view(info->id);
        if (!maker || maySeeFigure({state_.role, false}, info->classes, state_.floor) == FigureSight::None) {
            report.leftOut.push_back(info->title +
                                     (maker ? ": your role does not see it" : ": its plugin is not running"));
            continue;
        }
        any = true;
        for (auto& choices : combinations(*info)) {
            ViewQuestion question;
            question.from = report.from;
            question.to = report.to;
            for (auto& choice : info->choices)
                question.choices[choice.id] = choice.options.empty() ? "all" : choice.options.front().id;
            for (auto& [choice, option] : choices) question.choices[choice] = option;
            question.figures = carefully(figuresForPage(state_, *info, nullptr, question, progress, page), places);
            question.adaptations = [this, &places] {
                auto told = adaptationsOf(state_);
                for (auto& one : told) places.keepQuiet(one);
                return told;
            };
            ReportedView made;
            made.model = maker->show(nullptr, question);
            made.choices = choiceWords(choices);
            made.chosen = chosenWords(*info, choices);
            const auto json = viewToJson(made.model);
            if (!places.namedInView(json).empty()) { // whatever its plugin wrote, and from wherever it had it
                report.leftOut.push_back(info->title + ": it names a place, and places are not named in public unless "
                                                       "that is agreed");
                continue;
            }
            made.hash = blake2bHex(json);
            report.views.push_back(std::move(made));
            progress.step("Drawing the report", static_cast<long>(report.views.size()), 0);
            if ((report.cancelled = progress.cancelled())) return report;
        }
    }
    if (!any)
        throw Error("TR-V10", "None of the views across places is for you to see. Nothing was released.",
                    "Ask somebody who meta-supervises or leads the service.");
    if (report.views.empty())
        throw Error("TR-D57",
                    "Every view would name a place, and places are not named in public unless that is "
                    "agreed. Nothing was released.",
                    "Say that the places agreed to be named, or release for another audience.");
    report.suppression = words(page->guarded.policy());
    report.released = page->guarded.released();
    mustNotConflict(state_, report);
    return report;
}

void ReportDesk::mayLeave(const CrossSiteReport& report) const { mustNotConflict(state_, report); }

void ReportDesk::left(const CrossSiteReport& report) {
    ReleaseStore store(*state_.workspace);
    store.keep({0, report.title, text(report.audience), report.made, state_.me.code, report.released});
    for (auto& one : report.views)
        store.cite({one.hash,
                    fmt::format("{} {} {}..{} {}", one.model.id, one.choices, report.from.iso(), report.to.iso(),
                                text(report.audience)),
                    report.made, state_.me.code, viewToJson(one.model)});
    state_.workspace->audit("released", report.title + " for " + text(report.audience));
}

std::string ReportDesk::cite(const ViewRequest& request, Progress& progress) {
    const auto text = viewToJson(readView(desk_, request, progress));
    const auto hash = blake2bHex(text);
    std::string asked = request.id + " " + choiceWords(request.choices);
    if (!request.subject.empty()) asked += " about " + request.subject;
    ReleaseStore(*state_.workspace).cite({hash, asked, state_.today(), state_.me.code, text});
    state_.workspace->audit("view cited", request.id);
    return hash;
}

ReportDesk::Again ReportDesk::cited(const std::string& hash) const {
    const auto found = ReleaseStore(*state_.workspace).cited(hash);
    // A view shows what its reader might see then: only whoever cited it, and meta-supervisors what one of them saw.
    const auto users = state_.workspace->users();
    const auto alike = [&](const User& user) {
        return user.code == found->by && user.role == Role::MetaSupervisor && state_.role == Role::MetaSupervisor;
    };
    if (!found || (found->by != state_.me.code && std::ranges::none_of(users, alike)))
        throw Error("TR-D60", "No view of that hash is kept here, or it is no longer what its hash says.",
                    "Check the hash; the copy of the workspace in which it was cited has it.");
    return {found->request, found->text, found->day, found->by};
}

} // namespace trellis
