#include "desk/adaptations.hpp"

#include "desk/forms_in_force.hpp"
#include "model/error.hpp"
#include "overlay/ledger.hpp"

#include <algorithm>

namespace trellis {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

/// Roles, never people: those who decided, and the one that wrote it down.
std::string whoDecided(const LedgerLine& line) {
    return line.decided + (line.recordedBy.empty() ? "" : "; recorded by: " + line.recordedBy);
}

/// Whose overlay it is: every overlay bears the word of the pack that brings it.
std::string localityOf(const Desk::State& desk, const std::string& overlay) {
    for (auto& pack : desk.packs->active())
        if (pack.inUse && overlay.starts_with(pack.manifest.prefix())) return pack.locality;
    return {};
}

} // namespace

std::vector<ToldAdaptation> adaptationsOf(Desk::State& desk) {
    std::vector<ToldAdaptation> out;
    const auto lists = desk.forms->lists();
    for (auto& form : desk.forms->adapted()) try {
            const auto made = inForce(desk, form);
            if (!made.form) continue;
            for (auto& one : made.adaptations)
                for (auto& line : ledgerLines({one}, lists))
                    out.push_back({localityOf(desk, one.overlay), form, line.item, line.question, line.change, line.was,
                                   line.now, line.why, whoDecided(line), line.reasons, line.fidelity, line.comparability,
                                   line.since, line.core, joined(line.serves)});
        } catch (const Error&) { // said where packs are
        }
    for (auto& one : adaptationsReceived(desk)) out.push_back(std::move(one));
    std::ranges::stable_sort(
        out, [](auto& a, auto& b) { return std::pair(a.locality, a.form) < std::pair(b.locality, b.form); });
    return out;
}

} // namespace trellis
