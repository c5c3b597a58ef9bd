// Inside store/ only: answers that stand in several layers of one record.
//
// Somebody who is asked for an answer may hold a record of which a part is withheld. Their layer carries the withheld
// answers on as the hashes they came with (record/content.hpp), so nothing is lost and nothing is seen; where the layer
// before it is whole, those hashes are the answers that stand there, and are opened here from our own copy.
#pragma once
#include "store/receiving.hpp"

namespace trellis {

class Database;

/// Opens what another layer of the same record has open. `records` are those of which anything came; in whatever order
/// the layers came, the end is the same. A reason ("#…") belongs to its own layer and is never carried over.
void openFromOtherLayers(Database& db, const std::set<Id>& records);

} // namespace trellis
