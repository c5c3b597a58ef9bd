// report cross-site, figures cite: what leaves as a whole, and what a review stands on.
#include "cli/report_verbs.hpp"

#include "desk/report_files.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {
namespace {

struct ReportOptions {
    std::string period, out, audience = "programme", review, context;
    bool namesAgreed = false;
};

/// "2025-07-01..2025-09-30", "2025-Q3" or "2025".
std::pair<Date, Date> periodFrom(const std::string& text) {
    const auto dots = text.find("..");
    if (dots != std::string::npos) {
        const auto from = Date::fromIso(text.substr(0, dots)), to = Date::fromIso(text.substr(dots + 2));
        if (from && to) return {*from, *to};
    } else if (text.size() == 7 && text[4] == '-' && text[5] == 'Q' && text[6] >= '1' && text[6] <= '4') {
        if (const auto from = Date::fromIso(fmt::format("{}-{:02}-01", text.substr(0, 4), (text[6] - '1') * 3 + 1)))
            return {*from, from->plusMonths(3) - 1};
    } else if (text.size() == 4) {
        if (const auto from = Date::fromIso(text + "-01-01")) return {*from, from->plusMonths(12) - 1};
    }
    throw Error("TR-V05", fmt::format("'{}' is no period. Nothing was released.", text),
                "Write it as 2025-07-01..2025-09-30, 2025-Q3 or 2025.");
}

int crossSite(Command& command, const ReportOptions& options) {
    const fs::path folder(options.out);
    mustBeFree(folder);
    CrossSiteRequest request;
    if (!options.period.empty()) {
        const auto [from, to] = periodFrom(options.period);
        request.from = from;
        request.to = to;
    }
    request.audience = figureAudienceFromText(options.audience).value_or(FigureAudience::Programme);
    request.review = options.review;
    if (!options.context.empty()) request.context = readText(options.context, command.io);
    request.namesAgreed = options.namesAgreed;
    auto desk = command.openDesk();
    ReportDesk reports(*desk);
    const auto report = reports.crossSite(request);

    const auto page = writeReport(reports, report, folder);
    command.io.out << page.string() << '\n';
    if (!command.json)
        command.io.out << fmt::format("{} views for {}. {}\n", report.views.size(), text(report.audience), report.suppression);
    return 0;
}

struct CiteOptions {
    std::string what, subject;
    DayOption from, to;
    std::vector<std::string> choose;
};

int cite(Command& command, const CiteOptions& options) {
    auto desk = command.openDesk();
    ReportDesk reports(*desk);
    if (options.what.size() == 64 && options.what.find('.') == std::string::npos) {
        command.io.out << reports.cited(options.what).text;
        return 0;
    }
    ViewRequest request{options.what, options.subject, options.from.day(), options.to.day(), {}};
    for (auto& one : options.choose) {
        const auto equals = one.find('=');
        request.choices[one.substr(0, equals)] = equals == std::string::npos ? "" : one.substr(equals + 1);
    }
    command.io.out << reports.cite(request) << '\n';
    return 0;
}

} // namespace

void addCiteVerb(CLI::App& figures, Command& command) {
    verb<CiteOptions>(
        figures, command, "cite", "Keep a view as it is now and print its hash; given a hash, print that view again",
        [](CLI::App& v, CiteOptions& o) {
            v.add_option("VIEW", o.what, "The view, or the hash of one that was cited")->required();
            v.add_option("--subject", o.subject, "About whom or what");
            addDay(v, "--from", o.from, "First day of the period");
            addDay(v, "--to", o.to, "Last day of the period; default today");
            v.add_option("--choose", o.choose, "Something the view lets you choose")->type_name("CHOICE=OPTION");
            v.footer("The hash belongs into a review across places. Example: trellis figures cite meta.delivery");
        },
        cite);
}

void addReportVerbs(CLI::App& app, Command& command) {
    auto* report = app.add_subcommand("report", "Reports that leave the workspace, with small numbers protected");
    report->require_subcommand(1);
    verb<ReportOptions>(
        *report, command, "cross-site", "One page across places, with its pictures, tables and codebook",
        [](CLI::App& v, ReportOptions& o) {
            v.add_option("--period", o.period,
                         "2025-07-01..2025-09-30, 2025-Q3 or 2025; default the last twelve months");
            v.add_option("--out", o.out, "A new folder for the report")->required()->type_name("DIR");
            v.add_option("--audience", o.audience, "programme, public or researcher")
                ->check(CLI::IsMember({"programme", "public", "researcher"}));
            v.add_option("--review", o.review, "The finished review whose words on context stand on the page");
            v.add_option("--context", o.context, "Or a file with those words; - is the standard input")
                ->type_name("FILE");
            v.add_flag("--names-agreed", o.namesAgreed, "For the public: the places agreed to be named");
        },
        crossSite);
}

} // namespace trellis
