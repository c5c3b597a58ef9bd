// One place of a story about several: a made-up workspace of its own at a terminal of its own, and what was written
// there.
//
//     Locality fern("Fernwick", "FK-", 3);
//     fern.as("FK-SV1").well({"record", "list"});
//
// The people and their past come from the demo's story, those of one place each; nothing is shared but files.
#pragma once
#include "cli/terminal.hpp"

#include <functional>
#include <set>

namespace trellis {

class Locality : public Terminal {
public:
    /// Everybody whose code begins with `codes`, and what they did in the last twenty weeks.
    Locality(const std::string& name, const std::string& codes, int seed);

    Locality& as(const std::string& person);
    /// The key that bundles for whoever is at the terminal are sealed for.
    std::string key() { return well({"exchange", "key"}).id(); }
    /// As their words are compared over the telephone: `who` there can be written to, and what they send is believed.
    void knows(Locality& other, const std::string& who, const std::string& role);
    /// Seals what `who` may see; the file is the only thing that goes anywhere.
    std::filesystem::path send(const std::string& who, const std::filesystem::path& folder);
    void take(const std::filesystem::path& bundle);
    /// A record of that kind, filled in and finished; its id.
    std::string made(std::vector<std::string> what, const std::string& given);
    /// The next station of a record: taken, filled in, kept.
    void step(const std::string& record, const std::string& step, const std::string& given);

    std::string name;

private:
    int files_ = 0;
};

/// Sentences that were written into records of that place, by its own signed log: `kept` those of no class that travels
/// to a meta-supervisor, and every reason for a change; `open` the others.
struct Written {
    std::set<std::string> kept, open;
};
/// Of the kinds that `of` says yes to. What the empty form itself suggests is nobody's sentence.
Written writtenAt(Locality& place, const std::function<bool(const std::string& kind)>& of);

std::string textOf(const std::filesystem::path& file);

} // namespace trellis
