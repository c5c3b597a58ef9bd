// The list of a page's records and the filters over it.
#include "workbench/form_control.hpp"
#include "workbench/head_field.hpp"
#include "workbench/native.hpp"
#include "workbench/records_page.hpp"

namespace trellis {

wxChoice* RecordsPage::filter(wxSizer* into, const wxString& label, const std::vector<RecordChoice>& choices,
                              std::string& key) {
    wxArrayString labels;
    int at = 0;
    for (auto& choice : choices) {
        if (choice.key == key) at = int(labels.size());
        labels.Add(look::text(choice.label));
    }
    auto* control = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    control->SetSelection(at);
    control->Bind(wxEVT_CHOICE, [this, choices, &key](wxCommandEvent& event) {
        key = choices[std::size_t(event.GetSelection())].key;
        if (guarded(shell(), [&] { records_.reload(); })) fill();
    });
    into->Add(headField(this, label, control), 0, wxRIGHT | wxBOTTOM, space::two);
    return control;
}

void RecordsPage::makeFilters(wxSizer* into) {
    find_ = new wxTextCtrl(this, wxID_ANY, look::text(records_.text));
    look::roomy(find_);
    find_->SetMinSize(wxSize(widthOf(find_, 14), -1));
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        records_.text = look::utf8(find_->GetValue());
        fill();
    });
    into->Add(headField(this, "&Find", find_), 0, wxRIGHT | wxBOTTOM, space::two);
    filter(into, "Per&son", records_.people(), records_.person);
    if (records_.kinds().size() > 1) filter(into, "&Kind", records_.kindChoices(), records_.kind);
    filter(into, "S&tate", records_.states(), records_.state);
}

void RecordsPage::makeList(wxSizer* into) {
    std::vector<wxString> columns{"Day", "With"};
    if (records_.kinds().size() > 1) columns.push_back("Kind");
    columns.insert(columns.end(), {"State", "In short"});
    list_ = new RowList(this, pageTitle(), columns);
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open(); });
    into->Add(list_, 1, wxEXPAND);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(look::button(this, "&Open", [this] { open(); }), 0, wxRIGHT, space::two);
    older_ = look::button(this, "Show o&lder", [this] {
        const std::string before = chosen();
        if (guarded(shell(), [&] { records_.older(); })) fill();
        choose(before);
        list_->SetFocus();
    });
    foot->Add(older_, 0, wxRIGHT, space::two);
    count_ = look::secondary(this, "");
    foot->Add(count_, 1, wxALIGN_CENTRE_VERTICAL);
    into->Add(foot, 0, wxEXPAND | wxTOP, space::one);
}

void RecordsPage::fill() {
    shown_ = records_.rows();
    std::vector<std::vector<std::string>> lines;
    for (auto& row : shown_) {
        std::vector<std::string> cells{row.day, row.people};
        if (records_.kinds().size() > 1) cells.push_back(row.kind);
        cells.push_back(row.state);
        cells.push_back(row.summary + (row.waiting.empty() ? "" : (row.summary.empty() ? "" : " · ") + row.waiting));
        lines.push_back(std::move(cells));
    }
    list_->show(lines);
    older_->Show(records_.more());
    const bool all = shown_.size() == records_.total();
    if (shown_.empty())
        count_->setText("Nothing fits what you chose above.");
    else if (records_.more())
        count_->setText((all ? wxString() : wxString::Format("%zu of the ", shown_.size())) +
                        wxString::Format("newest %zu; there are older ones.", records_.total()));
    else
        count_->setText(all ? wxString::Format("%zu in all. Enter opens one.", shown_.size())
                            : wxString::Format("%zu of %zu", shown_.size(), records_.total()));
    Layout();
}

std::string RecordsPage::chosen() const {
    const int at = list_ ? list_->GetSelectedRow() : wxNOT_FOUND;
    return at == wxNOT_FOUND || std::size_t(at) >= shown_.size() ? std::string() : shown_[std::size_t(at)].id;
}

void RecordsPage::choose(const Id& record) {
    if (!list_ || record.empty()) return;
    for (std::size_t at = 0; at < shown_.size(); ++at)
        if (shown_[at].id == record) {
            list_->SelectRow(unsigned(at));
            native::showInTheMiddle(list_, int(at));
        }
}

void RecordsPage::open() {
    const Id record = chosen();
    for (auto& row : shown_)
        if (row.id == record)
            return shell().go({row.draft ? Destination::Kind::Draft : Destination::Kind::Record, row.id});
}

} // namespace trellis
