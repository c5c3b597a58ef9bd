// Seven eyes, two or three at a time: which were not looked through lately (domain.md 3.8). Pure, and tested by itself.
#pragma once
#include <string>
#include <vector>

namespace reflective {

/// E1 to E7, in the order of the model.
const std::vector<std::string>& eyes();

/// One reflection's eyes; the day only orders them.
struct Visit {
    int day = 0;
    std::vector<std::string> eyes;
};

/// The `count` eyes whose last visit lies furthest back, those never visited before all others; ties in the order of
/// the model, which is also the order of the result. Codes that are not eyes are passed over.
std::vector<std::string> eyesNotVisitedLately(const std::vector<Visit>& visits, std::size_t count = 2);

} // namespace reflective
