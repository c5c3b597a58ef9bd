// figures list|show|explain|recompute (protect: protect_verb.cpp): what measures add up to, and how each figure came about.
#include "cli/protect_verb.hpp"
#include "cli/report_verbs.hpp"

#include "desk/figure_desk.hpp"
#include "model/error.hpp"
#include "model/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace trellis {
namespace {

int list(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"id", "Measure"},
                     {"title", "Title"},
                     {"question", "Answers"},
                     {"scope", ""},
                     {"unit", "Unit"},
                     {"by", "Can be split by"},
                     {"target", "Target"},
                     {"plugin", ""},
                     {"running", ""}},
                    "There is no figure that you may see.");
    for (auto& one : FigureDesk(*desk).measures()) {
        std::vector<std::string> by{"person", "supervisor", "locality"};
        for (auto& dimension : one.dimensions) by.push_back(dimension.id);
        listing.row({one.id, one.title, one.question, text(one.scope), text(one.unit), by, cell(one.target), one.plugin,
                     one.running});
    }
    command.print(listing);
    return 0;
}

struct FigureOptions {
    std::string measure, subject, period = "month", by;
    DayOption from, to;
    std::vector<std::string> choose; ///< of a view
};

FigureRequest requestFrom(const FigureOptions& o) {
    return {{o.measure, o.from.day(), o.to.day(), periodFromText(o.period).value_or(Period::Month), o.by}, o.subject};
}

Cell number(const std::optional<double>& value) {
    return value ? Cell(shortest(*value)) : Cell(std::monostate{});
}

void print(Command& command, const FigureAnswer& answer) {
    Listing listing({{"label", "Group"},
                     {"group", ""},
                     {"from", "From"},
                     {"to", "To"},
                     {"shown", "Figure"},
                     {"value", ""},
                     {"numerator", "Numerator"},
                     {"denominator", "Denominator"},
                     {"people", "People"},
                     {"running", "Still running"}},
                    "Nothing was observed in this period.");
    for (auto& one : answer.figures)
        listing.row({cell(one.label), cell(one.group), cell(one.from), cell(one.to), one.shown, number(one.value),
                     number(one.numerator), number(one.denominator), std::int64_t{one.people}, one.running});
    command.print(listing);
    if (command.json) return;
    if (!answer.target.empty()) command.io.out << "Target: " << answer.target << '\n';
    for (auto& one : answer.exclusions) command.io.out << "Left out: " << one << '\n';
    if (!answer.suppression.empty()) command.io.out << answer.suppression << '\n';
}

int show(Command& command, const FigureOptions& options) {
    auto desk = command.openDesk();
    print(command, FigureDesk(*desk).figures(requestFrom(options)));
    return 0;
}

std::vector<std::string> namesOf(const std::vector<ExplainedPart::Source>& records) {
    std::vector<std::string> names;
    for (auto& one : records) names.push_back(one.record.empty() ? one.kindTitle : one.record);
    return names;
}

void print(Command& command, const Explanation& found);

/// Every number that a view shows, and then the figures among them in full.
int explainView(Command& command, Desk& desk, const FigureOptions& options) {
    const ViewRequest request{options.measure, options.subject, options.from.day(), options.to.day(),
                              choicesFrom(options.choose)};
    const auto found = FigureDesk(desk).explainView(request);
    Listing listing({{"where", "Where"},
                     {"shown", "Shown"},
                     {"measure", "Measure"},
                     {"because", "Because"},
                     {"records", "Records"}},
                    "It shows no number.");
    for (auto& one : found.numbers) {
        auto names = namesOf(one.records);
        if (!command.json && names.size() > 3) names = {fmt::format("{} records, listed below", names.size())};
        listing.row({one.where, one.shown, cell(one.measure), one.because, names});
    }
    if (command.json) {
        command.print(listing);
        return 0;
    }
    command.io.out << found.model.title << ": " << found.model.question << "\n\n";
    command.print(listing);
    if (!found.records.empty()) {
        command.io.out << "\nThe records that it was handed:\n";
        for (auto& one : found.records)
            command.io.out << fmt::format("{}  {}  {}\n", one.record, one.day ? one.day->iso() : "", one.kindTitle);
    }
    for (auto& one : found.figures) {
        command.io.out << '\n';
        print(command, one);
    }
    return 0;
}

