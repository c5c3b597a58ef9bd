// retention: what is to be looked at again, by the locality's rules. It lists; nothing here or elsewhere destroys.
#include "cli/verbs.hpp"
#include "desk/packs.hpp"
#include "desk/retention.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

struct RetentionOptions {
    bool all = false;
};

int retention(Command& command, const RetentionOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"of", "Class"},
                     {"kind", "Record"},
                     {"day", "Day"},
                     {"people", "People"},
                     {"rule", "Rule"},
                     {"trigger", ""},
                     {"since", "Counted from"},
                     {"due", "Due"},
                     {"action", "Then"},
                     {"authority", "Authority"},
                     {"hold", "Legal hold"},
                     {"record", ""}},
                    "Nothing is due to be looked at.");
    for (auto& one : retentionList(*desk, options.all)) {
        auto people = one.record.supervisees;
        if (!one.record.supervisor.empty()) people.insert(people.begin(), one.record.supervisor);
        listing.row({one.of, one.record.kindTitle, one.record.day.iso(), people,
                     fmt::format("{} after {}", words(one.rule), one.rule.trigger), one.rule.trigger, cell(one.since),
                     cell(one.due), one.hold ? std::string("nothing: held") : one.rule.action, one.rule.authority,
                     cell(one.hold ? fmt::format("since {}: {} ({})", one.hold->since.iso(), one.hold->because,
                                                 one.hold->authority)
                                   : std::string()),
                     one.record.id});
    }
    command.print(listing);
    if (!command.json)
        command.io.err
            << "This is a list to work through. Nothing is destroyed or sent by it; what is decided is done and "
               "noted by people.\n";
    return 0;
}

} // namespace

void addRetentionVerbs(CLI::App& app, Command& command) {
    verb<RetentionOptions>(
        app, command, "retention", "List what is to be looked at again by the locality's retention rules",
        [](CLI::App& v, RetentionOptions& o) {
            v.add_flag("--all", o.all, "Also what is not due yet, and what has no day");
            v.footer("Rules and legal holds come from the packs in force ('trellis pack policies'). Nothing is ever "
                     "destroyed by\n"
                     "a rule: the list is for the person who looks after records.");
        },
        retention);
}

} // namespace trellis
