// A record or a view as a file of its own.
#include "model/error.hpp"
#include "workbench/look.hpp"
#include "workbench/read_print.hpp"

#include <wx/filedlg.h>
#include <wx/filename.h>

#include <algorithm>
#include <fstream>

namespace trellis {

wxString keepAsFile(wxWindow* window, const wxString& question, const std::string& title,
                    const std::vector<FileForm>& forms, const std::function<std::string(const std::string&)>& content) {
    auto name = look::text(title);
    for (auto letter : wxString("/\\:*?\"<>|,")) name.Replace(letter, "");
    wxString kinds;
    for (auto& form : forms)
        kinds += (kinds.empty() ? "" : "|") + form.words + " (*." + form.ending + ")|*." + form.ending;
    wxFileDialog dialog(window, question, wxString(), name + "." + forms.front().ending, kinds,
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return {};
    // What a person typed behind the dot counts; without one, the form chosen in the list.
    wxFileName file(dialog.GetPath());
    auto chosen = std::find_if(forms.begin(), forms.end(),
                               [&](auto& form) { return file.GetExt().IsSameAs(look::text(form.ending), false); });
    if (chosen == forms.end()) {
        chosen = forms.begin() + std::clamp(dialog.GetFilterIndex(), 0, int(forms.size()) - 1);
        file.SetFullName(file.GetFullName() + "." + chosen->ending);
    }
    auto text = content(chosen->ending);
    std::ofstream out(look::utf8(file.GetFullPath()), std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw Error("TR-W10", "The page could not be written to that place. Nothing about the record changed.",
                    "Choose a folder you may write to, with room left on its disk.");
    return file.GetFullName();
}

wxString keepAsPage(wxWindow* window, const std::string& title, const std::function<std::string()>& html) {
    return keepAsFile(window, "Keep this record as a page", title, {{"Web page", "html"}},
                      [&](const std::string&) { return html(); });
}

} // namespace trellis
