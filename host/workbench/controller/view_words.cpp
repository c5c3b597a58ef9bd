#include "workbench/controller/view_words.hpp"

#include "view/spoken_table.hpp"
#include "view/wide_table.hpp"

#include <algorithm>

namespace trellis {

namespace {

/// A cell of a line must not end it.
std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

} // namespace

std::string pictureName(const ViewModel& view) {
    std::string out = view.title;
    auto say = [&](const std::string& words) {
        if (words.empty()) return;
        if (!out.empty() && out.back() != '.' && out.back() != '?') out += '.';
        out += (out.empty() ? "" : " ") + words;
    };
    say(view.reading);
    for (const ViewPanel& panel : view.panels) {
        say(view.panels.size() > 1 || panel.title != view.title
                ? panel.title + (panel.state.empty() ? "" : ": " + panel.state)
                : panel.state);
        say(panel.reading == view.reading ? "" : panel.reading);
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> viewFacts(const ViewModel& view) {
    std::vector<std::pair<std::string, std::string>> out;
    auto say = [&](const char* name, const std::string& words) {
        if (!words.empty()) out.emplace_back(name, words);
    };
    say("About", view.subject);
    say("Period", periodWords(view));
    say("Target", view.target);
    for (const std::string& one : view.exclusions) say("Left out", one);
    say("Small numbers", view.suppression);
    for (const std::string& one : view.notes) say("Note", one);
    return out;
}

ViewModel onePanel(const ViewModel& view, std::size_t panel) {
    ViewModel one = view;
    one.panels = {view.panels.at(panel)};
    one.table = {};
    one.reading = one.panels.front().reading;
    return withTableTwin(std::move(one));
}

bool listsPanels(const ViewModel& view) {
    return view.panels.size() > 1 && std::all_of(view.panels.begin(), view.panels.end(),
                                                 [](const ViewPanel& panel) { return !panel.state.empty(); });
}

bool saysNumbers(const ViewModel& view) {
    const ViewTable table = withTableTwin(view).table;
    if (std::ranges::any_of(table.columns, &ViewColumn::numeric)) return !table.rows.empty();
    return std::ranges::any_of(table.rows, [](const auto& row) {
        return std::ranges::any_of(row, [](const ViewCell& cell) { return cell.number.has_value(); });
    });
}

std::vector<PaperBlock> viewPaper(const ViewModel& model) {
    const ViewModel view = forPeople(model);
    std::vector<PaperBlock> out{{PaperStyle::Title, view.title}};
    if (!view.question.empty()) out.push_back({PaperStyle::Facts, view.question});
    if (!view.reading.empty()) out.push_back({PaperStyle::Text, view.reading});
    if (view.kind != ViewKind::Table && !view.panels.empty()) out.push_back({PaperStyle::Picture, pictureName(view)});
    for (const auto& [name, words] : viewFacts(view)) out.push_back({PaperStyle::Quiet, name + ": " + words});
    if (view.table.rows.empty()) return out;
    out.push_back({PaperStyle::Heading, "The same as a table"});
    const auto shape = parted(view.table);
    std::vector<std::string> titles;
    for (const auto column : shape.columns) titles.push_back(view.table.columns[column].title);
    for (const TablePart& part : shape.parts) {
        for (const auto& [name, words] : part.common) out.push_back({PaperStyle::Quiet, name + ": " + words});
        out.push_back({PaperStyle::Label, joined(titles, " · ")});
        for (std::size_t at = part.first; at < part.first + part.rows; ++at) {
            std::vector<std::string> cells;
            for (const auto column : shape.columns) {
                const auto& row = view.table.rows[at];
                cells.push_back(column >= row.size() || row[column].text.empty() ? "–" : row[column].text);
            }
            out.push_back({PaperStyle::Text, joined(cells, " · ")});
        }
    }
    return out;
}

std::string tableText(const ViewModel& model) {
    const ViewModel view = withTableTwin(model);
    std::string out;
    for (std::size_t i = 0; i < view.table.columns.size(); ++i)
        out += (i ? "\t" : "") + oneLine(view.table.columns[i].title);
    out += "\n";
    for (const auto& row : view.table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "\t" : "") + oneLine(row[i].text);
        out += "\n";
    }
    return out;
}

} // namespace trellis
