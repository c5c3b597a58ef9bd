#include "workbench/controller/views_controller.hpp"

#include "desk/figure_desk.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace trellis {

namespace {

/// Months back from today; 0 is the period the view takes by itself.
constexpr std::array monthsBack{0, 3, 6, 12, 24, 36};

/// Views that are worked out, at most, to find one that has something to show.
constexpr int mostAsked = 16;

/// The day after the same day `months` earlier, so that the period has whole months; a day that month lacks is its
/// last.
Date monthsEarlier(Date day, int months) {
    const int month = day.year() * 12 + int(day.month()) - 1 - months;
    for (unsigned d = day.day(); d > 0; --d)
        if (auto found = Date::fromCivil(month / 12, unsigned(month % 12) + 1, d)) return *found + 1;
    return day;
}

bool endedItsProcess(const Error& error) {
    return error.code().starts_with("TR-P4") || error.code().starts_with("TR-P5");
}

} // namespace

ViewsController::ViewsController(ViewSource& source, Date today)
    : source_(source)
    , today_(today)
    , offers_(source.offers()) {}

const ViewOffer* ViewsController::current() const {
    const auto found =
        std::find_if(offers_.begin(), offers_.end(), [&](const ViewOffer& one) { return one.id == request_.view; });
    return found == offers_.end() ? nullptr : &*found;
}

bool ViewsController::choose(const std::string& view) {
    const bool known =
        std::any_of(offers_.begin(), offers_.end(), [&](const ViewOffer& one) { return one.id == view; });
    if (!known && !view.empty()) return false;
    request_.view = view;
    keepChoices();
    setSubject(request_.subject);
    return true;
}

bool ViewsController::chooseWithSomething(Progress& progress) {
    int asked = 0;
    for (const ViewOffer& offer : offers_) {
        choose(offer.id);
        auto about = subjects();
        if (!offer.aboutSomebody) about = {{}};
        for (const ViewOption& somebody : about) {
            setSubject(somebody.id);
            if (++asked > mostAsked) break;
            try {
                ViewModel model = source_.read(request_, progress);
                if (!model.empty.empty()) continue;
                ready_ = std::move(model);
                readyFor_ = request_;
                return true;
            } catch (const Error& error) {
                if (!endedItsProcess(error)) continue; // whoever chooses it by hand is told why it cannot be shown
                refused_ = error;
                readyFor_ = request_;
                return true;
            }
        }
    }
    if (!offers_.empty()) choose(offers_.front().id);
    const auto all = subjects();
    if (!all.empty()) setSubject(all.front().id);
    return false;
}

ViewModel ViewsController::show(Progress& progress) {
    // Asked for once, whatever it is: later it would tell of records as they were when the page was opened.
    const auto ready = std::exchange(ready_, std::nullopt);
    const auto refused = std::exchange(refused_, std::nullopt);
    if (refused && readyFor_ == request_) throw Error(*refused);
    ViewModel model = ready && readyFor_ == request_ ? *ready : source_.read(request_, progress);
    source_.opened(request_);
    return model;
}

void ViewsController::keepChoices() {
    const ViewOffer* offer = current();
    std::erase_if(request_.choices, [&](const auto& chosen) {
        if (!offer) return true;
        for (const ViewChoice& one : offer->choices)
            if (one.id == chosen.first)
                return std::none_of(one.options.begin(), one.options.end(),
                                    [&](const ViewOption& option) { return option.id == chosen.second; });
        return true;
    });
}

std::vector<ViewOption> ViewsController::subjects() const {
    const ViewOffer* offer = current();
    return offer && offer->aboutSomebody ? source_.subjects(offer->id) : std::vector<ViewOption>();
}

void ViewsController::setSubject(const std::string& subject) {
    const auto all = subjects();
    const bool known = std::any_of(all.begin(), all.end(), [&](const ViewOption& one) { return one.id == subject; });
    if (known)
        request_.subject = subject;
    else if (current())
        request_.subject = all.empty() ? std::string() : all.front().id;
}

std::vector<ViewOption> ViewsController::periods() const {
    std::vector<ViewOption> out;
    for (const int months : monthsBack)
        out.push_back({std::to_string(months),
                       months == 0 ? "As usual here"
                       : months % 12 == 0
                           ? months == 12 ? std::string("Last year") : fmt::format("Last {} years", months / 12)
                           : fmt::format("Last {} months", months)});
    return out;
}

void ViewsController::setPeriod(std::size_t period) {
    period_ = std::min(period, monthsBack.size() - 1);
    request_.from.reset(), request_.to.reset();
    if (monthsBack[period_] == 0) return;
    request_.from = monthsEarlier(today_, monthsBack[period_]);
    request_.to = today_;
}

std::string ViewsController::option(const std::string& choice) const {
    if (const auto found = request_.choices.find(choice); found != request_.choices.end()) return found->second;
    if (const ViewOffer* offer = current())
        for (const ViewChoice& one : offer->choices)
            if (one.id == choice && !one.options.empty()) return one.options.front().id;
    return {};
}

void ViewsController::setOption(const std::string& choice, const std::string& option) {
    request_.choices[choice] = option;
}

ViewExplanation ViewsController::explain(Progress& progress) { return source_.explain(request_, progress); }

std::string ViewsController::obstacle() const {
    const ViewOffer* offer = current();
    if (!offer || !offer->aboutSomebody || !request_.subject.empty()) return {};
    return "This view is about one person or pair at a time, and there is none yet that you may see here. It fills as "
           "records are made under an agreement.";
}

} // namespace trellis
