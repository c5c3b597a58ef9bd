// Something about a record that a person should look at, anchored to the question it is about.
#pragma once
#include "model/answers.hpp"

#include <string>

namespace trellis {

enum class Severity {
    Note,   ///< worth knowing; never in the way
    Ask,    ///< please look; signing is still possible
    Refuse, ///< must be settled before the record can be finished or signed
};

struct Finding {
    Severity severity = Severity::Note;
    ItemPath where;      ///< where.item is empty when it is about the whole record
    std::string code;    ///< stable id: "required", "constraint", "identifier", or a plugin's own ("risk.decision")
    std::string message; ///< one sentence: what is the matter and what to do
    bool operator==(const Finding&) const = default;
};

} // namespace trellis
