#include "record/record.hpp"

#include <algorithm>

namespace trellis {

bool RecordKey::sharesWith(const PersonCode& person) const {
    if (!authorsOwn() || person.empty() || person == author) return false;
    if (person == supervisor) return true;
    return author == supervisor && supervisees.size() == 1 && person == supervisees.front();
}

bool RecordKey::party(const PersonCode& person) const {
    if (authorsOwn()) return person == author;
    return person == supervisor || std::ranges::find(supervisees, person) != supervisees.end();
}

} // namespace trellis
