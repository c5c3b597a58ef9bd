#include "workbench/review_page.hpp"

#include "workbench/library_pages.hpp"
#include "workbench/native.hpp"

namespace trellis {

namespace {

constexpr int listHeight = 176, sideHeight = 72;
using Choice = UpgradeDecision::Choice;

wxTextCtrl* readOnly(wxWindow* parent, const wxString& name, int height) {
    auto* made = new wxTextCtrl(parent, wxID_ANY, "", wxDefaultPosition, wxSize(-1, Theme::get().wide(height)),
                                wxTE_MULTILINE | wxTE_READONLY | wxTE_NO_VSCROLL);
    native::padText(made);
    nameControl(made, name);
    return made;
}

} // namespace

ReviewPage::ReviewPage(wxWindow* parent, Shell& shell, const std::string& form)
    : Page(parent, shell)
    , form_(form)
    , upgrades_(shell.desk()) {
    const AdaptedForm now = upgrades_.tried(form, {});
    title_ = now.title;
    const auto core = surroundingsOf(shell.environment().installation).form(form);
    review_ = std::make_unique<UpgradeReview>(desk().currentTemplate(form), core, [this](auto& decisions) {
        return upgrades_.tried(form_, decisions).lines;
    }, upgrades_.begun(form));
    auto* column = new Column(this, 0);
    wxBoxSizer* content = column->content();
    auto* back =
        look::quietButton(column, wxString::FromUTF8("‹ Library"), [this] { this->shell().go(libraryPlace()); });
    nameControl(back, "Back to Library");
    content->Add(back, 0, wxBOTTOM, space::half);
    content->Add(look::title(column, look::text("A newer core: " + title_)), 0, wxEXPAND | wxBOTTOM, space::half);
    content->Add(look::secondary(
                     column, look::text("Yours was made for version " + now.coreWas + ", and version " + now.coreNow +
                                        " is here. Until everything below is settled the form in use stays as "
                                        "it is. What you decide is kept when you leave. No record changes.")),
                 0, wxEXPAND | wxBOTTOM, space::one);
    standing_ = look::strong(column, "");
    content->Add(standing_, 0, wxEXPAND | wxBOTTOM, space::one);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(column, 1, wxEXPAND);
    SetSizer(outer);
    list_ = new wxDataViewListCtrl(column, wxID_ANY, wxDefaultPosition, wxSize(-1, Theme::get().wide(listHeight)),
                                   wxDV_SINGLE | wxDV_ROW_LINES);
    makeList(content);
    makeDetail(content);
    makeFoot(content);
    fillList();
    const auto first = review_->nextOpen(review_->rows().size() - 1);
    show(first.value_or(0));
}

void ReviewPage::makeList(wxSizer* into) {
    native::noTypeAhead(list_);
    nameControl(list_, "Changes");
    for (const auto& [words, width] : {std::pair{"State", 190}, {"Question", 330}, {"What of it", 210}, {"Why", 300}})
        list_->AppendTextColumn(words, wxDATAVIEW_CELL_INERT, Theme::get().wide(width), wxALIGN_LEFT,
                                wxDATAVIEW_COL_RESIZABLE);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const int row = list_->GetSelectedRow(); row != wxNOT_FOUND && std::size_t(row) != chosen_)
            show(std::size_t(row));
    });
    into->Add(list_, 0, wxEXPAND | wxBOTTOM, space::two);
}

void ReviewPage::makeDetail(wxSizer* into) {
    wxWindow* parent = list_->GetParent();
    question_ = look::section(parent, "");
    into->Add(question_, 0, wxEXPAND | wxBOTTOM, space::half);
    why_ = look::body(parent, "");
    into->Add(why_, 0, wxEXPAND | wxBOTTOM, space::one);
    const bool large = Theme::get().textPercent() >= 150; // no room for three beside each other
    auto* columns = new wxBoxSizer(large ? wxVERTICAL : wxHORIZONTAL);
    const char* names[] = {"Core was", "Core now", "Ours"};
    for (int side = 0; side < 3; ++side) {
        sides_[side] = readOnly(parent, names[side], sideHeight);
        columns->Add(look::field(parent, names[side], sides_[side]), large ? 0 : 1, wxEXPAND | wxRIGHT | wxBOTTOM,
                     side < 2 && !large ? space::two : space::one);
    }
    into->Add(columns, 0, wxEXPAND | wxBOTTOM, space::one);
    const auto radio = [&](const wxString& words, long style) {
        auto* made = new wxRadioButton(parent, wxID_ANY, words, wxDefaultPosition, wxDefaultSize, style);
        made->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) {
            text_->Enable(edit_->GetValue());
            spot_->Enable(edit_->GetValue());
        });
        into->Add(made, 0, wxBOTTOM, space::half);
        return made;
    };
    keep_ = radio("&Keep ours", wxRB_GROUP);
    take_ = radio("&Take the core's", 0);
    edit_ = radio("&Write it anew", 0);
    text_ = new wxTextCtrl(parent, wxID_ANY, "", wxDefaultPosition, wxSize(-1, Theme::get().wide(sideHeight)),
                           wxTE_MULTILINE);
    native::padText(text_);
    nameControl(text_, "Ours, written anew");
    into->Add(text_, 0, wxEXPAND | wxLEFT | wxBOTTOM, space::two);
    spot_ = new wxChoice(parent, wxID_ANY);
    for (const auto& spot : review_->spots()) spot_->Append(look::text(spot.words));
    nameControl(spot_, "Where it stands from now on");
    into->Add(spot_, 0, wxLEFT | wxBOTTOM, space::two);
}

