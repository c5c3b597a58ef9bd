// The pages behind Library. Each is a Destination of its own kind Library whose `view` names it, so that going back
// works as everywhere:
//
//     ""             what is installed: packs and plugins           library_page.cpp
//     "install"      what the pack in the file `subject` would do   pack_preview_page.cpp
//     "pack"         what the pack `subject` changes                pack_page.cpp
//     "publishers"   whose word is taken; `subject`: a key file     publishers_page.cpp
//     "differences"  the adaptation ledger of the form `subject`    differences_page.cpp
//     "review"       a newer core under the form `subject`          review_page.cpp
//     "log"          what was done, when and by whom                library_log_page.cpp
//
// What they say is made in controller/library, controller/pack_plan and controller/upgrade_review.
#pragma once
#include "workbench/column_page.hpp"
#include "workbench/controller/pack_plan.hpp"

namespace trellis {

Page* makeLibraryOverview(wxWindow* parent, Shell& shell);
Page* makePackPreviewPage(wxWindow* parent, Shell& shell, const std::string& file);
Page* makePackPage(wxWindow* parent, Shell& shell, const std::string& pack);
Page* makePublishersPage(wxWindow* parent, Shell& shell, const std::string& keyFile);
Page* makeDifferencesPage(wxWindow* parent, Shell& shell, const std::string& form);
Page* makeReviewPage(wxWindow* parent, Shell& shell, const std::string& form);
Page* makeLibraryLogPage(wxWindow* parent, Shell& shell);

inline Destination libraryPlace(const std::string& view = {}, const std::string& subject = {}) {
    return {Destination::Kind::Library, {}, view, subject};
}

/// Changes group by group, each with what it was, what it is, what follows and why.
void addChanges(Column* column, const std::vector<ChangeGroup>& groups);
/// The title of a form by its id, or the id where it is not installed.
std::function<std::string(const std::string&)> formTitles(Shell& shell);

/// A pack or a key file dropped on `window` leads to its page.
void takeDroppedFiles(wxWindow* window, Shell& shell);
/// Asks which pack; empty when nobody wanted one after all.
std::string askPackFile(wxWindow* parent);

} // namespace trellis
