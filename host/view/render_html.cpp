#include "text/html_text.hpp"
#include "view/render.hpp"
#include "view/spoken_table.hpp"

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

std::string table(const ViewTable& twin, const std::string& caption) {
    if (twin.columns.empty()) return {};
    std::string out = "<table>\n<caption>" + htmlText(caption) + "</caption>\n<thead><tr>";
    for (auto& column : twin.columns)
        out += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"n\"" : "", htmlText(column.title));
    out += "</tr></thead>\n<tbody>\n";
    for (auto& row : twin.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size() && i < twin.columns.size(); ++i) {
            const char* tag = i == 0 ? "th scope=\"row\"" : "td";
            out += fmt::format("<{}{}>{}</{}>", tag, twin.columns[i].numeric ? " class=\"n\"" : "",
                               htmlText(row[i].text), i == 0 ? "th" : "td");
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
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
    out += table(twin.table, "The same as a table");
    out += line("About", view.subject) + line("Period", periodWords(view)) + line("Target", view.target);
    out += list("Left out", view.exclusions) + line("Small numbers", view.suppression) + list("Notes", view.notes);
    return out + "</section>\n";
}

std::string viewToHtml(const ViewModel& view) {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width\">\n<title>" +
           htmlText(view.title) + "</title>\n" + pageStyle + "</head>\n<body>\n" + viewToHtmlPart(view) +
           "</body>\n</html>\n";
}

} // namespace trellis
