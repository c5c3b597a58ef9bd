// A session that did not take place: what must be asked, and noting it in two clicks. The kind is whichever a manifest
// gives the role "not-held"; the questions are the choices its form requires and nothing fills in.
#pragma once
#include "desk/desk.hpp"
#include "workbench/controller/today.hpp"

#include <optional>

namespace trellis {

struct ReasonQuestion {
    std::string item;
    std::string label;
    std::vector<Option> options;
};

struct NotHeldQuestion {
    std::string kind;
    std::vector<ReasonQuestion> asked; ///< in the order of the form; may be empty
};

/// The required choices of a form that a fresh draft leaves open.
std::vector<ReasonQuestion> openChoices(TemplatePtr form, const FormContext& context);
/// The kind with that role that goes with `kind`: of the same plugin if there is one.
const KindInfo* notHeldKind(const std::vector<const KindInfo*>& kinds, const std::string& kind);
/// nullopt when no installed kind is for this.
std::optional<NotHeldQuestion> notHeldQuestion(const Desk& desk, const Occasion& occasion);

struct NotHeld {
    Id record;
    bool finished = false; ///< false: the form asks for more; the draft is open for it
};
/// Makes the record, with `answers` on top of the prefill, and finishes it. A planned session it stands for is put
/// away.
NotHeld noteNotHeld(Desk& desk, const Occasion& occasion, const Answers& answers);

/// nullptr when no manifest knows it.
const KindInfo* kindInfo(const Desk& desk, const std::string& kind);
/// The kind's state "planned" if it has one, else empty (its first state).
std::string plannedState(const Desk& desk, const std::string& kind);
/// Books `day` under the occasion: moves a planned draft, or makes one. Returns the record.
Id planFor(Desk& desk, const Occasion& occasion, Date day);

} // namespace trellis
