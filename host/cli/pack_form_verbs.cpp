// pack review|settle: what a newer core means for the forms that packs adapt here, and how a person settles it.
#include "cli/pack_shared.hpp"
#include "desk/form_decisions.hpp"
#include "desk/form_upgrades.hpp"
#include "model/error.hpp"
#include "view/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ostream>

namespace trellis {
namespace {

struct ReviewOptions {
    std::string form, format, out;
    bool ledger = false;
};

/// The ledger of one form in use, as it is read, kept or printed.
int ledger(Command& command, const FormUpgrades& upgrades, const ReviewOptions& options) {
    const auto view = upgrades.ledger(options.form);
    const auto format = command.json ? "json" : options.format;
    const auto text = format == "csv"    ? viewToCsv(view)
                      : format == "html" ? viewToHtml(view)
                      : format == "json" ? viewToJson(view) + "\n"
                                         : viewToText(view);
    options.out.empty() ? void(command.io.out << text) : writeText(options.out, text);
    return 0;
}

const char* words(FormChoice::Why why) {
    switch (why) {
    case FormChoice::Why::Core:
        return "core";
    case FormChoice::Why::AsMade:
        return "as made";
    case FormChoice::Why::Merged:
        return "merged";
    case FormChoice::Why::LastGood:
        return "last good";
    case FormChoice::Why::Nothing:
        break;
    }
    return "none can be used";
}

/// Lines are numbered from 1 as they stand in the merge, so that a number means the same with and without answers.
void printLines(Command& command, const AdaptedForm& form) {
    Listing listing({{"number", "No."},
                     {"state", "State"},
                     {"item", "Item"},
                     {"property", "What"},
                     {"coreWas", "Core was"},
                     {"coreNow", "Core now"},
                     {"ours", "Ours"},
                     {"overlay", ""},
                     {"change", "Change"},
                     {"operation", ""},
                     {"sentence", "Why"}},
                    "Nothing is to settle.");
    int number = 0;
    for (auto& one : form.lines)
        listing.row({cell(++number), text(one.state), one.item, one.property, cell(one.coreWas), cell(one.coreNow),
                     cell(one.ours), one.overlay, one.change, cell(static_cast<int>(one.operation)),
                     cell(one.sentence)});
    command.print(listing);
    if (!command.json)
        command.io.err << printable(fmt::format("{} ({}): {}\n", form.title, form.form, form.sentence), true);
}

int review(Command& command, const ReviewOptions& options) {
    auto desk = command.openDesk();
    const FormUpgrades upgrades(*desk);
    const auto all = upgrades.forms();
    if (!options.form.empty()) {
        if (options.ledger) return ledger(command, upgrades, options);
        const auto found = std::ranges::find(all, options.form, &AdaptedForm::form);
        if (found == all.end()) (void)upgrades.ledger(options.form); // says that it is not adapted here
        printLines(command, *found);
        return found->open() ? 1 : 0;
    }
    Listing listing({{"form", "Form"},
                     {"title", "Title"},
                     {"inUse", "In use"},
                     {"state", "Stands as"},
                     {"review", "To review"},
                     {"broken", "Broken"},
                     {"overlays", "Overlays"},
                     {"why", "Why"}},
                    "No form is adapted here.");
    bool open = false;
    for (auto& one : all) {
        open |= one.open() || one.inUse.empty();
        listing.row({one.form, one.title, cell(one.inUse), std::string(words(one.why)),
                     cell(static_cast<int>(one.toReview)), cell(static_cast<int>(one.broken)), one.overlays,
                     cell(one.sentence)});
    }
    command.print(listing);
    return open ? 1 : 0;
}

struct SettleOptions {
    std::string form, answers, write;
    std::vector<std::string> keep, take, edit;
    bool reopen = false, dry = false;
};

const UpgradeLine& lineOf(const AdaptedForm& form, const std::string& number) {
    std::size_t which = 0;
    const auto end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, which);
    if (read.ec != std::errc() || read.ptr != end || which < 1 || which > form.lines.size())
        throw Error("TR-K17", fmt::format("There is no line '{}' about {}. Nothing was changed.", number, form.form),
                    fmt::format("'trellis pack review {}' numbers them.", form.form));
    return form.lines[which - 1];
}

std::vector<UpgradeDecision> answersOf(Command& command, const SettleOptions& options, const AdaptedForm& form) {
    std::vector<UpgradeDecision> out;
    if (!options.answers.empty()) out = decisionsFromText(readText(options.answers, command.io));
    const auto decide = [&](const std::string& number, UpgradeDecision::Choice choice, const std::string& text) {
        auto& line = lineOf(form, number);
        out.push_back({line.overlay, line.change, line.operation, line.property, choice, text});
    };
    for (auto& number : options.keep) decide(number, UpgradeDecision::Choice::Keep, "");
    for (auto& number : options.take) decide(number, UpgradeDecision::Choice::TakeTheirs, "");
    for (auto& one : options.edit) {
        const auto equals = one.find('=');
        decide(one.substr(0, equals), UpgradeDecision::Choice::Edit, equals == one.npos ? "" : one.substr(equals + 1));
    }
    return out;
}

int settle(Command& command, const SettleOptions& options) {
    auto desk = command.openDesk();
    FormUpgrades upgrades(*desk);
    if (options.reopen) {
        upgrades.reopen(options.form);
        command.io.err << fmt::format("{}: everything is open again, and the last good form is in use.\n",
                                      options.form);
        return 0;
    }
    const auto answers = answersOf(command, options, upgrades.tried(options.form, {}));
    if (options.dry) {
        const auto tried = upgrades.tried(options.form, answers);
        printLines(command, tried);
        return tried.open() ? 1 : 0;
    }
    const auto written = options.write.empty() ? std::vector<std::pair<std::string, std::string>>()
                                               : upgrades.overlays(options.form, answers);
    upgrades.settle(options.form, answers);
    if (!written.empty()) std::filesystem::create_directories(options.write);
    for (auto& [name, text] : written) {
        const auto file = std::filesystem::path(options.write) / name;
        writeText(file, text);
        command.io.out << file.string() << '\n';
    }
    const auto all = upgrades.forms();
    const auto now = std::ranges::find(all, options.form, &AdaptedForm::form);
    command.io.err << printable(fmt::format("{} is in use from now on. {}\n", now->inUse, now->sentence), true);
    return 0;
}

} // namespace

