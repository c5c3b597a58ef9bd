// A report as it leaves: one page, a table and a picture of each view, and the codebook, in a folder of their own. The
// command line and the window write it here and in no other way, so that nothing leaves that is not remembered.
#pragma once
#include "desk/report_desk.hpp"
#include "view/report_page.hpp"

namespace trellis {

/// The views as they stand on the page, each with the name of its files.
std::vector<PageView> pageViews(const CrossSiteReport& report);

/// Is there room for a report: a name, and nothing under it or an empty folder? Error TR-C05. Asked before long work.
void mustBeFree(const std::filesystem::path& folder);

/// Writes it and remembers that it left; returns the page to open. Error TR-C05 (the folder holds something, or cannot
/// be written), TR-D62 (the report was stopped half way), TR-D59 (another was released since). Then nothing is left behind and nothing counts as released.
std::filesystem::path writeReport(ReportDesk& reports, const CrossSiteReport& report,
                                  const std::filesystem::path& folder);

} // namespace trellis