int explain(Command& command, const FigureOptions& options) {
    auto desk = command.openDesk();
    const auto views = desk->views();
    if (std::ranges::find(views, options.measure, &OfferedView::id) != views.end())
        return explainView(command, *desk, options);
    if (!options.choose.empty())
        throw Error("TR-V30", fmt::format("'{}' is a figure and lets nothing be chosen. Nothing was explained.", options.measure),
                    "--choose is for views; figures are split with --by and cut with --period.");
    print(command, FigureDesk(*desk).explain(requestFrom(options)));
    return 0;
}

void print(Command& command, const Explanation& found) {
    Listing listing({{"day", "Day"},
                     {"group", "Group"},
                     {"person", "Person"},
                     {"supervisor", "Supervisor"},
                     {"numerator", "Numerator"},
                     {"denominator", "Denominator"},
                     {"because", "Because"},
                     {"records", "Records"}},
                    "Nothing was observed in this period.");
    for (auto& part : found.parts)
        listing.row({cell(part.day), cell(part.group), cell(part.person), cell(part.supervisor),
                     shortest(part.numerator), shortest(part.denominator), cell(part.because), namesOf(part.records)});
    if (command.json) return command.print(listing);
    command.io.out << found.measure.title << ": " << found.measure.question << "\n"
                   << found.from.words() << " to " << found.to.words() << "\n\n";
    command.print(listing);
    command.io.out << "\n" << found.arithmetic << "\n\n";
    print(command, found.answer);
}

int recompute(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    const auto done = FigureDesk(*desk).recompute();
    command.io.out << fmt::format("{} measures over {} timelines: {} observations.\n", done.measures, done.timelines,
                                  done.observations);
    return 0;
}

void takesFigures(CLI::App& v, FigureOptions& o) {
    v.add_option("MEASURE", o.measure, "The measure; \"figures list\" shows them")->required();
    v.add_option("--subject", o.subject, "Only what belongs to this person, supervisor, agreement or locality");
    addDay(v, "--from", o.from, "First day; default twelve months ago. Whole periods are counted");
    addDay(v, "--to", o.to, "Last day; default today");
    v.add_option("--period", o.period, "month, quarter, year or whole")
        ->check(CLI::IsMember({"month", "quarter", "year", "whole"}));
    v.add_option("--by", o.by, "Split by person, supervisor, locality or what the measure offers");
}

} // namespace

void addFigureVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("figures", "Figures: what the records add up to, and how");
    group->require_subcommand(1);
    verb<NoOptions>(
        *group, command, "list", "List the measures whose figures you may see", [](CLI::App&, NoOptions&) {}, list);
    verb<FigureOptions>(*group, command, "show", "Show the figures of one measure", takesFigures, show);
    verb<FigureOptions>(
        *group, command, "explain", "Show the records and the arithmetic behind figures, or behind every number of a view",
        [](CLI::App& v, FigureOptions& o) {
            takesFigures(v, o);
            v.get_option("MEASURE")->description("The measure (\"figures list\"), or a view (\"view list\")");
            v.add_option("--choose", o.choose, "Something the view lets you choose")->type_name("CHOICE=OPTION");
            v.footer("Example: trellis figures explain unlearning.trajectory --subject FK-CP3");
        },
        explain);
    verb<NoOptions>(
        *group, command, "recompute", "Drop everything that was worked out and work it out again",
        [](CLI::App&, NoOptions&) {}, recompute);
    addProtectVerb(*group, command);
    addCiteVerb(*group, command);
    addReportVerbs(app, command);
}

} // namespace trellis
