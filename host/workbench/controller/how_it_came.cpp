#include "workbench/controller/how_it_came.hpp"

#include "measure/left_out.hpp"
#include "model/value.hpp"
#include "view/spoken_table.hpp"
#include "workbench/controller/view_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace trellis {
namespace {

using Source = ExplainedPart::Source;

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
}

/// Which picture a row of the whole view's table twin belongs to, and which row of that picture's own it is.
AskedRow inPicture(const ViewModel& model, std::size_t row) {
    if (model.kind == ViewKind::Timeline) { // all pictures together in the order of time
        std::vector<std::tuple<Date, std::size_t, std::size_t>> events;
        for (std::size_t i = 0; i < model.panels.size(); ++i) {
            std::vector<Date> days;
            for (const ViewEvent& event : model.panels[i].events) days.push_back(event.day);
            std::ranges::sort(days);
            for (std::size_t at = 0; at < days.size(); ++at) events.emplace_back(days[at], i, at);
        }
        std::ranges::sort(events);
        if (row < events.size()) return {std::get<1>(events[row]), std::get<2>(events[row])};
        return {{}, row};
    }
    for (std::size_t i = 0; i < model.panels.size(); ++i) {
        const std::size_t rows = onePanel(model, i).table.rows.size();
        if (row < rows) return {i, row};
        row -= rows;
    }
    return {{}, row};
}

class Telling {
public:
    explicit Telling(const ViewExplanation& told)
        : told_(told) {}

    HowItCame tell(const AskedRow& asked) {
        const ViewModel seen = asked.panel ? onePanel(told_.model, *asked.panel) : withTableTwin(told_.model);
        const bool ownTable = !asked.panel && !told_.model.table.columns.empty();
        const AskedRow at = asked.panel || ownTable ? asked : inPicture(told_.model, asked.row);
        std::vector<const ExplainedNumber*> here;
        for (const ExplainedNumber& number : told_.numbers)
            if (number.panel == at.panel && number.row == at.row) here.push_back(&number);
        out_.numbers = here.empty() || std::ranges::any_of(here, [](auto* one) { return !one->shown.empty(); });
        add(PaperStyle::Title, out_.numbers ? "How did this number come about?" : "What does this row tell of?");
        add(PaperStyle::Facts, joined({told_.model.title, told_.model.subject, periodWords(told_.model)}));
        if (asked.row < seen.table.rows.size()) {
            std::vector<std::string> cells;
            for (const ViewCell& cell : seen.table.rows[asked.row]) cells.push_back(spokenDay(cell.text));
            add(PaperStyle::Facts, joined(cells));
            row_ = "row " + rowNames(seen.table)[asked.row];
        }
        for (auto* number : here) tell(*number);
        if (here.empty())
            add(PaperStyle::Text,
                "There is no number here: nothing was observed, or nothing may be said. What is missing is "
                "never counted as zero.");
        for (const std::string& one : told_.model.exclusions) once("Left out: " + one);
        for (const Explanation& figure : told_.figures)
            for (const std::string& one : figure.answer.exclusions) {
                const auto& said = told_.model.exclusions; // which names the figure where there are several
                const std::string named = leftOutOf(figure.measure.title, one);
                once("Left out: " + (std::ranges::find(said, named) != said.end() ? named : one));
            }
        once(told_.model.suppression);
        for (const Explanation& figure : told_.figures) once(figure.answer.suppression);
        add(PaperStyle::Quiet,
            "Only what you may see stands here. A record that is not yours to know of is counted where "
            "you may see the count, and never named.");
        return std::move(out_);
    }

private:
    void add(PaperStyle style, std::string words) {
        if (!words.empty()) out_.paper.push_back({style, std::move(words)});
    }

    void once(const std::string& words) {
        const PaperBlock block{PaperStyle::Quiet, words};
        if (std::ranges::find(out_.paper, block) == out_.paper.end()) add(PaperStyle::Quiet, words);
    }

    void tell(const ExplainedNumber& number) {
        // The row stands above; only its column is said again.
        std::string where = number.where;
        if (!number.panel && where.starts_with(row_))
            where.erase(0, row_.size() + (where.size() > row_.size() ? 2 : 0));
        add(PaperStyle::Heading, where.empty() ? number.shown : where + ": " + number.shown);
        add(PaperStyle::Text, number.because);
        if (!number.records.empty()) {
            add(PaperStyle::Label, "Read from");
            for (const Source& one : number.records) add(PaperStyle::Text, named(one));
        }
        if (number.measure.empty()) return;
        if (number.is) return parts(told_.figures.at(number.figure), number.figure, *number.is);
        // Worked out from all that was asked for: each with all its parts, once.
        for (std::size_t i = 0; i < told_.figures.size(); ++i) {
            const Explanation& figure = told_.figures[i];
            Figure whole;
            whole.from = figure.from, whole.to = figure.to;
            add(PaperStyle::Label,
                fmt::format("{}, {} to {}", figure.measure.title, figure.from.words(), figure.to.words()));
            add(PaperStyle::Text, figure.arithmetic);
            parts(figure, i, whole, true);
        }
    }

    /// What was counted for that group in that period.
    void parts(const Explanation& figure, std::size_t at, const Figure& is, bool anyGroup = false) {
        add(PaperStyle::Label, "What was counted");
        if (!firstTime(at, is)) return add(PaperStyle::Text, "The same as above.");
        bool any = false;
        for (const ExplainedPart& part : figure.parts) {
            if (part.day < is.from || part.day > is.to || (!anyGroup && part.group != is.group)) continue;
            any = true;
            std::vector<std::string> records;
            for (const Source& one : part.records) records.push_back(named(one));
            const std::string people = part.person.empty() || part.supervisor.empty()
                                           ? part.person + part.supervisor
                                           : fmt::format("{} with {}", part.person, part.supervisor);
            add(PaperStyle::Text,
                joined({part.day.words(), people,
                        figure.measure.unit == Unit::Count
                            ? "counts " + shortest(part.numerator)
                            : fmt::format("{} of {}", shortest(part.numerator), shortest(part.denominator)),
                        part.because, joined(records)}));
        }
        if (!any) add(PaperStyle::Text, "Nothing was observed.");
        if (!figure.answer.target.empty()) add(PaperStyle::Quiet, "Target: " + figure.answer.target);
    }

    bool firstTime(std::size_t figure, const Figure& is) {
        const std::tuple key{figure, is.group, is.from, is.to};
        if (std::ranges::find(counted_, key) != counted_.end()) return false;
        counted_.push_back(key);
        return true;
    }

    std::string named(const Source& one) {
        if (!one.record.empty() && std::ranges::find(out_.records, one.record, &Source::record) == out_.records.end())
            out_.records.push_back(one);
        return sourceWords(one);
    }

    const ViewExplanation& told_;
    HowItCame out_;
    std::string row_; ///< as explainView() begins what it says of the table's row
    std::vector<std::tuple<std::size_t, std::string, Date, Date>> counted_;
};

} // namespace

std::string sourceWords(const ExplainedPart::Source& one) {
    return one.day ? fmt::format("{} of {}", one.kindTitle, one.day->words()) : one.kindTitle;
}

std::optional<Id> HowItCame::record() const {
    return !numbers && records.size() == 1 ? std::optional(records.front().record) : std::nullopt;
}

HowItCame howItCame(const ViewExplanation& told, const AskedRow& asked) { return Telling(told).tell(asked); }

} // namespace trellis
