#include "practice_views.hpp"

#include "coverage.hpp"
#include "model_names.hpp"
#include "use_over_time.hpp"

#include <algorithm>

namespace reflective {

using namespace trellis::sdk;

namespace {

constexpr const char* eyesItem = "seveneyed.eyes";
constexpr const char* eyeNames[] = {"The person",       "What the Care Partner did", "The relationship",
                                    "The Care Partner", "Here and now, between us",  "The supervisor",
                                    "The wider system"};

struct Span {
    int first, last;
};
Span spanOf(const Timeline& timeline, const View& out) {
    const int today = timeline.today().days();
    const int last = out.to() ? std::min(out.to()->days(), today) : today;
    return {out.from() ? out.from()->days() : last - usualDays, last};
}

std::vector<Record> kept(const std::optional<Timeline>& timeline) {
    std::vector<Record> out;
    if (timeline)
        for (auto& record : timeline->records())
            if (!record.draft()) out.push_back(record);
    return out;
}

std::string listed(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return out;
}

/// The labels of the rows whose count is `times`.
std::vector<std::string> labels(const UseGrid& grid, int times) {
    std::vector<std::string> out;
    for (auto& row : grid.rows)
        if (row.inAll == times) out.push_back("\u201C" + row.label + "\u201D");
    return out;
}

int most(const UseGrid& grid) {
    int out = 0;
    for (auto& row : grid.rows) out = std::max(out, row.inAll);
    return out;
}

void write(const UseGrid& grid, const char* id, const std::string& title, const char* what, View& out) {
    out.panel(id, title);
    for (auto& row : grid.rows) {
        out.series(row.code, row.label);
        for (std::size_t i = 0; i < grid.months.size(); ++i)
            out.point(grid.months[i].label(),
                      row.times[i] ? std::optional<double>(*row.times[i]) : std::nullopt,
                      row.times[i] ? std::to_string(*row.times[i]) : "\u2013");
    }
    out.column("what", what);
    for (auto& month : grid.months) out.column(month.label(), month.label(), true);
    for (auto& row : grid.rows) {
        out.row().cell(row.label);
        for (auto& times : row.times)
            out.cell(times ? std::to_string(*times) : "", times ? std::optional<double>(*times) : std::nullopt);
    }
}

} // namespace

void CoverageView::show(const std::optional<Timeline>& timeline, View& out) const {
    std::vector<Use> uses, known;
    for (std::size_t i = 0; i < eyes().size(); ++i) known.push_back({0, eyes()[i], eyeNames[i]});
    for (auto& record : kept(timeline))
        for (auto& code : record.codes(eyesItem)) {
            const auto label = record.label(eyesItem, code);
            uses.push_back({record.about().days(), code, label});
            // A locality may word the seven differently; its newest words are shown.
            for (auto& eye : known)
                if (eye.code == code && label != code) eye.label = label;
        }
    out.note("Two or three eyes at a time are enough, and nobody needs all seven. Only you see this.");
    const auto span = timeline ? spanOf(*timeline, out) : Span{0, -1};
    const auto grid = useOverTime(uses, known, span.first, span.last);
    if (most(grid) == 0) {
        out.reading("In this time you have not written on the seven eyes.")
            .empty("Choose the seven-eyed model for a reflection; through which eyes you looked will stand here, month "
                   "by month.");
        return;
    }
    std::string reading = "You looked most often through " + listed(labels(grid, most(grid)));
    if (const auto none = labels(grid, 0); !none.empty()) reading += ", and not yet through " + listed(none);
    out.reading(reading + ".");
    write(grid, "eyes", "Seven eyes, month by month", "Eye", out);
}

void ModelsView::show(const std::optional<Timeline>& timeline, View& out) const {
    std::vector<Use> uses;
    for (auto& record : kept(timeline)) uses.push_back({record.about().days(), record.form(), modelName(record.form())});
    out.note("No model is better than another. Only you see this.");
    const auto span = timeline ? spanOf(*timeline, out) : Span{0, -1};
    const auto grid = useOverTime(uses, {}, span.first, span.last);
    if (grid.rows.empty()) {
        out.reading("In this time you have kept no reflection.")
            .empty("Keep a reflection, and the model you wrote it on will stand here. Choose one by what you have in "
                   "mind: each says when it helps.");
        return;
    }
    out.reading(grid.rows.size() == 1 ? "You wrote on one model, " + listed(labels(grid, most(grid))) + "."
                                      : "You wrote on " + std::to_string(grid.rows.size()) +
                                            " models, most often on " + listed(labels(grid, most(grid))) + ".");
    write(grid, "models", "Models, month by month", "Model", out);
}

} // namespace reflective
