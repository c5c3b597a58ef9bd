// The two-page note. One issue is one short block, so that eight of them fit on two sides; the rest is counted.
#include "exports.hpp"
#include "life.hpp"

#include <trellis/plugin/html.hpp>

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

namespace {

constexpr std::size_t mostIssues = 8;
constexpr std::size_t mostLetters = 420;

/// Cut at a word, so that two pages stay two pages. Never inside a character of several bytes.
std::string brief(const std::string& text) {
    if (text.size() <= mostLetters) return text;
    auto cut = text.rfind(' ', mostLetters);
    if (cut == std::string::npos) {
        cut = mostLetters;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    }
    return text.substr(0, cut) + " …";
}

std::string labels(const Record& record, const char* item) {
    std::string out;
    for (auto& code : record.codes(item)) out += (out.empty() ? "" : ", ") + record.label(item, code);
    return out;
}

void line(std::string& page, const char* name, const std::string& text) {
    if (!text.empty()) page += "<p><b>" + std::string(name) + "</b> " + htmlText(brief(text)) + "</p>\n";
}

constexpr const char* style =
    "body{font:11pt/1.4 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b1b1b}"
    "h1{font-size:1.5em}h2{font-size:1.1em;margin:1.2em 0 .2em}p{margin:.2em 0}section{break-inside:avoid}"
    ".quiet{color:#4a4a4a}@page{size:A4;margin:18mm}";

} // namespace

std::string LeadersNote::write(const Timeline& timeline) const {
    std::vector<Record> waiting, answered;
    for (auto& record : timeline.records()) {
        if (record.draft() || record.kind() != "system-issue") continue;
        if (waitsForAnswer(record.state()))
            waiting.push_back(record);
        else if (record.day("answer.on") && timeline.today() - *record.day("answer.on") <= 92)
            answered.push_back(record);
    }
    std::stable_sort(waiting.begin(), waiting.end(), [](auto& a, auto& b) {
        return a.day("issue.due").value_or(a.about()) < b.day("issue.due").value_or(b.about());
    });
    const auto place = htmlText(timeline.subject());
    std::string page = "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>What supervision "
                       "asks of leaders, " +
                       place + "</title><style>" + style + "</style></head><body>\n<main>\n";
    page += "<h1>What supervision asks of leaders in " + place + "</h1>\n";
    page += "<p class=\"quiet\">" + htmlText(timeline.today().words()) +
            ". From meta-supervision. Nothing private to a session or a person is in this note.</p>\n";
    if (waiting.empty()) page += "<p>No issue waits for an answer.</p>\n";
    std::size_t shown = 0;
    for (auto& one : waiting) {
        if (++shown > mostIssues) break;
        page += "<section><h2>" + htmlText(brief(one.text("issue.title"))) + "</h2>\n";
        line(page, "What it does to the work:", one.text("issue.effect"));
        line(page, "What is asked:", one.text("issue.request"));
        const auto further = one.code("answer.escalated-to");
        const auto due = one.day("issue.due");
        line(page, "Asked of:",
             (further.empty() ? one.code("issue.asked-of") : further) +
                 (due ? ", answer by " + due->words() +
                            (*due < timeline.today() ? " (" + std::to_string(timeline.today() - *due) + " days ago)"
                                                     : "")
                      : ""));
        line(page, "Kind of thing (CFIR):", labels(one, "issue.cfir"));
        page += "</section>\n";
    }
    if (waiting.size() > mostIssues)
        page += "<p>" + std::to_string(waiting.size() - mostIssues) +
                " more wait for an answer; they are on the list of issues.</p>\n";
    if (!answered.empty()) page += "<h2>Answered in the last three months</h2>\n";
    shown = 0;
    for (auto& one : answered) {
        if (++shown > mostIssues) break;
        const auto told = one.text("answer.told");
        line(page, (htmlText(brief(one.text("issue.title"))) + ":").c_str(),
             told.empty() ? one.text("answer.text") : told);
    }
    return page + "</main>\n</body></html>\n";
}

} // namespace meta
