// What leaves: chosen, shown, sealed.
#include "crypto/age.hpp"
#include "desk/desk_state.hpp"
#include "desk/exchange_desk.hpp"
#include "desk/exchange_file.hpp"
#include "desk/exchange_selection.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

struct Chosen {
    std::vector<Correspondent> to;
    Selection selection;
    bool cancelled = false;
};

NumbersByDevice sentToAll(const Workspace& workspace, const std::vector<Correspondent>& to) {
    NumbersByDevice out = sentTo(workspace, to.front().code);
    for (auto& one : to) {
        const auto theirs = sentTo(workspace, one.code);
        NumbersByDevice both;
        for (auto& [device, numbers] : out)
            if (auto found = theirs.find(device); found != theirs.end()) both[device] = numbers.sharedWith(found->second);
        out = std::move(both);
    }
    return out;
}

Chosen choose(Desk::State& state, std::vector<Correspondent> to, const BundleRequest& request, Progress& progress) {
    if (request.from && request.until && *request.until < *request.from)
        throw Error("TR-B04", "This period ends before it begins. Nothing was written.",
                    "Write it as 2025-07-01..2025-09-30.");
    if (to.empty())
        throw Error("TR-B02", "Nobody was named to send this to. Nothing was written.", "Say for whom it is.");
    std::vector<Viewer> readers;
    for (auto& one : to) readers.push_back({one.code, one.role, state.floor, state.forms.get()});
    readers.push_back(state.viewer());
    Chosen out{to, Selection(state, std::move(readers), sentToAll(*state.workspace, to))};
    HeadFilter filter;
    filter.from = request.from;
    filter.to = request.until;
    filter.reader = state.me.code;
    filter.most = 1'000'000;
    if (!maySee({state.role, false}, VisibilityClass::A, state.floor)) filter.person = state.me.code;
    const auto heads = state.workspace->heads(filter);
    long done = 0;
    for (auto& head : heads) {
        out.selection.add(head);
        if (++done % 64 == 0) {
            progress.step("Choosing what may leave", done, static_cast<long>(heads.size()));
            if ((out.cancelled = progress.cancelled())) break;
        }
    }
    out.selection.close();
    out.selection.departure.to = std::move(to);
    out.selection.departure.cancelled = out.cancelled;
    return out;
}

std::string periodWords(const BundleRequest& request) {
    if (!request.from && !request.until) return "everything";
    return (request.from ? request.from->iso() : "") + ".." + (request.until ? request.until->iso() : "");
}

} // namespace

Departure ExchangeDesk::preview(const BundleRequest& request, Progress& progress) {
    std::vector<Correspondent> to;
    for (auto& one : request.to) to.push_back(correspondent(one));
    return choose(state_, std::move(to), request, progress).selection.departure;
}

Departure ExchangeDesk::send(const BundleRequest& request, const std::filesystem::path& file, Progress& progress) {
    std::vector<Correspondent> to;
    for (auto& one : request.to) to.push_back(correspondent(one));
    auto chosen = choose(state_, std::move(to), request, progress);
    auto& departure = chosen.selection.departure;
    if (chosen.cancelled) return departure;
    if (departure.records.empty())
        throw Error("TR-B05", "There is no record in this period that may go there. No bundle was written.",
                    "Look at another period, or at who may see what. You can send only what you may see yourself.");
    auto& workspace = *state_.workspace;
    const Receiving receiving(workspace);
    Bundle bundle;
    auto& head = bundle.head;
    const auto info = workspace.info();
    const auto now = workspace.clock().now();
    head.id = newId(workspace.clock(), workspace.random());
    head.made = now.iso();
    head.device = workspace.device();
    head.key = hex(receiving.deviceKey());
    head.workspace = info.id;
    head.name = info.name;
    head.by = state_.me.code;
    head.demo = info.demo;
    std::vector<std::string> keys;
    for (auto& one : departure.to) {
        head.to.push_back(one.code);
        head.roles.push_back(text(one.role));
        keys.push_back(one.key);
    }
    keys.push_back(key()); // so that whoever sends it can look into what they sent
    if (request.from) head.from = request.from->iso();
    if (request.until) head.until = request.until->iso();
    head.sent = sentToAll(workspace, departure.to);
    for (auto& [device, numbers] : chosen.selection.numbers) head.sent[device].add(numbers);
    head.witness = receiving.tips();
    bundle.entries = std::move(chosen.selection.entries);
    const auto tooLarge = [] {
        throw Error("TR-B13",
                    "This bundle would be too large: a bundle has at most 256 MiB and 500,000 entries. Nothing was written.",
                    "Send several with shorter periods.");
    };
    if (static_cast<long>(bundle.entries.size()) > mostBundleEntries) tooLarge(); // nobody could take it in
    progress.step("Sealing the bundle", 0, 0);
    auto plain = writeBundle(std::move(bundle), [&](std::string_view bytes) { return receiving.signAsDevice(bytes); });
    const auto sealed = ageSeal(plain, keys);
    if (sealed.size() > largestBundle) tooLarge();
    writeBundleFile(file, sealed);
    departure.bytes = sealed.size();
    std::string names;
    workspace.together([&] {
        for (auto& one : departure.to) {
            auto numbers = sentTo(workspace, one.code);
            for (auto& [device, now_] : chosen.selection.numbers) numbers[device].add(now_);
            keepSentTo(workspace, one.code, numbers);
            names += (names.empty() ? "" : ", ") + one.code;
        }
        addNoteLine(workspace, leftNote,
                    {now.iso(), names, state_.me.code, head.id, periodWords(request),
                     std::to_string(departure.records.size())});
        workspace.audit("exported a bundle", fmt::format("{} for {}, {} records", head.id, names, departure.records.size()));
    });
    return departure;
}

std::vector<ExchangeDesk::Sent> ExchangeDesk::departures() const {
    std::vector<Sent> out;
    for (auto& f : noteLines(*state_.workspace, leftNote))
        if (f.size() == 6)
            out.push_back({Moment::fromIso(f[0]).value_or(Moment{}), f[1], f[2], f[3], f[4], std::atol(f[5].c_str())});
    return out;
}

Standing ExchangeDesk::standing(const std::string& who) const {
    std::vector<Viewer> viewers{state_.viewer()};
    if (!who.empty()) {
        const auto one = correspondent(who);
        viewers.push_back({one.code, one.role, state_.floor, state_.forms.get()});
    }
    std::map<Id, bool> counted;
    return standingOf(*state_.workspace, [&](const Id& record) {
        const auto [at, fresh] = counted.try_emplace(record, false);
        if (fresh)
            if (auto head = state_.workspace->head(record); head && !head->key.authorsOwn())
                at->second = std::ranges::all_of(viewers, [&](auto& one) { return mayKnow(*head, one); });
        return at->second;
    });
}

} // namespace trellis
