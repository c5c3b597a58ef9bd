// Who looks after the entry of a person: their code, name, roles and times away.
//
// Service leads and administrators look after everybody. A supervisor or meta-supervisor looks after those they have an
// agreement with, and somebody new whom no agreement names yet, so that people can be put in before anything is agreed;
// once a person stands in somebody else's agreement, it is for that supervisor. Everybody may change their own entry.
// Roles inside one workspace are policy (design 6): this keeps colleagues from changing things by mistake.
//
// The same goes for keys: service leads and administrators give anybody a key of any role; supervisors and
// meta-supervisors give one to supervisees, whose entry they look after. As long as no lead or administrator has a key,
// supervisors give any role, so that one person with a laptop can begin alone and hand the workspace over later.
#pragma once
#include "model/id.hpp"
#include "model/visibility.hpp"

#include <vector>

namespace trellis {

class Desk; // desk/desk.hpp

/// May whoever is signed in change this person's entry? True also for a code that is not there yet.
bool mayLookAfter(Desk& desk, const PersonCode& person);

/// The roles in which whoever is signed in may add a user; none for supervisees and auditors.
std::vector<Role> rolesToGive(const Desk& desk);

} // namespace trellis
