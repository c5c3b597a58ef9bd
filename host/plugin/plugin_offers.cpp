#include "plugin/plugin_offers.hpp"

#include "plugin/view_lines.hpp"

#include <algorithm>

namespace trellis {
namespace {

template <class Info> Offered offered(const Info& info, Library library, const Wall* wall, const FormSource* forms) {
    return {library, wall, forms, ReadList(info.reads.begin(), info.reads.end())};
}

/// What the figures said that a view stands on goes on the page, whether or not the plugin thought of it.
void tell(ViewModel& model, const FigureAnswer& answer) {
    const auto once = [](std::vector<std::string>& list, const std::string& words) {
        if (std::ranges::find(list, words) == list.end()) list.push_back(words);
    };
    for (auto& one : answer.exclusions) once(model.exclusions, one);
    if (model.target.empty()) model.target = answer.target;
    auto& said = model.suppression;
    if (said.find(answer.suppression) != std::string::npos) return;
    if (answer.suppression.find(said) == std::string::npos) said += " " + answer.suppression;
    else said = answer.suppression; // which says the same and more
}

} // namespace

PluginMeasure::PluginMeasure(MeasureInfo info, Library library, const Wall* wall, const FormSource* forms)
    : info_(std::move(info))
    , from_(offered(info_, library, wall, forms)) {}

Observed PluginMeasure::observe(const Timeline& timeline) const {
    const auto handle = handleFor(timeline, info_.readsKinds, from_.reads, from_.forms);
    trellis_observations sink{&info_, &timeline, {}};
    from_.wall->call("observe " + info_.id,
                     [&] { return from_.library.measures->observe(info_.id.c_str(), &handle, &sink); });
    sink.observed.dependsOnDay = handle.askedForDay();
    return std::move(sink.observed);
}

PluginView::PluginView(ViewInfo info, Library library, const Wall* wall, const FormSource* forms)
    : info_(std::move(info))
    , from_(offered(info_, library, wall, forms)) {}

ViewModel PluginView::show(const Timeline* timeline, const ViewQuestion& question) const {
    trellis_view sink;
    sink.info = &info_;
    sink.question = &question;
    auto& model = sink.model;
    model.id = info_.id;
    model.title = info_.title;
    model.question = info_.question;
    model.kind = info_.kind;
    model.subject = question.subject;
    model.from = question.from;
    model.to = question.to;
    std::optional<trellis_timeline> handle;
    if (timeline) handle.emplace(handleFor(*timeline, info_.readsKinds, from_.reads, from_.forms));
    try {
        from_.wall->call("show " + info_.id, [&] {
            const auto status =
                from_.library.views->show(info_.id.c_str(), handle ? &*handle : nullptr, &sink);
            if (status != TRELLIS_OK) return status;
            const auto wrong = unfinished(model);
            return wrong.empty() ? status : CallContext::refuse(wrong);
        });
    } catch (...) {
        // Where figures were refused, that is the reason to tell, not what the plugin made of it.
        if (sink.refused) std::rethrow_exception(sink.refused);
        throw;
    }
    // Nor may a plugin go on as if what was refused were not there: footnotes would be missing and nobody would know.
    if (sink.refused) std::rethrow_exception(sink.refused);
    drawLater(sink);
    for (auto& one : sink.asked) tell(model, one.answer);
    if (model.panels.empty() && model.table.rows.empty() && model.empty.empty())
        model.empty = "There is nothing to show yet.";
    return withTableTwin(std::move(model));
}

PluginExport::PluginExport(ExportInfo info, Library library, const Wall* wall, const FormSource* forms)
    : info_(std::move(info))
    , from_(offered(info_, library, wall, forms)) {}

std::string PluginExport::write(const Timeline& timeline) const {
    const auto handle = handleFor(timeline, info_.readsKinds, from_.reads, from_.forms);
    trellis_export sink;
    from_.wall->call("write " + info_.id,
                     [&] { return from_.library.exports->write(info_.id.c_str(), &handle, &sink); });
    return std::move(sink.bytes);
}

} // namespace trellis
