// Every number of a view followed back to what it rests on: a figure with its own explanation, the records it was read
// from, or the points a line is drawn from. The host works it out from what it handed over and what came back, so that
// it holds for every plugin's view.
#include "desk/desk_state.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace trellis {
namespace {

using Source = ExplainedPart::Source;

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

    void panel(const ViewPanel& panel) {
        const auto in = [&](const std::string& part) {
            return panel.title.empty() ? part : panel.title + (part.empty() ? "" : ", " + part);
        };
        for (auto& series : panel.series)
            for (auto& point : series.points) {
                if (!point.value && point.shown.empty()) continue;
                const auto shown = point.shown.empty() ? fmt::format("{}", *point.value) : point.shown;
                const auto label = point.label.empty() && point.day ? point.day->words() : point.label;
                say(in(series.title) + ": " + label, shown, {{label, series.title, series.id}, point.day});
            }
        for (auto& line : panel.lines) {
            across_.push_back(line.title);
            out_.numbers.push_back({in("line"), line.title, drawn, {}, {}});
        }
        for (auto& event : panel.events) say(in("event of " + event.day.words()), event.label, {{}, event.day});
    }

    void table(const ViewTable& table) {
        for (auto& row : table.rows) {
            Beside beside;
            for (auto& cell : row) beside.words.push_back(cell.text);
            for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
                if (!row[i].number && !(table.columns[i].numeric && anyDigit(row[i].text))) continue;
                if (std::ranges::find(across_, row[i].text) != across_.end()) {
                    out_.numbers.push_back({"row " + row.front().text, row[i].text, drawn, {}, {}});
                    continue;
                }
                auto around = beside;
                around.words[i].clear();
                around.words.push_back(table.columns[i].title);
                say("row " + row.front().text + ", " + table.columns[i].title, row[i].text, around);
            }
        }
    }

private:
    void say(const std::string& where, const std::string& shown, const Beside& beside) {
        ExplainedNumber number{where, shown, {}, {}, {}};
        if (figure(number, beside) || people(number, beside) || record(number, beside)) {
            out_.numbers.push_back(std::move(number));
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
        out_.numbers.push_back(std::move(number));
    }

    /// It stands there as the figure itself: written like it, and beside its group and its period.
    bool figure(ExplainedNumber& number, const Beside& beside) {
        for (auto& asked : out_.figures)
            for (auto& one : asked.answer.figures) {
                if (one.shown != number.shown) continue;
                const bool group = one.group.empty() || beside.say(one.label.empty() ? one.group : one.label);
                const bool whole =
                    asked.answer.figures.front().from == one.from && asked.answer.figures.back().from == one.from;
                if (!group || !(whole || beside.day == one.from || beside.say(monthWords(one.from)))) continue;
                number.measure = asked.measure.id;
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
        for (auto& asked : out_.figures)
            for (auto& one : asked.answer.figures)
                if (std::to_string(one.people) == number.shown && beside.say(one.label)) {
                    number.measure = asked.measure.id;
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
    std::vector<std::string> across_; ///< what the pictures' lines are called
};

} // namespace

ViewExplanation FigureDesk::explainView(const ViewRequest& request, Progress& progress) {
    ViewExplanation out;
    std::vector<FigureRequest> asked;
    {
        struct Noting {
            Desk::State& state;
            ~Noting() { state.asked = nullptr; }
        } noting{state_};
        state_.asked = &asked;
        out.model = desk_.view(request, progress);
    }
    std::string guarded;
    for (auto& one : asked) {
        try {
            out.figures.push_back(explain(one, progress));
        } catch (const Error& error) {
            if (error.code() != "TR-V20") throw;
            guarded = error.message(); // what may be seen only protected is shown, and not followed back
        }
    }
    const auto all = state_.plugins->views();
    const auto& info = **std::ranges::find(all, request.id, &ViewInfo::id);
    if (info.scope) {
        const auto subject = request.subject.empty() ? desk_.subjectsOf(info.id).front().id : request.subject;
        const auto timeline =
            state_.subjectTimeline({*info.scope, subject, info.readsKinds, false, *info.scope == Scope::Supervisor});
        const auto note = [&](const TimelineRecord& record) {
            out.records.push_back({record.id, state_.kindTitle(record.kind), record.day});
        };
        std::ranges::for_each(timeline.records, note);
        for (auto& part : timeline.parts) std::ranges::for_each(part.records, note);
        std::ranges::stable_sort(out.records, {}, &Source::day);
    }
    Explaining explaining(out, guarded);
    for (auto& panel : out.model.panels) explaining.panel(panel);
    explaining.table(out.model.table);
    state_.workspace->audit("view explained", info.id + (request.subject.empty() ? "" : " about " + request.subject));
    return out;
}

} // namespace trellis
