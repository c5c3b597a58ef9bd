// The verbs about bundles: keys, a preview, sealing, looking into it, and what is refused.
#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using namespace trellis;

TEST_CASE("a bundle goes from the demo to a meta-supervisor's key and not into real records") {
    Terminal at(demo()), there;
    there.variables = {{"TRELLIS_USER", "MS-1"}, {"TRELLIS_PASSPHRASE", "a quiet place to think"}};
    there.variables["TRELLIS_WORKSPACE"] =
        there.well({"workspace", "new", (there.scratch.path / "hill").string(), "--locality", "Hill", "--role", "meta-supervisor",
                    "--recovery-file", (there.scratch.path / "code").string()})
            .id();
    const auto key = there.well({"exchange", "key"}).id();
    CHECK(key.starts_with("age1"));
    CHECK(there.well({"exchange", "key", "--secret"}).id().starts_with("AGE-SECRET-KEY-1"));
    const auto file = (at.scratch.path / "out.trellisbundle").string();

    CHECK(at.run({"bundle", "export", "--to", "MS-1", file}).err.find("TR-B02") != std::string::npos);
    CHECK(at.run({"exchange", "contact", "MS-1", "age1nonsense", "--role", "meta-supervisor"}).code == 1);
    at.well({"exchange", "contact", "MS-1", key, "--role", "meta-supervisor"});
    CHECK(at.well({"exchange", "contacts", "--json"}).json()[0]["role"] == "meta-supervisor");
    CHECK(at.run({"bundle", "export", "--to", "MS-1"}).code == 2); // neither a file nor a preview
    CHECK(at.run({"bundle", "export", "--to", "MS-1", "--period", "last month", file}).err.find("TR-B04") != std::string::npos);

    const auto shown = at.well({"bundle", "export", "--to", "MS-1", "--preview"}).out;
    CHECK(shown.find("are withheld") != std::string::npos);
    CHECK(shown.find("Nothing was written") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file));
    const auto records = at.well({"bundle", "export", "--to", key, "--preview", "--json"}).json();
    CHECK(records.size() > 3);
    CHECK(at.well({"bundle", "export", "--to", "MS-1", file}).id() == file);
    CHECK(at.run({"bundle", "export", "--to", "MS-1", file}).err.find("TR-B06") != std::string::npos);

    const auto look = at.well({"bundle", "inspect", file, "--prove", "--json"}).json()[0];
    CHECK(look["records"] == static_cast<int>(records.size()));
    CHECK(look["withheld"] > 0);
    CHECK(look["lookedFor"] == look["withheld"]);
    CHECK(look["found"].empty());
    CHECK(look["to"][0] == "MS-1");
    CHECK(at.well({"bundle", "state", "--for", "MS-1"}).out.find("All: ") != std::string::npos);
    CHECK(at.well({"bundle", "log", "--json"}).json().size() == 1);
    CHECK(at.well({"bundle", "waiting"}).out.find("Nothing is waited for") != std::string::npos);
    CHECK(at.well({"bundle", "conflicts"}).out.find("No record has two versions") != std::string::npos);
    CHECK(at.well({"bundle", "import", file}).out.find("Nothing changed") != std::string::npos); // one's own comes home
    CHECK(at.run({"bundle", "resolve", records[0]["record"], "--keep", "x", "--reason", "y"}).err.find("TR-B21") !=
          std::string::npos);

    const auto refused = there.run({"bundle", "import", file});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("TR-B16") != std::string::npos);
    const auto words = there.well({"bundle", "inspect", file, "--json"}).json()[0]["words"].get<std::string>();
    CHECK(refused.err.find(words.substr(0, words.find(' '))) != std::string::npos);
    there.well({"exchange", "accept", words, "--as", "the demo"});
    CHECK(there.run({"bundle", "import", file}).err.find("TR-B25") != std::string::npos);
    there.well({"exchange", "doubt", "the demo"});
    CHECK(there.run({"bundle", "import", file}).err.find("TR-B16") != std::string::npos);
    at.well({"exchange", "forget", "MS-1"});
    CHECK(at.well({"exchange", "contacts", "--json"}).json().empty());
}
