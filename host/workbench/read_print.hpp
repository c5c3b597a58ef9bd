// A record or a view on real paper, and either as a file of its own.
#pragma once
#include "view/view_model.hpp"
#include "workbench/controller/paper.hpp"

#include <wx/string.h>

#include <functional>

class wxWindow;

namespace trellis {

/// Asks for a printer and prints in portrait, over as many pages as the words need; no line is ever cut. A block of
/// style Picture is `picture`, drawn as wide as the page and never over the edge of one. False when nobody wanted it
/// printed after all; Error TR-W11.
bool printPaper(wxWindow* window, const wxString& title, const std::vector<PaperBlock>& paper,
                const ViewModel* picture = nullptr);

/// Asks where, then writes what `html` gives. The file's name without its folder, empty when nothing was kept.
/// Error TR-W10 when the file cannot be written.
wxString keepAsPage(wxWindow* window, const std::string& title, const std::function<std::string()>& html);

/// One way to keep something: "Table (*.csv)", "csv".
struct FileForm {
    wxString words;
    std::string ending;
};
/// The same with a choice of forms; `content` is asked for the one that was chosen.
wxString keepAsFile(wxWindow* window, const wxString& question, const std::string& title,
                    const std::vector<FileForm>& forms, const std::function<std::string(const std::string&)>& content);

} // namespace trellis
