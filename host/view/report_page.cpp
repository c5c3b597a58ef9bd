#include "view/report_page.hpp"

#include "text/html_text.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

constexpr const char* head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;color:#1f2328;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2rem 0 .25rem}h3{font-size:1.05rem;margin:1rem 0 .25rem}
.question{color:#57606a;margin:0 0 1rem}.fact{margin:.25rem 0}svg{max-width:100%;height:auto;margin:1rem 0}
.stamp{border-left:4px solid #0969da;padding:.5rem 1rem;background:#f6f8fa}
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;color:#57606a;padding:.25rem 0}
th,td{text-align:left;border-bottom:1px solid #d8dee4;padding:.25rem .75rem .25rem 0;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
td:first-child,th{overflow-wrap:normal}
thead th{font-weight:600}.n{text-align:right}.cite{color:#57606a;font-size:.8rem;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}section{break-before:page}tr,svg{break-inside:avoid}thead{display:table-header-group}}
</style>
)";

std::string fact(const char* name, const std::string& words) {
    return words.empty() ? std::string() : fmt::format("<p class=\"fact\"><b>{}</b> {}</p>\n", name, htmlText(words));
}

void replaceAll(std::string& text, const std::string& was, const std::string& now) {
    for (std::size_t at = 0; (at = text.find(was, at)) != std::string::npos; at += now.size())
        text.replace(at, was.size(), now);
}

/// One view of the page: a heading under the page's own, a caption that says which table it is.
std::string part(const PageView& view, std::size_t number) {
    auto html = viewToHtmlPart(view.model);
    replaceAll(html, "<section>", fmt::format("<section id=\"view-{}\">", number));
    replaceAll(html, "<h1>", fmt::format("<h2>{}. ", number));
    replaceAll(html, "</h1>", "</h2>");
    replaceAll(html, "<caption>The same as a table</caption>",
               "<caption>" + htmlText(view.model.title) + ", as a table</caption>");
    const auto cite =
        view.hash.empty() ? std::string() : "<p class=\"cite\">To cite this view: " + htmlText(view.hash) + "</p>\n";
    const auto end = html.rfind("</section>");
    return html.insert(end, cite);
}

std::string csvCell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, "'");
    std::string out = "\"";
    for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

} // namespace

std::string reportPage(const PageHead& page, const std::vector<PageView>& views) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<title>" + htmlText(page.title) + "</title>\n" +
                      head + "</head>\n<body>\n<main>\n<h1>" + htmlText(page.title) + "</h1>\n<div class=\"stamp\">\n" +
                      fact("Period", page.period) + fact("Made for", page.audience) + fact("Made on", page.made) +
                      fact("Small numbers", page.suppression) + "</div>\n<h2>What differs in context</h2>\n<p>" +
                      htmlText(page.context) + "</p>\n";
    for (auto& [place, story] : page.stories)
        out += "<h3>" + htmlText(place) + "</h3>\n<p>" + htmlText(story) + "</p>\n";
    out += "<h2>What differs in numbers</h2>\n<nav aria-label=\"Views\"><ol>\n";
    for (std::size_t i = 0; i < views.size(); ++i)
        out += fmt::format("<li><a href=\"#view-{}\">{}</a></li>\n", i + 1, htmlText(views[i].model.title));
    out += "</ol></nav>\n";
    for (std::size_t i = 0; i < views.size(); ++i) out += part(views[i], i + 1);
    if (!page.leftOut.empty()) {
        out += "<section>\n<h2>Not in this report</h2>\n<ul>\n";
        for (auto& one : page.leftOut) out += "<li>" + htmlText(one) + "</li>\n";
        out += "</ul>\n</section>\n";
    }
    return out + "</main>\n</body>\n</html>\n";
}

std::string reportCodebook(const std::vector<PageView>& views) {
    std::string out = "file,column,title,kind,question,period,target,left out,small numbers\r\n";
    for (auto& view : views) {
        const auto twin = withTableTwin(view.model);
        std::string left;
        for (auto& one : twin.exclusions) left += (left.empty() ? "" : "; ") + one;
        for (auto& column : twin.table.columns) {
            std::size_t n = 0;
            for (auto& field :
                 {view.file + ".csv", column.id, column.title,
                  std::string(column.numeric ? "number; * is hidden, empty or no value is not observed" : "words"),
                  twin.question, periodWords(twin), twin.target, left, twin.suppression})
                out += (n++ ? "," : "") + csvCell(field);
            out += "\r\n";
        }
    }
    return out;
}

} // namespace trellis
