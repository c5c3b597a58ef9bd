#include "desk/row_records.hpp"

#include "view/spoken_table.hpp"

#include <algorithm>

namespace trellis {
namespace {

using Handed = std::vector<const TimelineRecord*>;

bool has(const std::vector<std::string>& cells, const std::string& words) {
    return std::ranges::find(cells, words) != cells.end();
}

/// Does that cell say the record's day, or something written in it, in full?
bool speaksOf(const TimelineRecord& record, const std::string& cell) {
    if (cell == record.day.words()) return true;
    return std::ranges::any_of(record.answers.values, [&](auto& answer) {
        auto* words = std::get_if<std::string>(&answer.second);
        return words && *words == cell;
    });
}

/// All whom it is between stand in the row.
bool between(const TimelineRecord& record, const std::vector<std::string>& cells) {
    return has(cells, record.supervisor) &&
           std::ranges::all_of(record.supervisees, [&](auto& one) { return has(cells, one); });
}

/// A row begins with what it is about: the first of its cells that speaks of a record decides. Where several do, those
/// whose people stand beside it.
Handed recordsOf(const std::vector<std::string>& cells, const Handed& handed) {
    for (auto& cell : cells) {
        Handed found;
        for (auto* one : handed)
            if (!one->draft && !cell.empty() && speaksOf(*one, cell)) found.push_back(one);
        if (found.empty()) continue;
        Handed theirs;
        std::ranges::copy_if(found, std::back_inserter(theirs), [&](auto* one) { return between(*one, cells); });
        return theirs.empty() ? found : theirs;
    }
    return {};
}

} // namespace

void explainRows(ViewExplanation& out, const Handed& handed) {
    const auto names = rowNames(out.model.table);
    for (std::size_t row = 0; row < out.model.table.rows.size(); ++row) {
        if (std::ranges::any_of(out.numbers, [&](auto& one) { return !one.panel && one.row == row; })) continue;
        std::vector<std::string> cells;
        for (auto& cell : out.model.table.rows[row]) cells.push_back(spokenDay(cell.text));
        ExplainedNumber told{"row " + names[row], {}, {}, {}, {}};
        told.row = row;
        for (auto* record : recordsOf(cells, handed))
            if (const auto source = std::ranges::find(out.records, record->id, &ExplainedPart::Source::record);
                source != out.records.end())
                told.records.push_back(*source);
        if (told.records.empty()) continue;
        told.because = told.records.size() == 1 ? "This row tells of one record." : "This row tells of one of these.";
        out.numbers.push_back(std::move(told));
    }
}

} // namespace trellis
