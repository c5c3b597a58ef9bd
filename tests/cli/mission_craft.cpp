#include "cli/mission_craft.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cstdlib>
#include <fstream>

namespace trellis {

using Catch::Matchers::ContainsSubstring;

void installPack(Locality& at, const std::string& person, const std::filesystem::path& sources,
                 const std::string& name) {
    at.as(person);
    const auto folder = at.scratch.path / name, pack = at.scratch.path / (name + ".trellispack");
    std::filesystem::copy(sources, folder, std::filesystem::copy_options::recursive);
    const auto native = std::filesystem::path(TRELLIS_BUILD_DIR) / "localities" / name / "plugins";
    if (std::filesystem::exists(native)) {
        std::filesystem::create_directories(folder / "plugins");
        std::filesystem::copy(native, folder / "plugins/linux-x86_64", std::filesystem::copy_options::recursive);
    }
    const auto key = (at.scratch.path / name).string();
    at.well({"pack", "build", folder.string(), "--out", pack.string()});
    at.well({"pack", "keys", "make", key});
    at.well({"pack", "sign", pack.string(), "--key", key + ".key"});
    const auto words = at.well({"pack", "keys", "show", key + ".pub", "--plain"}).id();
    at.well({"pack", "keys", "trust", key + ".pub", "--words", words});
    at.well({"pack", "install", pack.string()});
}

std::string session(Locality& at, const std::string& supervisor, const std::string& supervisee,
                    const std::string& secret) {
    at.as(supervisor);
    const auto agreement = at.well({"agreement", "list", "--person", supervisee, "--json"}).json()[0]["id"];
    const auto id =
        at.well(
              {"record", "new", "--kind", "supervision-session", "--agreement", agreement, "--answers", "-"},
              R"({"session.start": "11:30", "session.modality": "video", "risk.raised": false, "conduct.concern": false,
                    "agenda": [{"agenda.topic": ")" +
                  secret + R"( on the agenda", "agenda.by": "supervisee"}],
                    "session.actual-minutes": 55, "session.next": "2025-12-04", "wellbeing.note": ")" +
                  secret + R"( and it is heavy", "summary": ")" + secret + R"( for whoever reads the summary"})")
            .id();
    at.well({"record", "sign", id, "--as", supervisor});
    at.well({"record", "sign", id, "--as", supervisee});
    return id;
}

std::string read(Locality& owner, const std::string& person, const std::filesystem::path& file) {
    std::string text;
    if (file.extension() == ".trellisbundle") {
        const auto key =
            owner.scratch.file("key-" + person, owner.as(person).well({"exchange", "key", "--secret"}).out);
        const auto plain = owner.scratch.path / "opened";
        const auto line = "age -d -i '" + key.string() + "' -o '" + plain.string() + "' '" + file.string() + "'";
        REQUIRE(std::system(line.c_str()) == 0);
        text = textOf(plain);
    } else {
        text = textOf(file);
    }
    std::erase(text, '\\');
    return text;
}

void holdsNone(const std::string& text, const std::set<std::string>& sentences, const std::string& any) {
    CHECK_THAT(text, ContainsSubstring(any));
    for (auto one : sentences) {
        std::erase(one, '\\');
        if (text.find(one) != std::string::npos) FAIL_CHECK("left: " + one);
    }
}

} // namespace trellis
