#include "desk/view_subjects.hpp"

#include "desk/parties.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Could anything in a view of all records under no agreement be for this person? By their role, or because they begin
/// such a record, may be named or asked in one, or stand in one already. What else they begin in the place counts for
/// nothing.
bool couldShow(const Desk::State& desk, const ViewInfo& view) {
    if (view.readsKinds.empty() || maySee({desk.role, false}, view.classes, desk.floor)) return true;
    return std::ranges::any_of(view.readsKinds, [&](auto& kind) {
        const auto* info = desk.kindInfo(kind);
        if (!info || !info->parties || info->authorsOwn) return false;
        const auto& rule = *info->parties;
        const bool named = !rule.named.empty() && (rule.namedAre.empty() ||
                                                   std::ranges::find(rule.namedAre, desk.role) != rule.namedAre.end());
        if (named || !rule.asks.empty() || mayBegin(*info, desk.role)) return true;
        HeadFilter filter;
        filter.kind = kind;
        filter.person = desk.me.code;
        filter.most = 1;
        return !desk.workspace->heads(filter).empty();
    });
}

/// Is it the role, and not that nobody is there yet, why there is nobody whom it could be about?
bool roleStandsInTheWay(const Desk::State& desk, Scope scope, ClassSet classes) {
    if (maySee({desk.role, false}, classes, desk.floor)) return false;
    switch (desk.role) {
    case Role::ServiceLead:
    case Role::LocalityAdmin:
    case Role::Auditor:
        return true;
    case Role::Supervisor: // a pair is no place
        return scope == Scope::Locality || scope == Scope::Everywhere;
    case Role::Supervisee:
        return scope != Scope::Agreement && scope != Scope::Person && scope != Scope::Author;
    case Role::MetaSupervisor:
        break;
    }
    return false;
}

/// The one that was asked for, or the only one there is. Error TR-V03.
std::string oneOf(const Desk::State& desk, const std::vector<ViewSubject>& all, Scope scope, ClassSet classes,
                  const std::string& asked, const std::string& title) {
    if (!asked.empty() && std::ranges::find(all, asked, &ViewSubject::id) != all.end()) return asked;
    if (all.empty() &&
        roleStandsInTheWay(desk, scope, classes)) // the same whoever is asked about, and whoever is there
        throw Error("TR-V03", "'" + title + "' shows nothing that your role may see. Nothing was opened.",
                    "Ask one of the people it is about.");
    if (!asked.empty())
        throw Error(
            "TR-V03", "'" + title + "' cannot be opened about '" + asked + "' by you. Nothing was opened.",
            all.empty() ? "There is nobody yet whom it could be about; it needs an agreement first."
                        : "You may open it about: " + [&] {
                              std::string names;
                              for (std::size_t i = 0; i < all.size() && i < 12; ++i)
                                  names += (i ? ", " : "") + all[i].id;
                              return names + (all.size() > 12 ? ", …" : ".");
                          }());
    if (all.size() == 1) return all.front().id;
    throw Error("TR-V03",
                all.empty() ? "'" + title + "' has nobody to be about yet. Nothing was opened."
                            : "'" + title + "' needs to know about whom. Nothing was opened.",
                all.empty() ? "It needs an agreement that you may see."
                            : "Choose one of those it can be opened about (--subject on the command line).");
}

} // namespace

std::vector<ViewSubject> subjectsFor(Desk::State& desk, const ViewInfo& view) {
    if (*view.scope == Scope::Everywhere && !couldShow(desk, view)) return {};
    return desk.subjects(*view.scope, view.classes);
}

std::string subjectFrom(Desk::State& desk, const ViewInfo& view, const std::string& asked) {
    return oneOf(desk, subjectsFor(desk, view), *view.scope, view.classes, asked, view.title);
}

std::string subjectFrom(Desk::State& desk, const ExportInfo& file, const std::string& asked) {
    return oneOf(desk, desk.subjects(file.scope, {}), file.scope, {}, asked, file.title);
}

} // namespace trellis
