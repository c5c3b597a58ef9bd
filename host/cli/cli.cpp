#include "cli/cli.hpp"

#include "cli/pack_shared.hpp"
#include "cli/verbs.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <ostream>

namespace trellis {
namespace {

constexpr auto welcome = R"(Trellis keeps supervision: who is due, what was agreed, what both have signed.

  Look around            trellis demo ~/demo.trellis
                         export TRELLIS_PASSPHRASE=demonstration
                         trellis --workspace ~/demo.trellis --user FK-SV1 due
  Start your own         trellis workspace new ~/ours.trellis --user FK-SV1 --locality Fernwick
  One session            trellis … record new --kind KIND --agreement ID
                         trellis … record set ID --answers answers.json
                         trellis … record sign ID
  Read                   trellis … record list
                         trellis … record show ID

"trellis --help" lists every verb; "trellis VERB --help" explains one and gives examples.
)";

constexpr auto footer = R"(
These options stand before the verb (or after it, as you like):
  --workspace DIR   or the variable TRELLIS_WORKSPACE
  --user CODE       or the variable TRELLIS_USER; a demo opens without, as somebody who supervises
The passphrase comes from TRELLIS_PASSPHRASE, from --passphrase-file, or you are asked; it is never an option.
Ends with 0 when done, 1 when refused (the reason is printed), 2 when the command was not understood.
)";

void declare(CLI::App& app, Command& command) {
    app.fallthrough(); // the options below are understood after the verb too
    app.add_option("--workspace", command.workspace, "The folder of the workspace")->type_name("DIR");
    app.add_option("--user", command.user, "Who you are in it")->type_name("CODE");
    app.add_option("--passphrase-file", command.passphraseFile, "A file whose first line is your passphrase")
        ->type_name("FILE");
    app.add_flag("--json", command.json, "Listings as JSON: an array of objects");
    app.set_version_flag("--version", "Trellis 0.1.0");
    app.require_subcommand(0, 1);
    app.footer(footer);
    addDemoVerbs(app, command);
    addWorkspaceVerbs(app, command);
    addPeopleVerbs(app, command);
    addAgreementVerbs(app, command);
    addTodayVerbs(app, command);
    addRecordVerbs(app, command);
    addViewVerbs(app, command);
    addFigureVerbs(app, command);
    addTemplateVerbs(app, command);
    addPluginVerbs(app, command);
    addPackVerbs(app, command);
    addBundleVerbs(app, command);
    addExchangeVerbs(app, command);
    addCareVerbs(app, command);
    addRetentionVerbs(app, command);
}

/// The names of the verbs that can stand here, for somebody who left one out or misspelt it.
std::string choices(const CLI::App& app) {
    auto* one = &app;
    for (auto chosen = one->get_subcommands(); !chosen.empty(); chosen = one->get_subcommands()) one = chosen.front();
    std::string names;
    for (auto* verb : one->get_subcommands([](const CLI::App*) { return true; }))
        names += (names.empty() ? "" : ", ") + verb->get_name();
    return names;
}

/// "trellis record set": the words of the verb that was recognised, for the hint after wrong usage.
std::string wordsOf(const CLI::App& app) {
    std::string words = "trellis";
    for (auto* one = &app; one;) {
        auto chosen = one->get_subcommands();
        one = chosen.empty() ? nullptr : chosen.front();
        if (one) words += " " + one->get_name();
    }
    return words;
}

} // namespace

CLI::Option* addDay(CLI::App& verb, const std::string& name, DayOption& day, const std::string& what) {
    auto isDay = [](const std::string& text) {
        return Date::fromIso(text) ? std::string() : "'" + text + "' is not a day. Please write it like 2025-09-16.";
    };
    return verb.add_option(name, day.text, what)->type_name("YYYY-MM-DD")->check(CLI::Validator(isDay, "", "day"));
}

int runCli(std::vector<std::string> args, CliIo& io) {
    if (args.empty()) {
        io.out << welcome;
        return 0;
    }
    Command command(io);
    CLI::App app("Trellis: supervision that is kept, and can be shown to have been kept.", "trellis");
    try {
        declare(app, command);
        std::reverse(args.begin(), args.end()); // as CLI11 wants them
        app.parse(args);
        if (command.user.empty() && io.variable) command.user = io.variable("TRELLIS_USER").value_or("");
        if (!command.action) {
            io.err << "Please name a verb. \"trellis --help\" lists them.\n";
            return 2;
        }
        auto code = command.action();
        io.out.flush();
        return code;
    } catch (const CLI::CallForVersion& version) {
        io.out << version.what() << '\n';
        return 0;
    } catch (const CLI::Success&) { // --help
        io.out << app.help();
        return 0;
    } catch (const CLI::ParseError& problem) {
        auto verbs = choices(app);
        std::string what = problem.what();
        if (what == "A subcommand is required")
            what = "Please say what to do: " + verbs + ".";
        else if (dynamic_cast<const CLI::ExtrasError*>(&problem) && !verbs.empty())
            what += ". Verbs here: " + verbs + ".";
        io.err << what << "\nSee: " << wordsOf(app) << " --help\n";
        return 2;
    } catch (const Error& error) {
        io.err << error.what() << '\n';
        return 1;
    } catch (const std::exception& problem) {
        io.err << Error("TR-C99",
                        std::string("Something went wrong that Trellis did not expect: ") + problem.what() + ".",
                        "What was saved before is still there. Please report this together with the command.")
                      .what()
               << '\n';
        return 1;
    }
}

} // namespace trellis