void ReviewPage::makeFoot(wxSizer* into) {
    wxWindow* parent = list_->GetParent();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    use_ = look::button(parent, "&Settle this change", [this] {
        decide(keep_->GetValue() ? Choice::Keep : take_->GetValue() ? Choice::TakeTheirs : Choice::Edit);
    });
    row->Add(use_, 0, wxRIGHT, space::one);
    next_ = look::button(parent, "&Next that needs you", [this] { next(); });
    row->Add(next_);
    into->Add(row, 0, wxBOTTOM, space::two);
    into->Add(look::line(parent), 0, wxEXPAND | wxBOTTOM, space::two);
    auto* last = new wxBoxSizer(wxHORIZONTAL);
    finish_ = look::mainButton(parent, "&Use it here", [this] { finish(); });
    last->Add(finish_, 0, wxRIGHT, space::one);
    hand_ = look::button(parent, wxString::FromUTF8("&Make the pack's next version…"), [this] { hand(); });
    last->Add(hand_);
    into->Add(last);
}

void ReviewPage::fillList() {
    list_->DeleteAllItems();
    for (const ReviewRow& row : review_->rows()) {
        wxVector<wxVariant> cells;
        for (const std::string& words : {row.state, row.question, row.what, row.why})
            cells.push_back(look::text(words));
        list_->AppendItem(cells);
    }
    standing_->setText(look::text(review_->standing()));
    fillFoot();
}

void ReviewPage::fillFoot() {
    const bool done = review_->finished(), may = desk().packs().mayManage();
    finish_->Enable(done && may);
    hand_->Enable(done && may);
    next_->Enable(review_->open() > 0);
    const wxString waits =
        !may ? "Supervisors, leads and administrators settle this." : look::text(review_->standing());
    for (wxButton* button : {finish_, hand_}) describe(button, done && may ? wxString() : waits);
}

void ReviewPage::show(std::size_t at) {
    if (at >= review_->rows().size()) return;
    chosen_ = at;
    const ReviewRow& row = review_->rows()[at];
    if (list_->GetSelectedRow() != int(at)) list_->SelectRow(unsigned(at));
    question_->setText(look::text("“" + row.question + "”: " + row.what));
    why_->setText(look::text(row.needsSomebody()   ? row.why
                             : row.state[0] == 's' ? "Settled. You can still change it."
                                                   : "It fits the newer core. Nothing is to be decided."));
    const std::string* values[] = {&row.coreWas, &row.coreNow, &row.ours};
    for (int side = 0; side < 3; ++side) sides_[side]->ChangeValue(look::text(*values[side]));
    keep_->Enable(row.mayKeep);
    take_->Enable(row.mayTake);
    edit_->Enable(row.mayEdit);
    take_->SetLabel(row.line.property == "added" ? "Leave it ou&t"
                    : row.line.coreNow.empty()   ? "Le&t ours go"
                                                 : "&Take the core's");
    use_->Enable((row.mayKeep || row.mayTake || row.mayEdit) && desk().packs().mayManage());
    const Choice was = row.decided ? row.decided->choice : row.mayKeep ? Choice::Keep : Choice::TakeTheirs;
    (was == Choice::Keep ? keep_ : was == Choice::Edit ? edit_ : take_)->SetValue(true);
    const bool edits = row.mayEdit && was == Choice::Edit;
    text_->Show(row.mayEdit && !row.place());
    spot_->Show(row.mayEdit && row.place());
    text_->Enable(edits);
    spot_->Enable(edits);
    const std::string start = row.decided && row.decided->choice == Choice::Edit ? row.decided->text : row.line.ours;
    text_->ChangeValue(look::text(start));
    for (std::size_t i = 0; i < review_->spots().size(); ++i)
        if (review_->spots()[i].text == start) spot_->SetSelection(int(i));
    if (spot_->GetSelection() == wxNOT_FOUND && !review_->spots().empty()) spot_->SetSelection(0);
    look::relayout(text_);
}

void ReviewPage::decide(Choice choice) {
    const ReviewRow& row = review_->rows()[chosen_];
    std::string text;
    if (choice == Choice::Edit)
        text = row.place() ? review_->spots()[std::size_t(spot_->GetSelection())].text : look::utf8(text_->GetValue());
    std::string trouble;
    if (!shell().wait("Merging", [&](Progress&) { trouble = review_->decide(chosen_, choice, text); })) return;
    guarded(shell(), [this] { upgrades_.keepBegun(form_, review_->decisions()); });
    fillList();
    show(chosen_);
    if (!trouble.empty()) return shell().say(Tone::Ask, look::text(trouble));
    if (review_->finished()) {
        shell().say(Tone::Done, "Everything is settled. “Use it here” puts it to use.");
        return finish_->SetFocus();
    }
    shell().say(Tone::Done, look::text(review_->standing()));
    next();
}

void ReviewPage::next() {
    if (const auto open = review_->nextOpen(chosen_)) {
        show(*open);
        list_->SetFocus();
    }
}

void ReviewPage::finish() {
    if (!guarded(shell(), [this] { upgrades_.settle(form_, review_->decisions()); })) return;
    goAndSay(shell(), libraryPlace("differences", form_), Tone::Done,
             look::text("“" + title_ +
                        "” follows the newer core from now on, with what you settled. Records stay as they are."));
}

void ReviewPage::openAt(const std::string& bookmark) {
    show(std::size_t(std::atoi(bookmark.c_str())));
    focusFirst();
}

bool ReviewPage::act(const std::string& action) {
    if (action == "next-open")
        next();
    else
        return false;
    return true;
}
std::vector<PageAction> ReviewPage::actions() const { return {{"next-open", "The next change that needs you"}}; }

Page* makeReviewPage(wxWindow* parent, Shell& shell, const std::string& form) {
    return new ReviewPage(parent, shell, form);
}

} // namespace trellis
