// Every number of a view followed back to what it rests on: a figure with its own explanation, the records it was read
// from, or the points a line is drawn from. The host works it out from what it handed over and what came back, so that
// it holds for every plugin's view.
#include "desk/explained_numbers.hpp"

#include "view/spoken_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace trellis {
namespace {

bool anyDigit(const std::string& words) {
    return std::ranges::any_of(words, [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

/// "September 2025" of "1 September 2025".
std::string monthWords(Date day) {
    const auto words = day.words();
    return words.substr(words.find(' ') + 1);
}

/// The words that stand around a number: where it is, and what is beside it.
struct Beside {
    std::vector<std::string> words;
    std::optional<Date> day;
    bool say(const std::string& what) const {
        return !what.empty() &&
               std::ranges::any_of(words, [&](auto& one) { return one.find(what) != std::string::npos; });
    }
};

class Explaining {
public:
    /// `guarded`: why some figures are not followed back; empty where all are.
    Explaining(ViewExplanation& out, std::string guarded)
        : out_(out)
        , guarded_(std::move(guarded)) {}

    void panel(const ViewPanel& panel, std::size_t at) {
        panel_ = at, row_ = 0;
        const auto in = [&](const std::string& part) {
            return panel.title.empty() ? part : panel.title + (part.empty() ? "" : ", " + part);
        };
        for (auto& series : panel.series)
            for (auto& point : series.points) {
                const Next next(row_);
                if (!point.value && point.shown.empty()) continue;
                const auto shown = point.shown.empty() ? fmt::format("{}", *point.value) : point.shown;
                const auto label = point.label.empty() && point.day ? point.day->words() : point.label;
                say(in(series.title) + ": " + label, shown, {{label, series.title, series.id}, point.day});
            }
        for (auto& line : panel.lines) {
            const Next next(row_);
            across_.push_back(line.title);
            note({in("line"), line.title, drawn, {}, {}});
        }
        auto events = panel.events;
        // The table of a timeline has them in order; that of a chart as they were told.
        if (out_.model.kind == ViewKind::Timeline) std::ranges::stable_sort(events, {}, &ViewEvent::day);
        for (auto& event : events) {
            const Next next(row_);
            say(in("event of " + event.day.words()), event.label, {{}, event.day});
        }
    }

    void table(const ViewTable& table) {
        panel_.reset(), row_ = 0;
        const auto names = rowNames(table);
        for (auto& row : table.rows) {
            const auto name = "row " + names[row_];
            const Next next(row_);
            Beside beside;
            for (auto& cell : row) beside.words.push_back(spokenDay(cell.text));
            for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
                if (!row[i].number && !(table.columns[i].numeric && anyDigit(row[i].text))) continue;
                if (std::ranges::find(across_, row[i].text) != across_.end()) {
                    note({name, row[i].text, drawn, {}, {}});
                    continue;
                }
                auto around = beside;
                around.words[i].clear();
                around.words.push_back(table.columns[i].title);
                say(name + ", " + table.columns[i].title, row[i].text, around);
            }
        }
    }

private:
    /// The next row at the end of this one, whatever was said about it.
    struct Next {
        std::size_t& row;
        explicit Next(std::size_t& of)
            : row(of) {}
        ~Next() { ++row; }
    };

    void note(ExplainedNumber number) {
        number.panel = panel_, number.row = row_;
        out_.numbers.push_back(std::move(number));
    }

    void say(const std::string& where, const std::string& shown, const Beside& beside) {
        ExplainedNumber number{where, shown, {}, {}, {}};
        if (figure(number, beside) || people(number, beside) || record(number, beside)) {
            note(std::move(number));
            return;
        }
        if (!guarded_.empty()) {
            number.because = guarded_;
        } else if (!out_.figures.empty()) {
            number.because = "Worked out by the plugin from the figures that it asked for.";
            number.measure = out_.figures.front().measure.id;
        } else if (!out_.records.empty()) {
            number.because =
                "Counted or worked out by the plugin from the records that it was handed; there are no others.";
            number.records = out_.records;
        } else {
            number.because = "It rests on the terms that are agreed, not on a record.";
        }
        note(std::move(number));
    }

    /// It stands there as the figure itself: written like it, and beside its group and its period.
    bool figure(ExplainedNumber& number, const Beside& beside) {
        for (std::size_t at = 0; at < out_.figures.size(); ++at)
            for (auto& asked = out_.figures[at]; auto& one : asked.answer.figures) {
                if (one.shown != number.shown) continue;
                const bool group = one.group.empty() || beside.say(one.label.empty() ? one.group : one.label);
                const bool whole =
                    asked.answer.figures.front().from == one.from && asked.answer.figures.back().from == one.from;
                if (!group || !(whole || beside.day == one.from || beside.say(monthWords(one.from)))) continue;
                number.measure = asked.measure.id;
                number.figure = at, number.is = one;
                number.because = fmt::format(
                    "{} from {} to {}{}. {}", asked.measure.title, one.from.words(), one.to.words(),
                    one.numerator && one.denominator ? fmt::format(": {} of {}", *one.numerator, *one.denominator)
                                                     : std::string(),
                    asked.arithmetic);
                return true;
            }
        return false;
    }

    /// How many people a row's figures rest on.
    bool people(ExplainedNumber& number, const Beside& beside) {
        for (std::size_t at = 0; at < out_.figures.size(); ++at)
            for (auto& asked = out_.figures[at]; auto& one : asked.answer.figures)
                if (std::to_string(one.people) == number.shown && beside.say(one.label)) {
                    number.measure = asked.measure.id;
                    number.figure = at, number.is = one;
                    number.because = "How many different people the figures beside it rest on.";
                    return true;
                }
        return false;
    }

    /// Read from the records of the day it stands at.
    bool record(ExplainedNumber& number, const Beside& beside) {
        for (auto& one : out_.records)
            if (one.day && (beside.day == one.day || beside.say(one.day->words()))) number.records.push_back(one);
        if (!number.records.empty()) number.because = "Read from what was written on that day.";
        return !number.records.empty();
    }

    static constexpr const char* drawn = "Drawn from the points of the same picture.";
    ViewExplanation& out_;
    std::string guarded_;
    std::optional<std::size_t> panel_;
    std::size_t row_ = 0;
    std::vector<std::string> across_; ///< what the pictures' lines are called
};

} // namespace

void explainNumbers(ViewExplanation& out, const std::string& guarded) {
    Explaining explaining(out, guarded);
    for (std::size_t i = 0; i < out.model.panels.size(); ++i) explaining.panel(out.model.panels[i], i);
    explaining.table(out.model.table);
}

} // namespace trellis
