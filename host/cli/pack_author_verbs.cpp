// pack new|lint|diff|simulate|build: for whoever puts a locality's pack together. No workspace is needed.
#include "cli/pack_shared.hpp"
#include "model/error.hpp"
#include "pack/simulation.hpp"
#include "pack/translation_check.hpp"
#include "text/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {
namespace {

struct NewOptions {
    std::string folder, locality, id, publisher;
};

constexpr const char* startXml = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<!-- What this pack is. 'trellis pack lint' reads it like a compiler; templates/schema/pack.rng helps in an editor. -->
<pack xmlns="urn:trellis:pack:1" id="{0}.forms" version="0.1.0" locality="{1}" layer="site">
  <title>{1}: our forms</title>
  <publisher>{2}</publisher>
  <purpose>What we do differently, and what stays as in the core.</purpose>
  <needs trellis="0.1.0"/>
  <plugins/>
  <policies>
    <cadence grace="7"/>
  </policies>
</pack>
)xml";

constexpr const char* startReadme = R"xml(# {1}: our forms

- `pack.xml` says what this pack is, what it needs, and our rules.
- `templates/` holds forms of our own; their ids begin with `{0}.`
- `overlays/` holds our changes to forms of the core, each with its reason.
- `code-lists/` holds lists of our own.

    trellis pack lint .
    trellis pack simulate .
    trellis pack build . --out {0}.trellispack
    trellis pack sign {0}.trellispack --key {0}.key
)xml";

int makeNew(Command& command, const NewOptions& options) {
    auto word = options.id;
    if (word.empty())
        for (char c : options.locality) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            if ((c >= 'a' && c <= 'z') || (!word.empty() && c >= '0' && c <= '9')) word += c;
        }
    if (word.empty() || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != word.npos ||
        word.front() < 'a')
        throw Error("TR-L11", fmt::format("'{}' cannot stand before what a pack brings. Nothing was made.", word),
                    "Give a word of small letters and digits with --id.");
    std::error_code trouble;
    if (fs::exists(options.folder, trouble) && !fs::is_empty(options.folder, trouble))
        throw Error("TR-C05", fmt::format("{} is there already and was left as it is.", options.folder),
                    "Name a folder that does not exist yet.");
    const auto escaped = htmlText(options.locality),
               publisher = htmlText(options.publisher.empty() ? options.locality : options.publisher);
    for (auto* name : {"templates", "overlays", "code-lists"}) {
        fs::create_directories(fs::path(options.folder) / name, trouble);
        if (trouble)
            throw Error("TR-C05", fmt::format("The folder {} cannot be made.", options.folder),
                        "Check that you may write there.");
    }
    const auto write = [&](const char* name, const std::string& text) {
        writeText(fs::path(options.folder) / name, text);
    };
    write("pack.xml", fmt::format(startXml, word, escaped, publisher));
    write("README.md", fmt::format(startReadme, word, options.locality));
    auto form = readText((command.installation().templates / "pack-start" / "form.xml").string(), command.io);
    if (const auto at = form.find("id=\"start."); at != form.npos) form.replace(at + 4, 5, word);
    write("templates/our-form.xml", form);
    command.io.out << options.folder << '\n';
    return 0;
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
    return printMessages(command, at.messages,
                         at.pack ? fmt::format("{} {} read, {} files", at.pack->manifest.id, at.pack->manifest.version,
                                               at.pack->files.size())
                                 : options.path + " read");
}

struct DiffOptions {
    std::string was, now;
};

int diff(Command& command, const DiffOptions& options) {
    const auto now = soundPack(command, options.now.empty() ? options.was : options.now);
    const PackWithContents after{*now.pack, now.contents};
    if (options.now.empty()) {
        printChanges(command, packChanges(nullptr, after, now.under), "It changes nothing.");
        return 0;
    }
    const auto was = soundPack(command, options.was);
    const PackWithContents before{*was.pack, was.contents};
    printChanges(command, packChanges(&before, after, now.under), "Nothing changed.");
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
    command.io.err << fmt::format("{} files, {} bytes, BLAKE2b {}\n", at.pack->files.size(), bytes.size(),
                                  blake2bHex(bytes));
    return 0;
}

} // namespace

void addPackAuthorVerbs(CLI::App& pack, Command& command) {
    verb<NewOptions>(
        pack, command, "new", "Begin the sources of a pack",
        [](CLI::App& v, NewOptions& o) {
            v.add_option("DIR", o.folder, "A folder that does not exist yet")->required();
            v.add_option("--locality", o.locality, "The place it is for")->required();
            v.add_option("--id", o.id, "The word before all that it brings (default: the locality in small letters)");
            v.add_option("--publisher", o.publisher, "Who answers for it (default: the locality)");
            v.footer("Example: trellis pack new ~/fernwick --locality Fernwick");
        },
        makeNew);
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
