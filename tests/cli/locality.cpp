#include "cli/locality.hpp"

#include "record/content.hpp"
#include "store/entry.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace trellis {
namespace {

/// Templates with the story of one place in the place of that of all.
fs::path storyOf(const Scratch& scratch, const std::string& name, const std::string& codes) {
    const fs::path source = fs::path(TRELLIS_SOURCE_DIR) / "templates", made = scratch.path / "templates";
    fs::create_directories(made / "demo");
    for (auto* part : {"core", "code-lists"}) fs::create_directory_symlink(source / part, made / part);
    fs::copy(source / "demo/phrases.json", made / "demo/phrases.json");
    std::ifstream in(source / "demo/small.json");
    auto story = nlohmann::ordered_json::parse(in);
    story["name"] = story["locality"] = name;
    story["weeks"] = 20;
    std::set<std::string> agreements;
    const auto keepIf = [](nlohmann::ordered_json& list, const auto& wanted) {
        for (auto one = list.begin(); one != list.end();) one = wanted(*one) ? one + 1 : list.erase(one);
    };
    const auto here = [&](const nlohmann::ordered_json& code) { return code.get<std::string>().starts_with(codes); };
    keepIf(story["people"], [&](auto& one) { return here(one["code"]); });
    keepIf(story["agreements"], [&](auto& one) { return here(one["supervisor"]); });
    for (auto& one : story["agreements"]) agreements.insert(one["key"]);
    const auto about = [&](auto& one) { return agreements.contains(one["agreement"]); };
    for (auto* part : {"moments", "planned"}) keepIf(story[part], about);
    // What people wrote for somebody elsewhere comes by bundle here, or not at all.
    keepIf(story["entries"], [&](auto& one) { return one.contains("agreement") && about(one); });
    std::ofstream(made / "demo/small.json") << story.dump();
    return made;
}

void take(Written& out, const LeafText& leaf) {
    auto* text = std::get_if<std::string>(&leaf.value);
    if (!text || text->size() <= 12 || text->find(' ') == std::string::npos) return; // a word is in many places
    const bool travels = leaf.classes.has(VisibilityClass::A) || leaf.classes.has(VisibilityClass::M);
    (travels && !leaf.item.starts_with('#') ? out.open : out.kept).insert(*text);
}

} // namespace

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Locality::Locality(const std::string& place, const std::string& codes, int seed)
    : name(place) {
    const auto templates = installation.templates;
    installation.templates = storyOf(scratch, place, codes);
    workspace = scratch.path / "workspace.trellis";
    well({"demo", workspace.string(), "--today", "2025-11-20", "--seed", std::to_string(seed)});
    installation.templates = templates;
    random = SeededRandom{static_cast<std::uint64_t>(seed)};
    variables = {{"TRELLIS_WORKSPACE", workspace.string()},
                 {"TRELLIS_PASSPHRASE", "demonstration"},
                 {"TRELLIS_KEY_PASSPHRASE", "four plain words here"}};
}

Locality& Locality::as(const std::string& person) {
    variables["TRELLIS_USER"] = person;
    return *this;
}

void Locality::knows(Locality& other, const std::string& who, const std::string& role) {
    const auto mine = variables["TRELLIS_USER"];
    const auto theirs = other.as(who).well({"exchange", "key", "--json"}).json()[0];
    as(mine).well({"exchange", "contact", who, theirs["key"], "--role", role});
    well({"exchange", "accept", theirs["deviceWords"], "--as", other.name});
}

fs::path Locality::send(const std::string& who, const fs::path& folder) {
    const auto file = folder / (name + "-" + std::to_string(++files_) + ".trellisbundle");
    well({"bundle", "export", "--to", who, file.string()});
    const auto look = well({"bundle", "inspect", file.string(), "--prove", "--json"}).json()[0];
    INFO(look.dump(1));
    CHECK(look["found"].empty());
    return file;
}

void Locality::take(const fs::path& bundle) {
    const auto arrival = well({"bundle", "import", bundle.string(), "--json"}).json()[0];
    INFO(arrival.dump(1));
    CHECK(arrival["notes"].empty());
}

std::string Locality::made(std::vector<std::string> what, const std::string& given) {
    std::vector<std::string> args{"record", "new", "--kind"};
    args.insert(args.end(), what.begin(), what.end());
    args.insert(args.end(), {"--answers", "-"});
    const auto id = well(args, given).id();
    well({"record", "finish", id});
    return id;
}

void Locality::step(const std::string& record, const std::string& step, const std::string& given) {
    well({"record", "take", record, step});
    well({"record", "set", record, "--answers", "-"}, given);
    well({"record", "finish", record});
}

Written writtenAt(Locality& place, const std::function<bool(const std::string& kind)>& of) {
    Written out;
    const auto file = place.scratch.path / "journal";
    fs::remove(file);
    place.well({"journal", "export", file.string()});
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        if (!json.contains("entry")) continue; // the first and the last line, and what came from elsewhere
        const auto entry = readEntry(json["entry"].get<std::string>());
        if (entry.type != EntryType::Record || !of(entry.kind)) continue;
        const auto content = Content::fromText(json["content"].get<std::string>());
        for (auto& leaf : content.leaves())
            if (!leaf.withheld()) take(out, readLeaf(leaf.text));
    }
    // A phrase that is somewhere said to everybody is no secret elsewhere; nor is what the empty form itself suggests.
    for (auto& one : out.open) out.kept.erase(one);
    std::string forms;
    for (auto& entry : fs::recursive_directory_iterator(fs::path(TRELLIS_SOURCE_DIR) / "templates"))
        if (entry.path().extension() == ".xml") forms += textOf(entry.path());
    std::erase_if(out.kept, [&](auto& one) { return forms.find(one) != std::string::npos; });
    return out;
}

} // namespace trellis
