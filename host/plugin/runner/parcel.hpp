// What stands behind the handles of one call, packed for the pipe: records, timelines, drafts, cut to what the plugin's
// manifest declares. The child unpacks it into handles of the same shape, so that the same services read them.
#pragma once
#include "plugin/handles.hpp"
#include "plugin/runner/wire.hpp"

namespace trellis {

void put(WireWriter& out, const Value& value);
Value takeValue(WireReader& in);

/// Only the items, tables and cells that `reads` names.
void put(WireWriter& out, const Answers& answers, const ReadList& reads);
Answers takeAnswers(WireReader& in);

/// As much of the record as its handle may read.
void put(WireWriter& out, const trellis_record& record);
TimelineRecord takeRecord(WireReader& in);

/// The records the handle holds, with terms and people, part by part; never a person's name.
void put(WireWriter& out, const trellis_timeline& timeline);
/// The handle's records are not made yet: see handleOf(). Parts within parts deeper than deepestParts are Garbled.
Timeline takeTimeline(WireReader& in, int depth = 0);
constexpr int deepestParts = 2;
/// A handle over all records of `timeline`, which must outlive it.
trellis_timeline handleOf(const Timeline& timeline, const ReadList& reads, const FormSource& forms);

/// What a view is asked: its period and what was chosen. Figures are asked for one by one (asks.hpp).
void put(WireWriter& out, const ViewQuestion& question);
ViewQuestion takeQuestion(WireReader& in);

/// The rows that stand in a draft already: each with its id, and the cells that may be read.
void put(WireWriter& out, const trellis_draft& draft);

/// Those rows, after the hash of the form.
Answers takeDraftRows(WireReader& in);

} // namespace trellis
