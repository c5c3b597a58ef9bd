// The tables of functions that the host offers to plugins, one file per table.
#pragma once
#include <trellis/plugin.h>

namespace trellis {

const trellis_host_record& recordService();
const trellis_host_timeline& timelineService();
const trellis_host_draft& draftService();
const trellis_host_description& descriptionService();
const trellis_host_findings& findingsService();
const trellis_host_line& lineService();
const trellis_host_due& dueService();
const trellis_host_codes& codesService();
const trellis_host_calendar& calendarService();
const trellis_host_clock& clockService();
const trellis_host_progress& progressService();
const trellis_host_options& optionsService();
const trellis_host_observations& observationsService();
const trellis_host_figures& figuresService();
const trellis_host_adaptations& adaptationsService();
const trellis_host_view& viewService();
const trellis_host_export& exportService();

/// The host as plugins see it: one for the whole process.
const trellis_host& hostTable();
/// nullptr when this host does not offer it.
const void* hostFeature(const char* id);
/// In a child whose results are written down: `instead` is asked for each table first, and may answer nullptr.
void writeDown(const void* (*instead)(const char* id));

} // namespace trellis
