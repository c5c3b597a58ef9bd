// A view on the clipboard, on paper and as a file.
#pragma once
#include "view/view_model.hpp"
#include "workbench/page.hpp"

namespace trellis {

/// Picture, table as text and all of it as HTML, in one: whatever is pasted into takes what it understands.
bool copyView(const ViewModel& view);
/// False when nobody wanted it after all. Error TR-W11.
bool printView(wxWindow* window, const ViewModel& view);
/// As picture, page, table or text; the file's name, empty when nothing was kept. `content` renders for an ending
/// ("svg", "html", "csv", "txt"). Error TR-W10.
wxString keepView(wxWindow* window, const ViewModel& view,
                  const std::function<std::string(const std::string&)>& content);

} // namespace trellis
