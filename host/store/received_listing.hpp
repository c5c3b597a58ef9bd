// Inside store/ only: what came is kept beside the log; here the lists are brought up to it.
#pragma once
#include "model/progress.hpp"
#include "store/database.hpp"
#include "store/entry.hpp"

#include <set>

namespace trellis {

/// What entries were kept about.
using Touched = std::set<std::pair<EntryType, std::string>>;

/// Makes the rows of all these anew, and forgets the figures that rest on any of them. Error TR-B18 when the layers and
/// sign-offs of a record do not fit together; ReceivingStopped when the person has had enough.
void listReceived(Database& db, const Touched& touched, Progress& progress);

} // namespace trellis
