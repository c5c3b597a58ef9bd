// Release a report: for whom, which period, on which words; exactly what leaves; then a folder, and where it lies.
#include "workbench/release_page.hpp"

#include "desk/report_files.hpp"
#include "workbench/column_page.hpp"
#include "workbench/controller/release_controller.hpp"
#include "workbench/exchange_parts.hpp"
#include "workbench/native.hpp"

#include <wx/choice.h>
#include <wx/dirdlg.h>
#include <wx/filename.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>
#include <wx/weakref.h>

namespace trellis {

namespace {

class ReleasePage : public ColumnPage {
public:
    ReleasePage(wxWindow* parent, Shell& shell)
        : ColumnPage(parent, shell)
        , controller_(shell.desk()) {
        build();
    }
    wxString pageTitle() const override { return "Release a report"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"What leaves here is for people who work with none of these records. Small numbers are hidden, and what "
              "could "
              "be worked out from the others is hidden with them.",
              "Two places are two stories: no page goes out without its words on what differs between them.",
              "A release is remembered. One that beside an earlier one would tell a few people apart is refused."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
        if (!ReleaseController::offered(desk())) return;
        sizer->Add(look::section(parent, "What was released"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
        const auto left = controller_.released();
        if (left.empty()) sizer->Add(look::secondary(parent, "Nothing yet."), 0, wxEXPAND);
        for (std::size_t i = 0; i < left.size() && i < 6; ++i)
            sizer->Add(look::secondary(parent, look::text(left[i][3] + ": for " + left[i][1] + ", by " + left[i][2] +
                                                          ", " + left[i][0] + ".")),
                       0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() override {
        backTo("Exchange", {Destination::Kind::Exchange, {}});
        title("Release a report across places");
        if (!ReleaseController::offered(desk())) {
            body("Nothing across places is for your role to see, so there is nothing that you could release. Whoever "
                 "meta-supervises or leads the service can.");
            return;
        }
        audience_ = choice();
        for (auto& [whom, words] : ReleaseController::audiences()) audience_->Append(look::text(words));
        audience_->SetSelection(0);
        content()->Add(look::field(column(), "&For whom", audience_), 0, wxEXPAND | wxBOTTOM, space::one);
        names_ = new wxCheckBox(column(), wxID_ANY, "The places &agreed to be named in public");
        names_->Disable();
        content()->Add(names_, 0, wxBOTTOM, space::one);
        auto* days = new wxBoxSizer(wxHORIZONTAL);
        const auto [first, last] = controller_.usualPeriod();
        from_ = new wxTextCtrl(column(), wxID_ANY, look::text(first));
        until_ = new wxTextCtrl(column(), wxID_ANY, look::text(last));
        days->Add(look::field(column(), "F&rom", from_), 1, wxRIGHT, space::two);
        days->Add(look::field(column(), "&Until", until_), 1);
        content()->Add(days, 0, wxEXPAND | wxBOTTOM, space::one);
        words_ = choice();
        for (auto& one : controller_.reviews()) words_->Append(look::text(one.label));
        words_->Append("Words written here");
        words_->SetSelection(0);
        content()->Add(look::field(column(), "&Words on what differs in context", words_,
                                   "Of a review also its stories go out, place by place."),
                       0, wxEXPAND | wxBOTTOM, space::one);
        context_ = new wxTextCtrl(column(), wxID_ANY, {}, wxDefaultPosition, wxSize(-1, Theme::get().wide(110)),
                                  wxTE_MULTILINE);
        native::padText(context_);
        content()->Add(look::field(column(), "W&hat differs in context (required)", context_), 0, wxEXPAND | wxBOTTOM,
                       space::one);
        chooseWords();
        show_ = look::button(column(), "&Show what leaves", [this] { show(); });
        content()->Add(show_, 0, wxBOTTOM, space::two);
        preview_ = new wxBoxSizer(wxVERTICAL);
        content()->Add(preview_, 0, wxEXPAND);
        // What was shown is what leaves: another wish, another look.
        for (wxTextCtrl* one : {from_, until_, context_}) one->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { drop(); });
        audience_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            const bool open = wish().audience == 1;
            if (!open) names_->SetValue(false);
            names_->Enable(open);
            drop();
        });
        names_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { drop(); });
        words_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            chooseWords();
            drop();
        });
        startAt(audience_);
    }

    wxChoice* choice() { return new wxChoice(column(), wxID_ANY); }

    /// A review's words are shown as they stand; they are changed in the review.
    void chooseWords() {
        const auto at = static_cast<std::size_t>(words_->GetSelection());
        const bool review = at < controller_.reviews().size();
        std::string said = written_;
        if (review) guarded(shell(), [&] { said = controller_.wordsOf(at); });
        context_->ChangeValue(look::text(said));
        context_->SetEditable(!review);
    }

    ReleaseController::Wish wish() {
        ReleaseController::Wish out;
        out.from = look::utf8(from_->GetValue());
        out.until = look::utf8(until_->GetValue());
        out.audience = static_cast<std::size_t>(audience_->GetSelection());
        out.words = static_cast<std::size_t>(words_->GetSelection());
        out.context = look::utf8(context_->GetValue());
        out.namesAgreed = names_->GetValue();
        return out;
    }

