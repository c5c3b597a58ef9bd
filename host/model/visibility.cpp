#include "model/visibility.hpp"

#include "model/error.hpp"

#include <array>
#include <utility>
#include <vector>

namespace trellis {
namespace {

constexpr std::array letters{std::pair{'A', VisibilityClass::A}, std::pair{'S', VisibilityClass::S},
                             std::pair{'P', VisibilityClass::P}, std::pair{'M', VisibilityClass::M}};

struct RoleNames {
    Role role;
    const char* text;
    const char* words;
};
constexpr std::array roles{
    RoleNames{Role::Supervisor, "supervisor", "Supervisor"},
    RoleNames{Role::Supervisee, "supervisee", "Care Partner or other supervisee"},
    RoleNames{Role::MetaSupervisor, "meta-supervisor", "Meta-supervisor"},
    RoleNames{Role::ServiceLead, "service-lead", "Service lead"},
    RoleNames{Role::LocalityAdmin, "locality-admin", "Locality administrator"},
    RoleNames{Role::Auditor, "auditor", "Auditor"},
};

const RoleNames& names(Role role) { return roles[static_cast<std::size_t>(role)]; }

} // namespace

std::string ClassSet::text() const {
    std::string out;
    for (auto [letter, one] : letters)
        if (has(one)) {
            if (!out.empty()) out += ' ';
            out += letter;
        }
    return out;
}

ClassSet ClassSet::parse(std::string_view text) {
    ClassSet out;
    for (char c : text) {
        if (c == ' ') continue;
        bool known = false;
        for (auto [letter, one] : letters)
            if (c == letter) out = out | one, known = true;
        if (!known)
            throw Error("TR-T20", "'" + std::string(text) + "' is not a visibility class.",
                        "Use one or more of A, S, P and M with spaces between them.");
    }
    return out;
}

Role roleFromText(std::string_view text) {
    for (auto& r : roles)
        if (text == r.text) return r.role;
    throw Error("TR-U03", "There is no role called '" + std::string(text) + "'.",
                "Roles are supervisor, supervisee, meta-supervisor, service-lead, locality-admin and auditor.");
}

std::string text(Role role) { return names(role).text; }
std::string words(Role role) { return names(role).words; }

bool maySee(Audience audience, ClassSet classes, bool ownRow) {
    if (audience.party) return ownRow || audience.role == Role::Supervisor;
    if (!ownRow) return false;
    switch (audience.role) {
    case Role::MetaSupervisor: return classes.has(VisibilityClass::A) || classes.has(VisibilityClass::M);
    case Role::ServiceLead: return classes.has(VisibilityClass::A) || classes.has(VisibilityClass::S);
    case Role::Auditor: return classes.has(VisibilityClass::A);
    case Role::Supervisor:
    case Role::Supervisee:
    case Role::LocalityAdmin: return false; // content is for the parties; administration needs none of it
    }
    return false;
}

Sharing sharingFromText(std::string_view text) {
    if (text == "summary") return Sharing::Summary;
    return text == "full" ? Sharing::Full : Sharing::None;
}

std::string text(Sharing sharing) {
    switch (sharing) {
    case Sharing::Summary: return "summary";
    case Sharing::Full: return "full";
    case Sharing::None: break;
    }
    return "none";
}

bool maySeeShared(Sharing sharing, ClassSet classes) {
    return sharing == Sharing::Full || (sharing == Sharing::Summary && classes.has(VisibilityClass::S));
}

std::string whoCanSeeOwn(ClassSet classes, Sharing sharing, std::string_view other) {
    return maySeeShared(sharing, classes) ? "you and " + std::string(other) : "only you";
}

std::string whoCanSee(ClassSet classes, bool group, bool oneOwner) {
    std::vector<std::string> who{oneOwner ? "the person it is about and the supervisor"
                                          : (group ? "everyone in the group" : "the two of you")};
    if (!oneOwner) {
        if (maySee({Role::ServiceLead, false}, classes)) who.push_back("the service lead");
        if (maySee({Role::MetaSupervisor, false}, classes)) who.push_back("the meta-supervisor");
        if (maySee({Role::Auditor, false}, classes)) who.push_back("an auditor");
    }
    std::string out;
    for (std::size_t i = 0; i < who.size(); ++i) out += (i == 0 ? "" : i + 1 == who.size() ? " and " : ", ") + who[i];
    return out;
}

} // namespace trellis
