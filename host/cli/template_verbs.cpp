// template lint|eval|diff|list: for people who write forms. No workspace is needed.
#include "cli/lint_print.hpp"
#include "cli/overlay_lint.hpp"
#include "cli/template_files.hpp"
#include "cli/verbs.hpp"

#include "overlay/overlay_reader.hpp"
#include "template/answers_json.hpp"
#include "template/form.hpp"
#include "template/template_diff.hpp"
#include "template/template_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {
namespace {

struct LintOptions {
    std::vector<std::string> files;
    std::string lists, core;
};

std::vector<LintMessage> messagesOf(Command& command, const LintOptions& options, const std::string& file,
                                    LintedOverlays& overlays) {
    auto xml = readText(file, command.io);
    auto lists = listsFor(command, file, options.lists);
    if (looksLikeOverlay(xml)) return overlays.read(xml, file, lists);
    return isCodeList(xml) ? readCodeList(xml, file).messages : readTemplate(xml, file, lists).messages;
}

int lint(Command& command, const LintOptions& options) {
    auto files = filesIn(options.files);
    std::vector<LintMessage> all;
    auto add = [&](const std::vector<LintMessage>& messages) { all.insert(all.end(), messages.begin(), messages.end()); };
    LintedOverlays overlays(command, options.core, files);
    for (auto& file : files) add(messagesOf(command, options, file, overlays));
    add(overlays.overTheirForms());
    return printMessages(command, all, files.size() == 1 ? "1 file read" : fmt::format("{} files read", files.size()));
}

struct EvalOptions {
    std::string file, answers, lists;
    DayOption day;
    bool fresh = false;
};

void printForm(const Form& form, Command& command) {
    Listing listing(
        {{"id", "Item"}, {"row", "Row"}, {"relevant", "Asked"}, {"required", "Required"}, {"value", "Answer"}},
        "The form has no items.");
    auto add = [&](const Item& item, const ItemPath& path) {
        listing.row({item.id, cell(path.row.substr(0, 8)), form.relevant(path), form.required(path),
                     cell(plainText(form.value(path)))});
    };
    for (auto& section : form.form().sections)
        for (auto& item : section.items) {
            if (!item.isRows()) {
                add(item, {item.id, "", ""});
                continue;
            }
            auto& rows = form.answers().rowsOf(item.id);
            listing.row({item.id, Cell(), form.relevant({item.id, "", ""}), form.required({item.id, "", ""}),
                         fmt::format("{} rows", rows.size())});
            for (auto& row : rows)
                for (auto& one : item.cells) add(one, {one.id, item.id, row.id});
        }
    listing.print(command.io.out, false);
    for (auto& finding : form.findings())
        command.io.out << fmt::format("{}: {}\n", finding.where.item, printable(finding.message));
}

int eval(Command& command, const EvalOptions& options) {
    auto form = loadForm(command, options.file, options.lists);
    FormContext context{options.day.day().value_or(command.today()), command.io.clock, command.io.random};
    Answers answers;
    if (!options.answers.empty()) answers = answersFromJson(readText(options.answers, command.io), *form, context);
    Form filled(form, std::move(answers), context, options.fresh);
    if (command.json)
        command.io.out << formToJson(filled) << '\n';
    else
        printForm(filled, command);
    return 0;
}

struct DiffOptions {
    std::string was, now, lists;
};

int diff(Command& command, const DiffOptions& options) {
    auto was = loadForm(command, options.was, options.lists), now = loadForm(command, options.now, options.lists);
    Listing listing(
        {{"change", "Change"}, {"item", "Item"}, {"what", "What"}, {"was", ""}, {"now", ""}, {"sentence", "Meaning"}},
        "Nothing changed.");
    for (auto& one : diffTemplates(*was, *now))
        listing.row({text(one.change), cell(one.item), one.what, cell(one.was), cell(one.now), one.sentence});
    command.print(listing);
    return 0;
}

int list(Command& command, const NoOptions&) {
    auto& templates = command.installation().templates;
    Listing listing({{"id", "Template"}, {"version", "Version"}, {"title", "Title"}, {"hash", ""}, {"file", ""}},
                    "There are no templates.");
    for (auto& file : filesIn({(templates / "core").string()})) {
        auto form = loadTemplate(file, codeListsIn(templates / "code-lists"));
        listing.row({form->ref.id, form->ref.version, form->title, form->ref.hash, fs::path(file).filename().string()});
    }
    command.print(listing);
    return 0;
}

} // namespace

void addTemplateVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("template", "Check, try out, compare and adapt forms");
    group->require_subcommand(1);
    constexpr auto listsHelp = kListsHelp;

    verb<LintOptions>(
        *group, command, "lint", "Say everything that is not right in forms, overlays and code lists",
        [&](CLI::App& v, LintOptions& o) {
            v.add_option("FILE", o.files, "Forms, overlays, code lists, or folders of them")->required();
            v.add_option("--lists", o.lists, listsHelp)->type_name("DIR");
            v.add_option("--core", o.core, "The form that overlays are for (default: among the files, then the program's own)")
                ->type_name("FILE");
            v.footer(
                "Overlays of one form are laid over it together, as they would be when installed.\n"
                "Each remark: file:line:column: error or warning: sentence (code). Ends with 1 if there was an error.\n"
                "Example: trellis template lint templates/core/*.xml");
        },
        lint);
    verb<EvalOptions>(
        *group, command, "eval", "Fill a form with answers and show what it makes of them",
        [&](CLI::App& v, EvalOptions& o) {
            v.add_option("FILE", o.file, "The form")->required();
            v.add_option("--answers", o.answers, "Answers as JSON, {\"item\": value, …}; - is the standard input")
                ->type_name("FILE");
            addDay(v, "--today", o.day, "The day that today() means");
            v.add_flag("--fresh", o.fresh, "Fill in first values, as a new draft does");
            v.add_option("--lists", o.lists, listsHelp)->type_name("DIR");
            v.footer("With --json: an array of {id, row, type, relevant, required, value, findings}.\n"
                     "Example: trellis template eval templates/core/session-not-held.xml --answers a.json --json");
        },
        eval);
    verb<DiffOptions>(
        *group, command, "diff", "Show what changed between two versions, and what it means for records",
        [&](CLI::App& v, DiffOptions& o) {
            v.add_option("OLD", o.was, "The earlier form")->required();
            v.add_option("NEW", o.now, "The later form")->required();
            v.add_option("--lists", o.lists, listsHelp)->type_name("DIR");
            v.footer("Each change is cosmetic, compatible, narrowing or breaking.");
        },
        diff);
    verb<NoOptions>(
        *group, command, "list", "Show the forms that come with the program", [](CLI::App&, NoOptions&) {}, list);
    addOverlayVerbs(*group, command);
}

} // namespace trellis
