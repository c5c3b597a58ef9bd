#include "text/html_text.hpp"
#include "view/render.hpp"
#include "view/spoken_table.hpp"
#include "view/wide_table.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

std::string line(const char* name, const std::string& words) {
    if (words.empty()) return {};
    return fmt::format("<p class=\"fact\"><b>{}</b> {}</p>\n", name, htmlText(words));
}

std::string list(const char* name, const std::vector<std::string>& entries) {
    if (entries.empty()) return {};
    std::string out = fmt::format("<p class=\"fact\"><b>{}</b></p>\n<ul>\n", name);
    for (auto& entry : entries) out += "<li>" + htmlText(entry) + "</li>\n";
    return out + "</ul>\n";
}

std::string rowsOf(const ViewTable& twin, const PartedTable& shape, const TablePart& part) {
    std::string out = "<thead><tr>";
    for (auto column : shape.columns)
        out += fmt::format("<th scope=\"col\"{}>{}</th>", twin.columns[column].numeric ? " class=\"n\"" : "",
                           htmlText(twin.columns[column].title));
    out += "</tr></thead>\n<tbody>\n";
    for (std::size_t at = part.first; at < part.first + part.rows; ++at) {
        auto& row = twin.rows[at];
        out += "<tr>";
        for (std::size_t i = 0; i < shape.columns.size() && shape.columns[i] < row.size(); ++i) {
            const auto column = shape.columns[i];
            const char* tag = i == 0 ? "th scope=\"row\"" : "td";
            out += fmt::format("<{}{}>{}</{}>", tag, twin.columns[column].numeric ? " class=\"n\"" : "",
                               htmlText(row[column].text), i == 0 ? "th" : "td");
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

std::string table(const ViewTable& twin, const std::string& caption) {
    if (twin.columns.empty()) return {};
    const auto shape = parted(twin);
    std::string out;
    if (shape.parts.size() == 1) { // whole, or one that says above what all of its lines have in common
        auto& whole = shape.parts.front();
        for (auto& [name, words] : whole.common) out += line(htmlText(name).c_str(), words);
        return out + "<table>\n<caption>" + htmlText(caption) + "</caption>\n" + rowsOf(twin, shape, whole);
    }
    for (std::size_t i = 0; i < shape.parts.size(); ++i) {
        auto& part = shape.parts[i];
        out += "<div class=\"part\">\n";
        if (part.rows == 1) { // a heading over one line would only hide how it hangs together
            out += fmt::format("<p class=\"question\">Part {} of {}</p>\n", i + 1, shape.parts.size());
            auto& row = twin.rows[part.first];
            for (std::size_t c = 0; c < twin.columns.size() && c < row.size(); ++c)
                out += line(htmlText(twin.columns[c].title).c_str(), row[c].text);
            out += "</div>\n";
            continue;
        }
        for (auto& [name, words] : part.common) out += line(htmlText(name).c_str(), words);
        out += fmt::format("<table class=\"wide\">\n<caption>Part {} of {}, {} lines</caption>\n", i + 1,
                           shape.parts.size(), part.rows) +
               rowsOf(twin, shape, part) + "</div>\n";
    }
    return out;
}

constexpr const char* pageStyle = R"(<style>
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;color:#1f2328;background:#fff;max-width:50rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.25rem}.question{color:#57606a;margin:0 0 1rem}
.fact{margin:.25rem 0}svg{max-width:100%;height:auto;margin:1rem 0}
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;color:#57606a;padding:.25rem 0}
th,td{text-align:left;border-bottom:1px solid #d8dee4;padding:.25rem .75rem .25rem 0;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
thead th{font-weight:600}.n{text-align:right}
@media print{body{margin:0;max-width:none}tr,svg{break-inside:avoid}}
</style>
)";

/// For a page with a table in parts: across, smaller, and each part's beginning together with its first rows.
constexpr const char* wideStyle = R"(<style>
@page{size:A4 landscape;margin:14mm}
body{max-width:75rem}.part{border-top:2px solid #57606a;padding-top:.5rem;margin-top:1.5rem}
.part .fact,.part .question{break-after:avoid}.wide{font-size:.85rem;table-layout:fixed}
@media print{body{font-size:10pt}.wide{font-size:9pt}}
</style>
)";

} // namespace

std::string viewToHtmlPart(const ViewModel& view) {
    auto twin = forPeople(view);
    std::string out = "<section>\n<h1>" + htmlText(view.title) + "</h1>\n";
    if (!view.question.empty()) out += "<p class=\"question\">" + htmlText(view.question) + "</p>\n";
    if (!view.empty.empty()) out += "<p>" + htmlText(view.empty) + "</p>\n";
    if (!view.reading.empty()) out += "<p>" + htmlText(view.reading) + "</p>\n";
    out += viewToSvg(view);
    for (auto& panel : view.panels)
        if (!panel.reading.empty())
            out += "<p>" + htmlText((panel.title.empty() ? "" : panel.title + ": ") + panel.reading) + "</p>\n";
    if (view.empty.empty() || !twin.table.rows.empty()) out += table(twin.table, "The same as a table");
    out += line("About", view.subject) + line("Period", periodWords(view)) + line("Target", view.target);
    out += list("Left out", view.exclusions) + line("Small numbers", view.suppression) + list("Notes", view.notes);
    return out + "</section>\n";
}

std::string viewToHtml(const ViewModel& view) {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width\">\n<title>" +
           htmlText(view.title) + "</title>\n" + pageStyle + (isWide(view.table) ? wideStyle : "") +
           "</head>\n<body>\n" + viewToHtmlPart(view) + "</body>\n</html>\n";
}

} // namespace trellis
