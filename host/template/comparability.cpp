#include "template/comparability.hpp"

#include <array>

namespace trellis {
namespace {

struct Words {
    Comparability one;
    std::string_view text;
    std::string_view words;
};

constexpr std::array kAll{
    Words{Comparability::AsIs, "as-is", "asked as in the core"},
    Words{Comparability::Translated, "translated", "also asked in another language"},
    Words{Comparability::Reworded, "reworded", "asked in other words"},
    Words{Comparability::Reordered, "reordered", "asked in another place"},
    Words{Comparability::Narrowed, "narrowed", "fewer answers can be given, or fewer people may see them"},
    Words{Comparability::Hidden, "hidden", "not asked here"},
};

} // namespace

std::string text(Comparability one) { return std::string(kAll[static_cast<std::size_t>(one)].text); }
std::string words(Comparability one) { return std::string(kAll[static_cast<std::size_t>(one)].words); }

std::optional<Comparability> comparabilityFromText(std::string_view text) {
    for (auto& known : kAll)
        if (known.text == text) return known.one;
    return std::nullopt;
}

} // namespace trellis
