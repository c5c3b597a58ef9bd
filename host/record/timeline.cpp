#include "record/timeline.hpp"

#include <array>
#include <utility>

namespace trellis {
namespace {

constexpr std::array scopes{std::pair{Scope::Agreement, "agreement"}, std::pair{Scope::Person, "person"},
                            std::pair{Scope::Supervisor, "supervisor"}, std::pair{Scope::Locality, "locality"},
                            std::pair{Scope::Author, "author"}, std::pair{Scope::Everywhere, "everywhere"}};

} // namespace

std::string text(Scope scope) { return scopes[static_cast<std::size_t>(scope)].second; }

std::optional<Scope> scopeFromText(std::string_view text) {
    for (auto& [scope, name] : scopes)
        if (text == name) return scope;
    return std::nullopt;
}

} // namespace trellis
