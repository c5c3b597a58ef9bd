#include "cli/record_text.hpp"

#include "cli/listing.hpp"
#include "record/value_words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

bool isWithheld(const RecordView& view, const std::string& item) {
    return std::find(view.withheld.begin(), view.withheld.end(), item) != view.withheld.end();
}

/// Further lines of an answer stand under its first one.
std::string indented(std::string text, std::size_t by) {
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) text.insert(at + 1, by, ' ');
    return text;
}

void addRows(std::string& out, const Template& form, const Item& item, const std::vector<Row>& rows) {
    for (auto& row : rows) {
        bool first = true;
        for (auto& one : item.cells) {
            auto found = row.cells.find(one.id);
            if (found == row.cells.end() || !answered(found->second)) continue;
            out += fmt::format("    {} {}: {}\n", first ? "-" : " ", one.label,
                               indented(valueWords(form, one, found->second), 8));
            first = false;
        }
    }
}

RecordKey keyOf(const RecordLine& line) {
    return {line.id, line.kind, line.agreement, line.supervisor, line.supervisees, line.author};
}

std::string sectionText(const RecordView& view, const Section& section) {
    std::string out;
    bool kept = false;
    for (auto& item : section.items) {
        if (isWithheld(view, item.id)) {
            kept = true;
        } else if (item.notAsked) {
            out += fmt::format("  {}: {}\n", item.label, valueWords(*view.form, item, Missing{kNotAskedHere}));
        } else if (item.isRows()) {
            auto& rows = view.answers.rowsOf(item.id);
            if (rows.empty()) continue;
            out += fmt::format("  {}\n", item.label);
            addRows(out, *view.form, item, rows);
        } else if (auto& value = view.answers.value(item.id); answered(value)) {
            out += fmt::format("  {}: {}\n", item.label, indented(valueWords(*view.form, item, value), 4));
        }
    }
    if (kept) out += fmt::format("  ({})\n", keptBy(keyOf(view.line)));
    return out;
}

} // namespace

Sheet sheetOf(const RecordView& view) {
    Sheet sheet;
    sheet.key = keyOf(view.line);
    sheet.form = view.form;
    sheet.formRef = view.formRef;
    sheet.day = view.line.day;
    sheet.kindTitle = view.line.kindTitle;
    sheet.state = view.line.state;
    sheet.stateLabel = view.line.stateLabel;
    sheet.draft = view.line.draft;
    sheet.answers = view.answers;
    sheet.withheld = view.withheld;
    for (auto& one : view.layers)
        sheet.layers.push_back(
            {one.revision, one.at, one.author, one.reason, one.state, one.contentHash, one.signOffs});
    sheet.revision = view.revision;
    return sheet;
}

std::string recordText(const RecordView& view) {
    auto& line = view.line;
    auto who = !line.author.empty() ? line.author : line.supervisor;
    if (line.author.empty() && !line.supervisees.empty()) who += fmt::format(" with {}", fmt::join(line.supervisees, ", "));
    auto out = fmt::format("{}, {}\n{} · {}\n", line.kindTitle, longDay(line.day), who, line.stateLabel);
    if (!view.form->badge.empty()) out += view.form->badge + "\n";
    if (line.conflict)
        out += "There are two versions of this record. This is one; 'trellis bundle conflicts' shows both.\n";
    if (!view.amendReason.empty()) out += "Changed because: " + view.amendReason + "\n";
    for (auto& section : view.form->sections)
        if (auto part = sectionText(view, section); !part.empty()) out += "\n" + section.title + "\n" + part;
    if (!view.layers.empty()) out += "\nHistory\n";
    int number = 0;
    for (auto& layer : view.layers) {
        out += fmt::format("  {} {} by {}{}{}\n", ++number, layer.at.utcDay().words(), layer.author,
                           layer.reason.empty() ? "" : ": " + layer.reason,
                           layer.revision == view.revision ? " (shown here)" : "");
        for (auto& one : layer.signOffs)
            out += fmt::format("      signed by {} on {}\n", one.person, one.at.utcDay().words());
    }
    return printable(out, true);
}

} // namespace trellis
