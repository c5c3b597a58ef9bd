#include "workbench/view_files.hpp"

#include "view/render.hpp"
#include "workbench/chart_canvas.hpp"
#include "workbench/chart_panel.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/read_print.hpp"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

namespace trellis {

namespace {

/// A picture for a page of text: wide enough for a column, twice as fine as the screen.
constexpr double copyWidth = 700, copyScale = 2;

} // namespace

bool copyView(const ViewModel& view) {
    wxClipboardLocker lock;
    if (!lock) return false;
    auto* all = new wxDataObjectComposite;
    all->Add(new wxTextDataObject(look::text(view.title + "\n" + view.reading + "\n\n" + tableText(view))), true);
    all->Add(new wxHTMLDataObject(look::text(viewToHtmlPart(view))));
    if (hasPicture(view)) {
        // Dark ink on white: it is pasted into somebody's document, not into this window.
        const Palette paper = paletteFor({255, 255, 255}, {0, 0, 0}, {0, 0, 0}, {255, 255, 255}, false);
        all->Add(new wxBitmapDataObject(chartPicture(view, copyWidth, paper, copyScale)));
    }
    return wxTheClipboard->SetData(all);
}

bool printView(wxWindow* window, const ViewModel& view) {
    std::string title = view.title;
    for (const auto& [name, words] : viewFacts(view))
        if (name == "About") title += " · " + words; // on every sheet
    return printPaper(window, look::text(title), viewPaper(view), &view);
}

wxString keepView(wxWindow* window, const ViewModel& view,
                  const std::function<std::string(const std::string&)>& content) {
    std::vector<FileForm> forms{{"Web page with picture and table", "html"}, {"Table for a spreadsheet", "csv"}};
    if (hasPicture(view)) forms.push_back({"Picture", "svg"});
    forms.push_back({"Plain text", "txt"});
    return keepAsFile(window, "Keep this view as a file", view.title, forms, content);
}

} // namespace trellis
