#include "portfolio.hpp"

#include <trellis/plugin/html.hpp>

#include <cctype>

namespace reflective {
using trellis::sdk::htmlText;

namespace {

bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool inWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80); }

/// The end of a code that begins at `at`: two to four capitals, a hyphen, up to three capitals, a number. 0: none.
std::size_t codeEnd(const std::string& text, std::size_t at) {
    if (at > 0 && inWord(text[at - 1])) return 0;
    std::size_t i = at;
    while (i < text.size() && i - at < 5 && capital(text[i])) ++i;
    if (i - at < 2 || i - at > 4 || i >= text.size() || text[i] != '-') return 0;
    const auto middle = ++i;
    while (i < text.size() && i - middle < 3 && capital(text[i])) ++i;
    const auto number = i;
    while (i < text.size() && digit(text[i])) ++i;
    return i > number && (i == text.size() || !inWord(text[i])) ? i : 0;
}

std::string field(std::string text) {
    if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos) text.insert(0, "'");
    std::string out = "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (auto& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
}

} // namespace

std::string withoutCodes(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (const auto end = codeEnd(text, i)) {
            out += "[code left out]";
            i = end;
        } else {
            out += text[i++];
        }
    }
    return out;
}

bool holdsCode(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (codeEnd(text, i)) return true;
    return false;
}

std::string portfolioPage(const std::vector<PortfolioEntry>& entries, const std::string& author,
                          const std::string& today) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Reflections for a "
                      "portfolio</title>\n<style>body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem "
                      "auto;padding:0 1rem}h2{font-size:1.15rem;margin:1.6rem 0 .2rem}dl{display:grid;grid-template-"
                      "columns:11rem 1fr;gap:.2rem 1rem;margin:0}dt{color:#555}dd{margin:0}@media "
                      "print{body{margin:0}}</style></head><body>\n<h1>Reflections for a portfolio</h1>\n";
    out += "<p>Written by " + htmlText(author) + ", put together on " + htmlText(today) +
           ". Of each reflection only the date, the model, what was ticked and the words meant for this portfolio are "
           "here; everything about the people supported has stayed behind.</p>\n";
    if (entries.empty()) out += "<p>No reflection has been marked for a portfolio yet.</p>\n";
    const auto row = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += std::string("<dt>") + name + "</dt><dd>" + htmlText(value) + "</dd>\n";
    };
    for (auto& one : entries) {
        out += "<h2>" + htmlText(one.dayWords) + "</h2>\n<dl>\n";
        row("Model", one.model);
        row("Parts of the work", joined(one.components));
        row("Looked through", joined(one.eyes));
        row("Confidence", one.confidence);
        row("What I take from it", withoutCodes(one.words));
        out += "</dl>\n";
    }
    return out + "</body></html>\n";
}

std::string portfolioTable(const std::vector<PortfolioEntry>& entries) {
    std::string out = "date,model,parts of the work,looked through,confidence,what I take from it\r\n";
    for (auto& one : entries)
        out += field(one.day) + "," + field(one.model) + "," + field(joined(one.components)) + "," +
               field(joined(one.eyes)) + "," + field(one.confidence) + "," + field(withoutCodes(one.words)) + "\r\n";
    return out;
}

} // namespace reflective
