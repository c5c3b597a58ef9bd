// The adaptation ledger as a page: every difference of an adapted form from the core, why, since when, and what it does
// to comparison. The same as a table on paper and in a file.
#include "desk/form_upgrades.hpp"
#include "view/render.hpp"
#include "workbench/controller/change_runs.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/view_files.hpp"

#include <wx/choice.h>

#include <algorithm>

namespace trellis {

namespace {

class DifferencesPage : public ColumnPage {
public:
    DifferencesPage(wxWindow* parent, Shell& shell, std::string form)
        : ColumnPage(parent, shell)
        , form_(std::move(form)) {
        build();
    }
    wxString pageTitle() const override { return "What differs from the core"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"This is what to show when somebody asks why your form is different. Roles decide, so roles are named "
              "here, "
              "never people.",
              "Whoever compares places is told of each difference that matters to comparison, as a footnote under the "
              "figure."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

    bool act(const std::string& action) override {
        if (!ledger_ || (action != "print" && action != "keep" && action != "copy")) return false;
        guarded(shell(), [&] {
            if (action == "print") printView(shell().window(), *ledger_);
            if (action == "keep") keep();
            if (action == "copy" && copyView(*ledger_)) shell().say(Tone::Done, "Copied as a table and as text.");
        });
        return true;
    }
    std::vector<PageAction> actions() const override {
        if (!ledger_) return {};
        return {{"copy", "Copy these differences"}, {"keep", "Keep these differences as a file"}};
    }

private:
    void build() override {
        backTo("Library", libraryPlace());
        title("What differs from the core");
        ledger_.reset();
        const FormUpgrades upgrades(desk());
        const auto forms = upgrades.forms();
        if (forms.empty())
            return body(
                "Nothing: no pack in use adapts a form. When one does, every difference stands here with its reason, "
                "for you to read, print and keep.");
        auto found = std::find_if(forms.begin(), forms.end(), [this](auto& one) { return one.form == form_; });
        if (found == forms.end()) found = forms.begin();
        form_ = found->form;
        if (forms.size() > 1) addChoice(forms);
        muted(look::text(found->sentence));
        try {
            ledger_ = upgrades.ledger(form_);
        } catch (const Error& error) {
            return state("warning", look::text(error.message() + " " + error.advice()));
        }
        body(look::text(ledger_->reading));
        auto* row = buttonRow();
        for (const auto& [words, action] :
             {std::pair{"Pr&int", "print"}, {"&Copy", "copy"}, {"&Keep as a file…", "keep"}})
            row->Add(look::button(column(), wxString::FromUTF8(words),
                                  [this, act = std::string(action)] { this->act(act); }),
                     0, wxRIGHT, space::one);
        addChanges(column(), {ledgerChanges(*ledger_, "Form: " + found->title)});
        section("Comparison");
        for (const std::string& note : ledger_->notes) muted(look::text(note));
    }

    void addChoice(const std::vector<AdaptedForm>& forms) {
        wxArrayString titles;
        int at = 0;
        for (std::size_t i = 0; i < forms.size(); ++i) {
            titles.Add(look::text(forms[i].title));
            if (forms[i].form == form_) at = int(i);
        }
        auto* choice = new wxChoice(column(), wxID_ANY, wxDefaultPosition, wxDefaultSize, titles);
        choice->SetSelection(at);
        choice->Bind(wxEVT_CHOICE, [this, forms](wxCommandEvent& event) {
            form_ = forms[std::size_t(event.GetSelection())].form;
            CallAfter([this] { guarded(shell(), [this] { refresh(); }); });
        });
        content()->Add(look::field(column(), "&Form", choice), 0, wxBOTTOM, space::two);
        startAt(choice);
    }

    void keep() {
        const wxString kept = keepView(shell().window(), *ledger_, [this](const std::string& ending) {
            return ending == "csv"   ? viewToCsv(*ledger_)
                   : ending == "txt" ? viewToText(*ledger_)
                                     : viewToHtml(*ledger_);
        });
        if (!kept.empty()) shell().say(Tone::Done, "Kept as " + kept + ".");
    }

    std::string form_;
    std::optional<ViewModel> ledger_;
};

} // namespace

Page* makeDifferencesPage(wxWindow* parent, Shell& shell, const std::string& form) {
    return new DifferencesPage(parent, shell, form);
}

} // namespace trellis
