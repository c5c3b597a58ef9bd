// bundle waiting|conflicts|resolve|state|log: how things stand between workspaces.
#include "cli/bundle_verbs.hpp"
#include "desk/exchange_desk.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

int waiting(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"device", "Device"}, {"name", "From"}, {"count", "Waiting for"}}, "Nothing is waited for.");
    for (auto& one : ExchangeDesk(*desk).waiting()) listing.row({one.device, one.name, one.count});
    command.print(listing);
    return 0;
}

int conflicts(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    const auto all = ExchangeDesk(*desk).conflicts();
    Listing listing({{"record", "Record"}, {"kind", "Kind"}, {"day", "Day"}, {"versions", "Versions"}, {"mine", ""},
                     {"differ", ""}},
                    "No record has two versions.");
    for (auto& one : all) {
        std::vector<std::string> versions, differ;
        for (auto& side : one.sides) versions.push_back(side.revision);
        for (auto& line : one.differences) differ.push_back(line.item);
        listing.row({one.record.id, one.record.kindTitle, one.record.day.iso(), versions, one.mine, differ});
    }
    command.print(listing);
    if (command.json) return 0;
    for (auto& one : all) {
        command.io.out << printable(fmt::format("\n{} of {}, {}", one.record.kindTitle, one.record.day.words(), one.record.id))
                       << '\n';
        for (auto& side : one.sides)
            command.io.out << printable(fmt::format("  {}: by {} at {}, {} {}", side.revision, side.author,
                                                    side.from.empty() ? "an unknown place" : side.from, side.at.iso(),
                                                    side.reason))
                           << '\n';
        for (auto& line : one.differences) {
            command.io.out << printable(fmt::format("  {} ({})", line.label, line.item)) << '\n';
            for (std::size_t i = 0; i < line.words.size(); ++i)
                command.io.out << printable(fmt::format("    {}: {}", one.sides[i].from, line.words[i])) << '\n';
        }
        if (!one.mine) command.io.out << "  " << printable(one.why) << '\n';
    }
    return 0;
}

struct ResolveOptions {
    std::string record, keep, reason;
    std::vector<std::string> take;
};

int resolve(Command& command, const ResolveOptions& options) {
    ConflictResolution how{options.record, options.keep, {}, options.reason};
    for (auto& one : options.take) {
        const auto sign = one.find('=');
        how.take[one.substr(0, sign)] = sign == std::string::npos ? "" : one.substr(sign + 1);
    }
    auto desk = command.openDesk();
    ExchangeDesk(*desk).resolve(how);
    command.io.err << "Decided. Both versions stay readable under the new one; it goes out with the next bundle.\n";
    return 0;
}

struct StateOptions {
    std::string who;
};

int state(Command& command, const StateOptions& options) {
    auto desk = command.openDesk();
    const auto standing = ExchangeDesk(*desk).standing(options.who);
    Listing listing({{"device", "Device"}, {"name", "Of"}, {"entries", "Entries"}, {"hash", "Hash"}}, "There are no records.");
    for (auto& one : standing.devices) listing.row({one.device, one.name, one.entries, one.hash});
    if (command.json) listing.row({std::string(), std::string("all"), std::monostate{}, standing.hash});
    command.print(listing);
    if (!command.json) command.io.out << "All: " << standing.hash << '\n';
    return 0;
}

int log(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    ExchangeDesk exchange(*desk);
    Listing listing({{"at", "At"}, {"way", "Way"}, {"who", "From or for"}, {"by", "By"}, {"bundle", "Bundle"}, {"what", "What"}},
                    "Nothing was sent and nothing came.");
    for (auto& one : exchange.arrivals())
        listing.row({one.at.iso(), std::string("came"), one.from, one.by, one.bundle,
                     fmt::format("{} new, {} grown, {} known", one.count.fresh, one.count.opened, one.count.known)});
    for (auto& one : exchange.departures())
        listing.row({one.at.iso(), std::string("left"), one.to, one.by, one.bundle,
                     fmt::format("{} records, {}", one.records, one.period)});
    command.print(listing);
    return 0;
}

} // namespace

void addBundleStandingVerbs(CLI::App& group, Command& command) {
    verb<NoOptions>(group, command, "waiting", "What was sent here and has not come", [](CLI::App&, NoOptions&) {}, waiting);
    verb<NoOptions>(group, command, "conflicts", "Records that two places changed", [](CLI::App&, NoOptions&) {}, conflicts);
    verb<ResolveOptions>(
        group, command, "resolve", "Decide which version of a record holds",
        [](CLI::App& v, ResolveOptions& o) {
            v.add_option("RECORD", o.record, "The record")->required();
            v.add_option("--keep", o.keep, "The version that holds")->required()->type_name("REVISION");
            v.add_option("--take", o.take, "But for this question as that version has it")
                ->allow_extra_args(false)
                ->type_name("ITEM=REVISION");
            v.add_option("--reason", o.reason, "Why, for those who read it later");
        },
        resolve);
    verb<StateOptions>(
        group, command, "state", "The hash by which two workspaces see that they hold the same",
        [](CLI::App& v, StateOptions& o) {
            v.add_option("--for", o.who, "Only what this correspondent may know of")->type_name("CODE");
        },
        state);
    verb<NoOptions>(group, command, "log", "What came and what left", [](CLI::App&, NoOptions&) {}, log);
}

} // namespace trellis
