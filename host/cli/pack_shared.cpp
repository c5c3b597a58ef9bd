#include "cli/pack_shared.hpp"

#include "model/error.hpp"
#include "overlay/days_to_come.hpp"

#include <fmt/format.h>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {

bool workspaceNamed(const Command& command) {
    return !command.workspace.empty() || (command.io.variable && command.io.variable("TRELLIS_WORKSPACE"));
}

KnownKeys knownKeys(Command& command) {
    return workspaceNamed(command) ? PacksAtHand(command).packs.keys()
                                   : keysOfMachine(PackPlaces::of(command.installation()).trustedKeys);
}

PackAtHand packAtHand(Command& command, const std::string& path) {
    PackAtHand out;
    out.shownAs = path;
    while (out.shownAs.size() > 1 && out.shownAs.ends_with('/')) out.shownAs.pop_back();
    out.under = surroundingsOf(command.installation());
    fs::path folder;
    if (fs::is_directory(path)) {
        out.pack = readPackSource(out.shownAs, out.messages);
        folder = out.shownAs;
    } else {
        out.pack = openPack(readPackFile(path).bytes);
    }
    if (out.pack) out.contents = readContents(*out.pack, out.under, out.shownAs, folder, out.messages);
    for (auto& overlay : out.contents.overlays)
        for (auto& one : daysToCome(overlay, command.today())) out.messages.push_back(std::move(one));
    return out;
}

PackAtHand soundPack(Command& command, const std::string& path) {
    auto out = packAtHand(command, path);
    for (auto& one : out.messages) command.io.err << printable(one.line()) << '\n';
    if (!out.pack || hasErrors(out.messages))
        throw Error("TR-L26", fmt::format("{} has errors, so nothing was made of it.", path),
                    "What to change is said above; 'trellis pack lint' says it again.");
    return out;
}

namespace {

/// For a terminal: what it is of once, a reason once above all that it led to, and each change as a few short lines.
void sayChanges(std::ostream& out, const std::vector<PackChange>& changes) {
    std::string of, reason;
    for (auto& one : changes) {
        const auto here = one.area == "policy" ? "rules of the place" : one.area + " " + one.of;
        const auto line = [&](const char* before, const std::string& words) {
            if (!words.empty()) out << before << printable(words) << '\n';
        };
        if (here != of) line("", here);
        if (!one.reason.empty() && (one.reason != reason || here != of)) line("  Why: ", one.reason);
        of = here;
        reason = one.reason;
        const auto what = one.area == "policy" ? one.of + (one.item.empty() ? "" : ", " + one.item) : one.item;
        line("    ", what.empty() ? one.what : what + ": " + one.what);
        line("      was   ", one.was);
        line("      now   ", one.now);
        line("      ", one.meaning);
    }
}

} // namespace

void printChanges(Command& command, const std::vector<PackChange>& changes, const std::string& nothing) {
    if (!command.json && !changes.empty()) return sayChanges(command.io.out, changes);
    Listing listing({{"area", "Where"},
                     {"of", "Of"},
                     {"item", "Item"},
                     {"what", "What"},
                     {"was", "Was"},
                     {"now", "Now"},
                     {"meaning", "Meaning"},
                     {"reason", "Reason"}},
                    nothing);
    for (auto& one : changes)
        listing.row({one.area, one.of, cell(one.item), one.what, cell(one.was), cell(one.now), cell(one.meaning),
                     cell(one.reason)});
    command.print(listing);
}

} // namespace trellis
