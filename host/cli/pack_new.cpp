#include "cli/pack_new.hpp"

#include "cli/verbs.hpp"
#include "model/error.hpp"
#include "text/html_text.hpp"

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace trellis {
namespace {

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

} // namespace

void newPackSources(std::string form, const NewPack& options) {
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
    if (const auto at = form.find("id=\"start."); at != form.npos) form.replace(at + 4, 5, word);
    write("templates/our-form.xml", form);
}

} // namespace trellis
