// A record on real paper, and a record as a file of its own.
#pragma once
#include "workbench/controller/paper.hpp"

#include <wx/string.h>

#include <functional>

class wxWindow;

namespace trellis {

/// Asks for a printer and prints in portrait, over as many pages as the words need; no line is ever cut.
void printPaper(wxWindow* window, const wxString& title, const std::vector<PaperBlock>& paper);

/// Asks where, then writes what `html` gives. The file's name without its folder, empty when nothing was kept.
/// Error TR-W10 when the file cannot be written.
wxString keepAsPage(wxWindow* window, const std::string& title, const std::function<std::string()>& html);

} // namespace trellis
