// The groups of verbs, one source file each. A group adds its verbs to the command line and leaves the chosen one in
// `command.action`; both outlive the run.
#pragma once
#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace trellis {

void addDemoVerbs(CLI::App& app, Command& command);      // demo
void addWorkspaceVerbs(CLI::App& app, Command& command); // workspace new|info
void addPeopleVerbs(CLI::App& app, Command& command);    // user, person
void addAgreementVerbs(CLI::App& app, Command& command); // agreement
void addTodayVerbs(CLI::App& app, Command& command);     // due, actions, search
void addRecordVerbs(CLI::App& app, Command& command);    // record new|set|check|finish|take|sign|amend|discard
void addReadingVerbs(CLI::App& app, CLI::App& record, Command& command); // record show|list|drafts|export
void addTemplateVerbs(CLI::App& app, Command& command);                  // template
void addOverlayVerbs(CLI::App& group, Command& command);                 // template flatten|merge|ledger
void addViewVerbs(CLI::App& app, Command& command);                      // view, export
void addFigureVerbs(CLI::App& app, Command& command);                    // figures
void addPluginVerbs(CLI::App& app, Command& command);                    // plugin list|enable|disable|forget
void addPluginMakingVerbs(CLI::App& plugin, Command& command);           // plugin new|check
void addRetentionVerbs(CLI::App& app, Command& command); // retention
void addBundleVerbs(CLI::App& app, Command& command);                    // bundle
void addExchangeVerbs(CLI::App& app, Command& command);                  // exchange
void addCareVerbs(CLI::App& app, Command& command); // verify, rebuild, backup, restore, journal, audit

/// With a workspace the plugins as they run there; without one, what is installed.
int withPlugins(Command& command, const std::function<int(const PluginSet&)>& work);

/// Adds a verb: its options go into one `Options` that lives as long as the verb, and `work` is what it does.
///     verb<NewOptions>(group, command, "new", "Start a record", [](CLI::App& v, NewOptions& o) { … }, recordNew);
template <class Options, class Declare, class Work>
CLI::App* verb(CLI::App& group, Command& command, const std::string& name, const std::string& what, Declare declare,
               Work work) {
    auto options = std::make_shared<Options>();
    auto* made = group.add_subcommand(name, what);
    declare(*made, *options);
    made->callback([&command, options, work] {
        if (command.action) return; // a verb within this one was meant
        command.action = [&command, options, work] { return work(command, *options); };
    });
    return made;
}
struct NoOptions {};

/// What was chosen of a view, each word as "CHOICE=OPTION". Error TR-C61.
std::map<std::string, std::string> choicesFrom(const std::vector<std::string>& words);

/// A day as an option's value; anything but "2025-09-16" is wrong usage.
struct DayOption {
    std::string text;
    std::optional<Date> day() const { return Date::fromIso(text); }
};
CLI::Option* addDay(CLI::App& verb, const std::string& name, DayOption& day, const std::string& what);

} // namespace trellis
