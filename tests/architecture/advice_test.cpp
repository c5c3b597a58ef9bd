// A sentence of the boxes that both programs stand on is read in a window and in a terminal, so it must fit both: an
// option stands in a whole command in quotation marks ('trellis pack lint --try'), or as "(--about on the command
// line)", and nothing is said of "this window" or of a file that only one of the two was given.
#include "architecture/sources.hpp"

using namespace trellis::test;

namespace {

/// The words of a source: literals that follow each other are one sentence.
std::vector<std::string> sentencesIn(const std::string& code) {
    static const std::regex literal(R"rule("((?:[^"\\\n]|\\.)*)"(\s*))rule");
    std::vector<std::string> all;
    bool goesOn = false;
    std::string::const_iterator end = code.begin();
    for (auto it = std::sregex_iterator(code.begin(), code.end(), literal); it != std::sregex_iterator(); ++it) {
        if (goesOn && (*it)[0].first == end)
            all.back() += (*it)[1].str();
        else
            all.push_back((*it)[1].str());
        goesOn = true;
        end = (*it)[0].second;
    }
    return all;
}

/// What is left when what fits both places is taken away.
std::string fitsOnlyOne(std::string sentence) {
    static const std::regex command(R"('trellis [^']*')"), named(R"(\(--[a-z-]+ on the command line\))");
    sentence = std::regex_replace(std::regex_replace(sentence, command, ""), named, "");
    static const std::regex oneOnly(
        R"rule(--[a-z]|[Tt]his window|the other window|\bterminal\b|words in a file|field above|\bclick)rule");
    std::smatch found;
    return std::regex_search(sentence, found, oneOnly) ? found.str() : std::string();
}

} // namespace

TEST_CASE("What fits only a window or only a terminal is noticed, and what names both ways is not") {
    CHECK(fitsOnlyOne("Say it: --role supervisor.") == "--r");
    CHECK(fitsOnlyOne("Leave this window open until then.") == "this window");
    CHECK(fitsOnlyOne("Give the words in a file.") == "words in a file");
    CHECK(fitsOnlyOne("Under Library, or with 'trellis pack keys trust FILE --words'.").empty());
    CHECK(fitsOnlyOne("Name the person (--about on the command line).").empty());
    CHECK(sentencesIn(R"(f("one " "two"); g("three");)") == std::vector<std::string>{"one two", "three"});
}

TEST_CASE("No sentence that both programs say fits only one of them") {
    for (auto& file : sourcesIn("host")) {
        const auto where = shown(file);
        if (startsWith(where, "host/cli/") || startsWith(where, "host/workbench/")) continue;
        for (auto& sentence : sentencesIn(codeOf(textOf(file)))) {
            INFO(where << ": " << sentence);
            CHECK(fitsOnlyOne(sentence).empty());
        }
    }
}

TEST_CASE("No page of the window sends anybody to a command") {
    for (auto& file : sourcesIn("host/workbench")) {
        if (startsWith(shown(file), "host/workbench/controller/command_line")) continue; // how the window is started
        for (auto& sentence : sentencesIn(codeOf(textOf(file)))) {
            INFO(shown(file) << ": " << sentence);
            CHECK(sentence.find("'trellis ") == std::string::npos);
            CHECK(sentence.find("--") == std::string::npos);
        }
    }
}
