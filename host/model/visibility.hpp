// Who may see what: one function, used by screen, print, export and bundle alike (domain.md 2.4, 2.6; design 6).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace trellis {

/// The classes of domain.md 2.4. X ("never stored here") has no code: there is nowhere to put it.
enum class VisibilityClass : std::uint8_t {
    A = 1, ///< administrative: that supervision happened, when and how long
    S = 2, ///< summary that the service lead may read
    P = 4, ///< open to both parties only
    M = 8, ///< may also flow to the meta-supervisor
};

/// One or more classes, as the template's class="P M" says.
class ClassSet {
public:
    constexpr ClassSet() = default;
    constexpr ClassSet(VisibilityClass one) : bits_(static_cast<std::uint8_t>(one)) {} // NOLINT: a class is a set of one
    constexpr ClassSet operator|(ClassSet other) const { return ClassSet(std::uint8_t(bits_ | other.bits_)); }
    constexpr bool has(VisibilityClass one) const { return bits_ & static_cast<std::uint8_t>(one); }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr bool operator==(const ClassSet&) const = default;
    /// "P M" in the order A S P M. Reading throws Error TR-T20 on any other letter.
    std::string text() const;
    static ClassSet parse(std::string_view text);

private:
    constexpr explicit ClassSet(std::uint8_t bits) : bits_(bits) {}
    std::uint8_t bits_ = 0;
};
constexpr ClassSet operator|(VisibilityClass a, VisibilityClass b) { return ClassSet(a) | ClassSet(b); }

enum class Role { Supervisor, Supervisee, MetaSupervisor, ServiceLead, LocalityAdmin, Auditor };
/// "supervisor", "supervisee", "meta-supervisor", "service-lead", "locality-admin", "auditor"; Error TR-U03 on others.
Role roleFromText(std::string_view text);
std::string text(Role role);
/// "Supervisor", "Care Partner or other supervisee", …
std::string words(Role role);

/// Someone who looks at one record.
struct Audience {
    Role role = Role::Supervisee;
    bool party = false; ///< is a party to the record: its supervisor or one of its supervisees
};

/// The rule. `ownRow` is only asked for parts that belong to one of several supervisees (a group session's private rows):
/// false means the part belongs to another supervisee, and then only the supervisor who is party may see it.
bool maySee(Audience audience, ClassSet classes, bool ownRow = true);

/// How much of a record that belongs to its author alone (a reflection) the author lets the other person read.
enum class Sharing { None, Summary, Full };
/// "none", "summary", "full". What is none of these reads as None: a word nobody knows must not open anything.
Sharing sharingFromText(std::string_view text);
std::string text(Sharing sharing);

/// The rule for such a record and the person it is shared with: a summary is what has class S, nothing else.
bool maySeeShared(Sharing sharing, ClassSet classes);

/// The same in words for its author: "only you", "you and your supervisor". `other` is who it can be shared with.
std::string whoCanSeeOwn(ClassSet classes, Sharing sharing, std::string_view other = "your supervisor");

/// Who can see a part of these classes, in words for the pane beside the form: "the two of you",
/// "the two of you and the service lead". `group` speaks of a group; `oneOwner` of a part that belongs to one person.
std::string whoCanSee(ClassSet classes, bool group = false, bool oneOwner = false);

} // namespace trellis
