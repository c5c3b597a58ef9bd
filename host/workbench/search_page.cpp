// Search: words in any record this person may read.
#include "workbench/controller/phrase.hpp"
#include "workbench/controller/records_controller.hpp"
#include "workbench/page_makers.hpp"

namespace trellis {

namespace {

constexpr int mostHits = 50;

class SearchPage : public Page {
public:
    SearchPage(wxWindow* parent, Shell& shell, const std::string& text)
        : Page(parent, shell) {
        auto* head = new wxBoxSizer(wxVERTICAL);
        head->Add(look::title(this, "Search"), 0, wxEXPAND | wxBOTTOM, space::two);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        typed_ = new wxTextCtrl(this, wxID_ANY, look::text(text), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
        nameControl(typed_, "Words to look for");
        look::roomy(typed_);
        typed_->SetHint("Words, or the beginning of one");
        row->Add(typed_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
        row->Add(look::mainButton(this, "&Search", [this] { search(); }), 0, wxALIGN_CENTRE_VERTICAL);
        head->Add(row, 0, wxEXPAND);
        column_ = new Column(this);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(head, 0, wxEXPAND | wxLEFT | wxTOP | wxRIGHT, space::three);
        sizer->Add(column_, 1, wxEXPAND);
        SetSizer(sizer);
        typed_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { search(); });
        if (text.empty())
            teach();
        else
            search();
    }
    wxString pageTitle() const override { return "Search"; }
    void focusFirst() override { typed_->SetFocus(); }
    bool act(const std::string& action) override {
        if (action != "find") return false;
        typed_->SetFocus();
        typed_->SelectAll();
        return true;
    }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"Only what you may read is searched: what others keep to themselves is never found here.",
              "That you searched is noted in the trail of use; what you searched for is not."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void teach() {
        column_->content()->Add(
            look::body(column_, "Here you find words in the records you may read: a topic, an action, a case code. "
                                "Capital letters and accents make no difference."),
            0, wxEXPAND);
    }

    void search() {
        const std::string words = look::utf8(typed_->GetValue().Trim().Trim(false));
        std::vector<SearchHit> hits;
        if (!guarded(shell(), [&] {
                if (!words.empty()) hits = desk().search(words, mostHits);
            }))
            return;
        Freeze();
        column_->clear();
        wxBoxSizer* column = column_->content();
        if (words.empty())
            teach();
        else {
            const std::string number = hits.empty() ? "Nothing was found in what you may read."
                                       : int(hits.size()) == mostHits
                                           ? "The first 50 places. More words narrow it down."
                                           : phrase::count(int(hits.size()), "place", "places") + ".";
            column->Add(look::secondary(column_, look::text(number)), 0, wxEXPAND | wxBOTTOM, space::two);
            announce(column_, look::text(number));
        }
        for (const SearchHit& hit : hits) {
            const RecordLine& record = hit.record;
            const wxString name =
                look::text(phrase::dotted({withWhom(record, desk().me().code), record.kindTitle, record.day.words()}));
            auto* row = new wxBoxSizer(wxHORIZONTAL);
            row->Add(look::strong(column_, name), 1, wxALIGN_CENTRE_VERTICAL);
            wxButton* open = look::quietButton(column_, "Open", [this, record] {
                shell().go({record.draft ? Destination::Kind::Draft : Destination::Kind::Record, record.id});
            });
            nameControl(open, "Open " + name);
            row->Add(open, 0, wxALIGN_CENTRE_VERTICAL);
            column->Add(row, 0, wxEXPAND);
            column->Add(look::body(column_, look::text(hit.excerpt)), 0, wxEXPAND);
            column->Add(look::secondary(column_, look::text(hit.label)), 0, wxEXPAND);
            column->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
        }
        column_->Layout();
        column_->FitInside();
        column_->Scroll(0, 0);
        Thaw();
    }

    wxTextCtrl* typed_;
    Column* column_;
};

} // namespace

Page* makeSearchPage(wxWindow* parent, Shell& shell, const std::string& text) {
    return new SearchPage(parent, shell, text);
}

} // namespace trellis
