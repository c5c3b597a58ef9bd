// A terminal for tests: what somebody types, what they get back. No process is started and no real environment is read.
//
//     Terminal at;
//     auto said = at.run({"record", "list"});
//     CHECK(said.code == 0);
//
// `Terminal at(demo())` stands in a copy of a small demo: FK-SV1 with two supervisees, about half a year, everybody's
// passphrase "demonstration", the day is 20 November 2025.
#pragma once
#include "cli/cli.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace trellis {

struct Said {
    int code = 0;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
    /// What was made: the only line of the output.
    std::string id() const { return out.substr(0, out.find('\n')); }
};

/// A folder that is gone when the test is.
class Scratch {
public:
    Scratch();
    ~Scratch();
    std::filesystem::path file(const std::string& name, const std::string& text) const;
    std::filesystem::path path;
};

class Terminal {
public:
    Terminal();
    /// In a copy of that workspace.
    explicit Terminal(const std::filesystem::path& workspace);

    /// `typed` is the standard input.
    Said run(std::vector<std::string> args, const std::string& typed = "");
    /// Checks that it went well and returns what it said.
    Said well(std::vector<std::string> args, const std::string& typed = "");

    Scratch scratch;
    std::map<std::string, std::string> variables; ///< the environment
    std::vector<std::string> answers;             ///< to questions without echo, in order; none: nobody can be asked
    FixedClock clock;
    SeededRandom random{11};
    Installation installation;
    std::filesystem::path workspace;
};

/// A workspace made by `trellis demo` from a short story, once for all tests of a run.
const std::filesystem::path& demo();
/// Templates with that short story in place of the long one, inside `scratch`.
std::filesystem::path shortStory(const Scratch& scratch);

} // namespace trellis