void addPackFormVerbs(CLI::App& pack, Command& command) {
    verb<ReviewOptions>(
        pack, command, "review", "Show the forms that packs adapt here, and what a newer core leaves to settle",
        [](CLI::App& v, ReviewOptions& o) {
            auto* form = v.add_option("FORM", o.form, "One form, line by line: core was, core now, ours");
            auto* ledger =
                v.add_flag("--ledger", o.ledger, "Every difference of the form in use from the core, with its reason")
                    ->needs(form);
            v.add_option("--format", o.format, "Of the ledger: table, csv, html (to print) or json")
                ->check(CLI::IsMember({"table", "csv", "html", "json"}))
                ->needs(ledger);
            v.add_option("--out", o.out, "Write the ledger into this file")->type_name("FILE")->needs(ledger);
            v.footer("Ends with 1 while something waits for a person; until then the last good form is in use.");
        },
        review);
    verb<SettleOptions>(
        pack, command, "settle", "Answer what a newer core has left to settle about a form",
        [](CLI::App& v, SettleOptions& o) {
            v.add_option("FORM", o.form, "The form")->required();
            v.add_option("--keep", o.keep, "Line by its number: ours stays");
            v.add_option("--take", o.take, "Line by its number: the core's is taken, ours falls away");
            v.add_option("--edit", o.edit, "NUMBER=TEXT: ours becomes TEXT (for a place: \"after ITEM\")");
            v.add_option("--answers", o.answers, "The same as a file of JSON")->type_name("FILE");
            v.add_flag("--try", o.dry, "Only show how it would stand");
            v.add_flag("--reopen", o.reopen, "Take back what was settled: the last good form is in use again");
            v.add_option("--write", o.write,
                         "Also write the merged overlays into this folder, for the pack's next version")
                ->type_name("DIR");
            v.footer("All of a form is settled at once or nothing is. Records are never touched.\n"
                     "Example: trellis pack settle core.supervision-session --keep 2 --take 5");
        },
        settle);
}

} // namespace trellis
