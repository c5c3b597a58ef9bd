// trellis-plugin-check: the conformance tool by itself, for a locality's own build. `trellis plugin check` is the same.
#include "check/conformance.hpp"
#include "model/error.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace fs = std::filesystem;
using namespace trellis;

int main(int argc, char** argv) {
    conformance::Options options;
    bool asJson = false, list = false;
    std::vector<std::string> names;
    std::uint64_t seed = 0;
    const auto here = fs::read_symlink("/proc/self/exe").parent_path();
    const auto templates = here.parent_path() / "share/trellis/templates";
    options.subject.runner = here / "trellis-plugin-runner";
    options.subject.forms = {templates / "core"};
    options.subject.lists = {templates / "code-lists"};

    CLI::App app("Asks a plugin everything the workbench will ask it, in a child of its own for each case.");
    app.add_option("PLUGIN", options.subject.plugin, "Its folder, or the library in it");
    app.add_option("--forms", options.subject.forms, "Folders with further forms (default: the core's)");
    app.add_option("--case", names, "Only these cases");
    app.add_option("--seed", options.seed, "Where chance begins");
    app.add_option("--rounds", options.rounds, "How often chance is asked, for each kind")->check(CLI::Range(1, 100'000));
    app.add_option("--reproduce", seed, "One round of chance, with this seed");
    app.add_flag("--json", asJson, "A report for machines");
    app.add_flag("--list", list, "Say which cases there are");
    app.footer("Ends with 0 when nothing failed or crashed, 1 otherwise, 2 on wrong usage.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (list) {
        conformance::printCases(std::cout);
        return 0;
    }
    if (options.subject.plugin.empty()) {
        std::cerr << "Which plugin? Name its folder.\n";
        return 2;
    }
    for (auto& name : names) {
        const auto one = conformance::caseNamed(name);
        if (!one) {
            std::cerr << "There is no case '" << name << "'; --list says which there are.\n";
            return 2;
        }
        options.only.push_back(*one);
    }
    if (app.count("--reproduce")) {
        options.seed = seed;
        options.rounds = 1;
        options.only = {conformance::Case::Chance};
    }
    try {
        const auto report = conformance::run(options);
        if (asJson)
            std::cout << conformance::json(report) << '\n';
        else
            conformance::print(report, std::cout);
        return report.sound() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
