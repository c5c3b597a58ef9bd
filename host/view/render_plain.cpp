// CSV, text and JSON: the table twin and the words around it.
#include "model/value.hpp"
#include "view/render.hpp"
#include "view/spoken_table.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace trellis {
namespace {

std::string csvCell(std::string text, bool numeric) {
    if (!numeric && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + csvCell(cells[i], false);
    return out + "\r\n";
}

std::size_t codePoints(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xc0) != 0x80; }));
}

std::string wrapped(const std::string& words, std::size_t width, const std::string& indent = {}) {
    std::istringstream in(words);
    std::string word, out, line = indent;
    while (in >> word) {
        if (line.size() > indent.size() && codePoints(line) + 1 + codePoints(word) > width) {
            out += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
    }
    return out + line + "\n";
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    std::string space(width - std::min(width, codePoints(text)), ' ');
    return right ? space + text : text + space;
}

} // namespace

std::string viewToCsv(const ViewModel& model) {
    auto view = withTableTwin(model);
    std::string out = csvLine({"title", view.title}) + csvLine({"question", view.question}) +
                      csvLine({"about", view.subject}) + csvLine({"period", periodWords(view)}) +
                      csvLine({"target", view.target});
    if (!view.empty.empty()) out += csvLine({"nothing to show", view.empty});
    for (auto& one : view.exclusions) out += csvLine({"left out", one});
    for (auto& one : view.notes) out += csvLine({"note", one});
    out += csvLine({"suppression", view.suppression}) + "\r\n";
    if (view.table.rows.empty() && !view.empty.empty()) return out; // a heading over nothing would look like a loss
    std::vector<std::string> titles;
    for (auto& column : view.table.columns) titles.push_back(column.title);
    out += csvLine(titles);
    for (auto& row : view.table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            bool number = row[i].number.has_value() && i < view.table.columns.size() && view.table.columns[i].numeric;
            out += (i ? "," : "") + (number ? shortest(*row[i].number) : csvCell(row[i].text, false));
        }
        out += "\r\n";
    }
    return out;
}

std::string viewToText(const ViewModel& model, int width) {
    auto view = forPeople(model);
    auto wide = static_cast<std::size_t>(width);
    std::string out = wrapped(view.title, wide);
    if (!view.question.empty()) out += wrapped(view.question, wide);
    if (!view.empty.empty()) out += "\n" + wrapped(view.empty, wide);
    if (!view.reading.empty()) out += "\n" + wrapped(view.reading, wide);
    for (auto& panel : view.panels)
        if (!panel.state.empty() || !panel.reading.empty())
            out += wrapped(panel.title + ": " + panel.state +
                               (panel.state.empty() || panel.reading.empty() ? "" : ". ") + panel.reading,
                           wide, "  ");
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < view.table.columns.size(); ++c) {
        auto most = codePoints(view.table.columns[c].title);
        for (auto& row : view.table.rows)
            if (c < row.size()) most = std::max(most, codePoints(row[c].text));
        widths.push_back(most);
    }
    out += "\n";
    auto write = [&](auto cell) {
        std::string line;
        for (std::size_t c = 0; c < widths.size(); ++c)
            line += (c ? "  " : "") + padded(cell(c), widths[c], view.table.columns[c].numeric);
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    };
    if (!view.table.columns.empty() && (view.empty.empty() || !view.table.rows.empty())) {
        write([&](std::size_t c) { return view.table.columns[c].title; });
        write([&](std::size_t c) { return std::string(widths[c], '-'); });
        for (auto& row : view.table.rows)
            write([&](std::size_t c) { return c < row.size() ? row[c].text : std::string(); });
        out += "\n";
    }
    auto fact = [&](const std::string& name, const std::string& words) {
        if (!words.empty()) out += wrapped(name + ": " + words, wide);
    };
    fact("About", view.subject);
    fact("Period", periodWords(view));
    fact("Target", view.target);
    for (auto& one : view.exclusions) fact("Left out", one);
    fact("Small numbers", view.suppression);
    for (auto& one : view.notes) fact("Note", one);
    return out;
}

std::string viewToJson(const ViewModel& model) {
    using Json = nlohmann::ordered_json;
    auto view = withTableTwin(model);
    auto day = [](const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(); };
    auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
    Json out{{"id", view.id},
             {"title", view.title},
             {"question", view.question},
             {"kind", text(view.kind)},
             {"reading", view.reading},
             {"empty", view.empty},
             {"card", view.card},
             {"subject", view.subject},
             {"from", day(view.from)},
             {"to", day(view.to)},
             {"target", view.target},
             {"exclusions", view.exclusions},
             {"notes", view.notes},
             {"suppression", view.suppression}};
    out["panels"] = Json::array();
    for (auto& panel : view.panels) {
        Json one{{"id", panel.id},
                 {"title", panel.title},
                 {"state", panel.state},
                 {"reading", panel.reading},
                 {"unit", panel.unit}};
        one["series"] = Json::array();
        for (auto& series : panel.series) {
            Json points = Json::array();
            for (auto& point : series.points)
                points.push_back({{"label", point.label},
                                  {"day", day(point.day)},
                                  {"value", number(point.value)},
                                  {"shown", point.shown},
                                  {"marked", point.marked}});
            one["series"].push_back({{"id", series.id}, {"title", series.title}, {"points", points}});
        }
        one["lines"] = Json::array();
        for (auto& line : panel.lines) one["lines"].push_back({{"title", line.title}, {"value", line.value}});
        one["events"] = Json::array();
        for (auto& event : panel.events)
            one["events"].push_back(
                {{"day", event.day.iso()}, {"until", day(event.until)}, {"code", event.code}, {"label", event.label}});
        out["panels"].push_back(one);
    }
    Json columns = Json::array(), rows = Json::array();
    for (auto& column : view.table.columns) columns.push_back({{"id", column.id}, {"title", column.title}});
    for (auto& row : view.table.rows) {
        Json one = Json::object();
        for (std::size_t i = 0; i < row.size() && i < view.table.columns.size(); ++i)
            one[view.table.columns[i].id] = row[i].number ? Json(*row[i].number) : Json(row[i].text);
        rows.push_back(one);
    }
    out["table"] = {{"columns", columns}, {"rows", rows}};
    return out.dump(2) + "\n";
}

} // namespace trellis
