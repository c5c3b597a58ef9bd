// Records made apart: two people say on their own what they see in the same thing, and neither reads the other's before
// both have finished (domain.md 6.1, double coding; ruling A1: agreement between people who have read each other first
// says nothing). Private to host/desk.
//
// A kind asks for it by the name of a finished state: one that ends in "-apart" (sdk/docs/manifest.md). The state
// stands in the signed entry, so the rule holds without the plugin, and in every workspace that a bundle brings the
// record to.
//
// What is open of such a record from the first: its answers of class A, for whoever may see those anyway - that it is
// there, whose it is, from which day, and what it is about. By the same answers, but for days and people, the workbench
// knows that two are about the same ("First round"). All else is its writer's alone until two different people have
// finished one about the same; from then on the classes of the form say who reads it, as of any record.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// Is it still closed to this person, whatever their role? Without its form nobody knows what it is about: it is.
bool closedApart(Desk::State& state, const RecordHead& head, const Viewer& viewer);

/// seen() of a finished record, and of one that is still closed only what has class A.
Seen seenOf(Desk::State& state, const Template& form, const Answers& answers, const RecordHead& head,
            const Viewer& viewer);

/// What a timeline holds of a finished record: all of it, and of one that is still closed only what has class A.
TimelineRecord timelineRecordFor(Desk::State& state, const RecordHead& head, const Viewer& viewer);

/// Nobody's: for what is counted once for all, whoever looks (measures).
inline const Viewer everybody{};

/// maySeePart() of a finished record under the same rule.
bool maySeePartOf(Desk::State& state, const RecordHead& head, const Viewer& viewer, ClassSet classes, bool own);

} // namespace trellis
