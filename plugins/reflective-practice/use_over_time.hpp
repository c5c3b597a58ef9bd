// How often something was used in each month: an eye of the seven, a model of reflection. Pure.
#pragma once
#include "months.hpp"

#include <optional>

namespace reflective {

struct Use {
    int day = 0;
    std::string code, label;
};

struct UseRow {
    std::string code, label;
    std::vector<std::optional<int>> times; ///< one a month; nothing where it was not used, which is no nought
    int inAll = 0;
};

struct UseGrid {
    std::vector<Month> months;
    std::vector<UseRow> rows;
};

/// Rows in the order of `known` (codes and labels), then those that only turn up in the uses, by label. `first` to `last`
/// are days; uses outside are passed over.
UseGrid useOverTime(const std::vector<Use>& uses, const std::vector<Use>& known, int first, int last);

} // namespace reflective
