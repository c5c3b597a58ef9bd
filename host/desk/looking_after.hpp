// Who looks after the entry of a person: their code, name, roles and times away.
//
// Service leads and administrators look after everybody. A supervisor or meta-supervisor looks after those they have an
// agreement with, and somebody new whom no agreement names yet, so that people can be put in before anything is agreed;
// once a person stands in somebody else's agreement, it is for that supervisor. Everybody may change their own entry.
// Roles inside one workspace are policy (design 6): this keeps colleagues from changing things by mistake.
#pragma once
#include "model/id.hpp"

namespace trellis {

class Desk; // desk/desk.hpp

/// May whoever is signed in change this person's entry? True also for a code that is not there yet.
bool mayLookAfter(Desk& desk, const PersonCode& person);

} // namespace trellis