    void drop() {
        if (writtenHere()) written_ = look::utf8(context_->GetValue());
        if (preview_->IsEmpty()) return;
        preview_->Clear(true);
        look::relayout(show_);
    }
    bool writtenHere() const {
        return static_cast<std::size_t>(words_->GetSelection()) >= controller_.reviews().size();
    }

    void show() {
        drop();
        CrossSiteRequest request;
        if (!guarded(shell(), [&] { request = controller_.request(wish()); })) return;
        if (!shell().wait("Protecting what leaves",
                          [&](Progress& progress) { report_ = controller_.make(request, progress); }))
            return;
        shell().hush();
        fillPreview();
    }

    void fillPreview() {
        wxWindow* const here = column();
        auto add = [&](wxWindow* one) { preview_->Add(one, 0, wxEXPAND | wxBOTTOM, space::one); };
        const auto said = look::text(ReleaseController::summary(report_));
        add(look::section(here, "What leaves"));
        add(look::body(here, said));
        for (auto& [place, story] : report_.stories) add(look::body(here, look::text(place + ": " + story)));
        auto* views = readingList(here, "Views that leave", {{"View", 400}, {"Numbers", 90}, {"Hidden", 90}},
                                  ReleaseController::viewLines(report_));
        add(views);
        auto* words = new wxTextCtrl(here, wxID_ANY, {}, wxDefaultPosition, wxSize(-1, Theme::get().wide(220)),
                                     wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP);
        words->SetFont(wxFont(wxFontInfo(words->GetFont().GetPointSize()).Family(wxFONTFAMILY_TELETYPE)));
        native::padText(words);
        preview_->Add(look::field(here, "What the chosen &view says", words), 0, wxEXPAND | wxBOTTOM, space::one);
        auto chosen = [this, views, words] {
            const int row = views->GetSelectedRow();
            if (row != wxNOT_FOUND)
                words->ChangeValue(look::text(ReleaseController::viewWords(report_, static_cast<std::size_t>(row))));
        };
        views->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [chosen](wxDataViewEvent&) { chosen(); });
        chosen();
        wxFileName place(wxStandardPaths::Get().GetDocumentsDir(),
                         look::text(controller_.folderName(report_.audience)));
        auto* folder = new wxTextCtrl(here, wxID_ANY, place.GetFullPath());
        preview_->Add(look::field(here, "Fol&der it is written to", folder, "A new folder, or an empty one"), 0,
                      wxEXPAND | wxBOTTOM, space::one);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::mainButton(here, "Re&lease it", [this, folder] { release(look::utf8(folder->GetValue())); }), 0,
                 wxRIGHT, space::one);
        row->Add(look::button(here, "Choose a &place…", [this, folder] { choosePlace(folder); }), 0, wxRIGHT,
                 space::one);
        row->Add(look::button(here, "Cancel",
                              [this] {
                                  CallAfter([this] {
                                      drop();
                                      shell().say(Tone::Note, "Nothing was released.");
                                      show_->SetFocus();
                                  });
                              }),
                 0);
        preview_->Add(row, 0, wxEXPAND);
        look::relayout(show_);
        announce(show_, said);
        CallAfter([views = wxWeakRef<wxWindow>(views)] { // another key may have dropped it before its turn comes
            if (views) views->SetFocus();
        });
    }

    void choosePlace(wxTextCtrl* folder) {
        wxDirDialog dialog(this, "In which folder is the report's own folder to be made?", {}, wxDD_DEFAULT_STYLE);
        if (dialog.ShowModal() != wxID_OK) return;
        folder->SetValue(
            wxFileName(dialog.GetPath(), look::text(controller_.folderName(report_.audience))).GetFullPath());
    }

    void release(const std::string& folder) {
        std::filesystem::path page;
        if (!std::filesystem::path(folder).is_absolute()) {
            shell().say(Tone::Trouble,
                        "Please give the whole way to the folder, or choose a place. Nothing was released.");
            return;
        }
        if (!guarded(shell(), [&] { page = controller_.release(report_, folder); })) return;
        CallAfter([this, page] {
            if (!guarded(shell(), [this] { refresh(); })) return;
            shell().changed();
            const auto file = look::text(page.string());
            shell().say(Tone::Done, "Released, and remembered for later ones. It lies in " + file + ".",
                        {"Open it", [file] { wxLaunchDefaultApplication(file); }});
            focusFirst();
        });
    }

    ReleaseController controller_;
    wxChoice *audience_ = nullptr, *words_ = nullptr;
    wxCheckBox* names_ = nullptr;
    wxTextCtrl *from_ = nullptr, *until_ = nullptr, *context_ = nullptr;
    wxButton* show_ = nullptr;
    wxBoxSizer* preview_ = nullptr; ///< what leaves, once it is shown; its windows stand on the column
    std::string written_;           ///< words written here, while a review is looked at
    CrossSiteReport report_;
};

} // namespace

Page* makeReleasePage(wxWindow* parent, Shell& shell) { return new ReleasePage(parent, shell); }

} // namespace trellis
