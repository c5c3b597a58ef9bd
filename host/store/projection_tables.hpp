// Inside store/ only: which projection is which among projections().
#pragma once
#include "store/projection.hpp"

namespace trellis {

enum WhichTable {
    DeviceTable,
    UserTable,
    PersonTable,
    SettingTable,
    FormTable,
    LayerTable,
    RecordTable,
    PartyTable,
    GlanceTable,
    PassageTable
};

/// The leaves that are there, as pieces of the text in one fixed order. Their hashes are not looked at here: that is
/// the check's.
std::vector<std::string_view> openLeaves(std::string_view contentText);

} // namespace trellis
