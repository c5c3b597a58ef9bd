// pack new|lint|diff|simulate|build: for whoever puts a locality's pack together. No workspace is needed.
#include "cli/pack_new.hpp"
#include "cli/pack_shared.hpp"
#include "pack/change_names.hpp"
#include "pack/simulation.hpp"
#include "pack/translation_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace trellis {
namespace {

std::string fileCount(const Pack& pack) {
    return pack.files.size() == 1 ? "1 file" : fmt::format("{} files", pack.files.size());
}

struct PathOptions {
    std::string path;
};

/// How far the forms are translated, on the side: what is missing or old stands among the remarks.
void printCoverage(Command& command, const PackContents& contents, const std::vector<TemplatePtr>& forms) {
    for (auto& form : forms)
        for (auto& lang : languagesBegun(contents, *form))
            command.io.err << coverageWords(*form, translationCoverage(*form, lang)) << '\n';
}

int lint(Command& command, const PathOptions& options) {
    auto at = packAtHand(command, options.path);
    const bool sound = std::ranges::none_of(at.messages, [](auto& one) { return one.kind == LintMessage::Kind::Error; });
    if (at.pack && sound) {
        const auto forms = formsToSimulate(at.contents, at.under);
        printCoverage(command, at.contents, forms);
        for (auto& form : forms) {
            if (!form->origin) continue; // what a form of its own says wrongly was said where it was read
            LintLog log(at.shownAs + ": " + form->ref.id);
            checkTranslations(*form, {}, languagesBegun(at.contents, *form), log);
            for (auto& one : log.take()) at.messages.push_back(one);
        }
    }
    return printMessages(
        command, at.messages,
        at.pack ? fmt::format("{} {} read, {}", at.pack->manifest.id, at.pack->manifest.version, fileCount(*at.pack))
                : options.path + " read");
}

struct DiffOptions {
    std::string was, now;
};

int diff(Command& command, const DiffOptions& options) {
    const auto now = soundPack(command, options.now.empty() ? options.was : options.now);
    const PackWithContents after{*now.pack, now.contents};
    const auto named = [&](std::vector<PackChange> changes) {
        return command.json ? std::move(changes) : withQuestions(std::move(changes), now.under.form);
    };
    if (options.now.empty()) {
        printChanges(command, named(packChanges(nullptr, after, now.under)), "It changes nothing.");
        return 0;
    }
    const auto was = soundPack(command, options.was);
    const PackWithContents before{*was.pack, was.contents};
    printChanges(command, named(packChanges(&before, after, now.under)), "Nothing changed.");
    return 0;
}

struct SimulateOptions {
    std::string path;
    int seeds = 200;
    std::uint64_t first = 1;
    std::vector<std::string> languages;
    DayOption day;
};

int simulateAll(Command& command, const SimulateOptions& options) {
    const auto at = soundPack(command, options.path);
    SimulationOptions how;
    how.seeds = options.seeds;
    how.first = options.first;
    how.languages = options.languages;
    how.today = options.day.day().value_or(command.today());
    std::vector<LintMessage> messages;
    int questions = 0, fillings = 0;
    printCoverage(command, at.contents, formsToSimulate(at.contents, at.under));
    for (auto& form : formsToSimulate(at.contents, at.under)) {
        how.begun = languagesBegun(at.contents, *form);
        auto result = simulate(form, at.shownAs + ": " + form->ref.id, how);
        questions += result.questions;
        fillings += result.fillings;
        messages.insert(messages.end(), result.messages.begin(), result.messages.end());
    }
    return printMessages(command, messages, fmt::format("{} questions in {} fillings", questions, fillings));
}

struct BuildOptions {
    std::string folder, out;
};

int build(Command& command, const BuildOptions& options) {
    const auto at = soundPack(command, options.folder);
    const auto bytes = buildPack(*at.pack);
    (void)openPack(bytes); // what cannot be opened again is not handed out
    const auto& manifest = at.pack->manifest;
    const auto file = options.out.empty() ? fmt::format("{}-{}.trellispack", manifest.id, manifest.version) : options.out;
    writeText(file, bytes, true);
    command.io.out << file << '\n';
    command.io.err << fmt::format("{}, {} bytes, BLAKE2b {}\n", fileCount(*at.pack), bytes.size(), blake2bHex(bytes));
    return 0;
}

} // namespace

void addPackAuthorVerbs(CLI::App& pack, Command& command) {
    verb<NewPack>(
        pack, command, "new", "Begin the sources of a pack",
        [](CLI::App& v, NewPack& o) {
            v.add_option("DIR", o.folder, "A folder that does not exist yet")->required();
            v.add_option("--locality", o.locality, "The place it is for")->required();
            v.add_option("--id", o.id, "The word before all that it brings (default: the locality in small letters)");
            v.add_option("--publisher", o.publisher, "Who answers for it (default: the locality)");
            v.footer("Example: trellis pack new ~/fernwick --locality Fernwick");
        },
        [](Command& at, const NewPack& options) {
            const auto form = at.installation().templates / "pack-start" / "form.xml";
            newPackSources(readText(form.string(), at.io), options);
            at.io.out << options.folder << '\n';
            return 0;
        });
    verb<PathOptions>(
        pack, command, "lint", "Say everything that is not right in a pack",
        [](CLI::App& v, PathOptions& o) {
            v.add_option("PATH", o.path, "A folder of sources, or a built pack")->required();
            v.footer("Each remark: file:line:column: error or warning: sentence (code). Ends with 1 if there was an "
                     "error.");
        },
        lint);
    verb<DiffOptions>(
        pack, command, "diff", "Show what a pack changes, item by item",
        [](CLI::App& v, DiffOptions& o) {
            v.add_option("OLD", o.was, "The earlier pack or its sources; alone: compared with the core")->required();
            v.add_option("NEW", o.now, "The later pack or its sources");
        },
        diff);
    verb<SimulateOptions>(
        pack, command, "simulate", "Fill every form many times and say what can never happen",
        [](CLI::App& v, SimulateOptions& o) {
            v.add_option("PATH", o.path, "A folder of sources, or a built pack")->required();
            v.add_option("--seeds", o.seeds, "How many times each form is filled in")->check(CLI::Range(1, 100000));
            v.add_option("--first-seed", o.first, "The same seeds find the same");
            v.add_option("--language", o.languages, "Every text must be there in this language, such as cy");
            addDay(v, "--today", o.day, "The day that today() means");
            v.footer("Says which questions are never shown, which conditions decide nothing, which texts are not "
                     "translated, which controls\nhave no name and which answers do not print whole.");
        },
        simulateAll);
    verb<BuildOptions>(
        pack, command, "build", "Make the pack from its sources: the same bytes for the same sources",
        [](CLI::App& v, BuildOptions& o) {
            v.add_option("DIR", o.folder, "The folder of sources")->required();
            v.add_option("-o,--out", o.out, "The pack to write (default: ID-VERSION.trellispack here)")->type_name("FILE");
        },
        build);
}

} // namespace trellis
