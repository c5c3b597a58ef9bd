// view list|ID, export list|ID: what plugins show and hand out, to a terminal or a file.
#include "cli/verbs.hpp"

#include "model/error.hpp"
#include "view/render.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

std::vector<std::string> idsOf(const std::vector<ViewSubject>& subjects) {
    std::vector<std::string> ids;
    for (auto& one : subjects) ids.push_back(one.id);
    return ids;
}

int listViews(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"id", "View"},
                     {"title", "Title"},
                     {"question", "Answers"},
                     {"kind", "Kind"},
                     {"scope", "About"},
                     {"subjects", ""},
                     {"choices", ""},
                     {"page", ""},
                     {"card", ""},
                     {"plugin", ""},
                     {"running", ""}},
                    "There is no view that you may open.");
    for (auto& one : desk->views()) {
        std::vector<std::string> choices;
        for (auto& choice : one.choices)
            for (auto& option : choice.options) choices.push_back(choice.id + "=" + option.id);
        listing.row({one.id, one.title, one.question, text(one.kind), cell(one.scope ? text(*one.scope) : ""),
                     idsOf(desk->subjectsOf(one.id)), choices, cell(one.page), one.card, one.plugin, one.running});
    }
    command.print(listing);
    return 0;
}

struct ViewOptions {
    std::string id, subject, format = "table", file;
    DayOption from, to;
    std::vector<std::string> choose;
    bool replace = false;
};

std::string rendered(const ViewModel& model, const std::string& format) {
    if (format == "csv") return viewToCsv(model);
    if (format == "html") return viewToHtml(model);
    if (format == "json") return viewToJson(model);
    if (format == "table") return viewToText(model);
    auto picture = viewToSvg(model);
    if (picture.empty())
        throw Error("TR-C60", fmt::format("'{}' has no picture to draw: {}", model.title,
                                          model.empty.empty() ? "it is a table." : model.empty),
                    "Ask for another format: table, csv, html or json.");
    return picture;
}

int showView(Command& command, const ViewOptions& options) {
    if (options.id.empty()) throw CLI::RequiredError("ID"); // not declared so: "view list" has none
    const ViewRequest request{options.id, options.subject, options.from.day(), options.to.day(),
                              choicesFrom(options.choose)};
    const auto model = command.openDesk()->view(request);
    const auto text = rendered(model, command.json ? "json" : options.format);
    if (options.file.empty() || options.file == "-")
        command.io.out << text;
    else
        writeText(options.file, text, options.replace);
    return 0;
}

int listExports(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"id", "Export"},
                     {"title", "Title"},
                     {"media", "Format"},
                     {"scope", "About"},
                     {"subjects", ""},
                     {"reads", "What leaves"},
                     {"plugin", ""},
                     {"running", ""}},
                    "There is nothing that you may export in this way.");
    for (auto& one : desk->exports())
        listing.row({one.id, one.title, one.media, text(one.scope), idsOf(desk->subjectsOfExport(one.id)), one.reads,
                     one.plugin, one.running});
    command.print(listing);
    return 0;
}

struct ExportOptions {
    std::string id, subject, file;
    bool replace = false;
};

int writeExport(Command& command, const ExportOptions& options) {
    if (options.id.empty()) throw CLI::RequiredError("ID");
    const auto made = command.openDesk()->exportFile(options.id, options.subject);
    const auto file = options.file.empty() ? made.name : options.file;
    if (file == "-") {
        command.io.out << made.bytes;
        return 0;
    }
    writeText(file, made.bytes, options.replace);
    command.io.out << file << '\n';
    return 0;
}

} // namespace

std::map<std::string, std::string> choicesFrom(const std::vector<std::string>& words) {
    std::map<std::string, std::string> out;
    for (auto& one : words) {
        const auto equals = one.find('=');
        if (equals == std::string::npos)
            throw Error("TR-C61", fmt::format("'{}' is not a choice. Nothing was opened.", one),
                        "Write it as CHOICE=OPTION, such as those that \"view list --json\" shows.");
        out[one.substr(0, equals)] = one.substr(equals + 1);
    }
    return out;
}

void addViewVerbs(CLI::App& app, Command& command) {
    auto* view = verb<ViewOptions>(
        app, command, "view", "Show a view: a chart or a table with its words",
        [](CLI::App& v, ViewOptions& o) {
            v.add_option("ID", o.id, "The view; \"view list\" shows them");
            v.add_option("--subject", o.subject, "About whom or what: a person's code, an agreement, a locality");
            addDay(v, "--from", o.from, "First day of the period");
            addDay(v, "--to", o.to, "Last day of the period; default today");
            v.add_option("--choose", o.choose, "Something the view lets you choose")->type_name("CHOICE=OPTION");
            v.add_option("--format", o.format, "table (for a terminal), csv, svg, html or json")
                ->check(CLI::IsMember({"table", "csv", "svg", "html", "json"}));
            v.add_option("--out", o.file, "Write it to this file; - is the standard output")->type_name("FILE");
            v.add_flag("--replace", o.replace, "Write over a file that exists");
            v.footer("Example: trellis view unlearning.trajectory --subject FK-CP3 --format html --out course.html");
        },
        showView);
    verb<NoOptions>(
        *view, command, "list", "List the views you may open", [](CLI::App&, NoOptions&) {}, listViews);
    auto* made = verb<ExportOptions>(
        app, command, "export", "Write a file that a plugin makes from records; noted in the audit trail",
        [](CLI::App& v, ExportOptions& o) {
            v.add_option("ID", o.id, "The export; \"export list\" shows them");
            v.add_option("--subject", o.subject, "About whom or what");
            v.add_option("--out", o.file, "Where to write it; - is the standard output; default a name of its own")
                ->type_name("FILE");
            v.add_flag("--replace", o.replace, "Write over a file that exists");
        },
        writeExport);
    verb<NoOptions>(
        *made, command, "list", "List the exports there are", [](CLI::App&, NoOptions&) {}, listExports);
}

} // namespace trellis
