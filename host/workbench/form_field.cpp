#include "workbench/form_field.hpp"

#include <wx/statbmp.h>
#include <wx/textctrl.h>

namespace trellis {
namespace {

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (auto& sentence : sentences) out += (out.empty() ? "" : " ") + sentence;
    return out;
}

} // namespace

wxPanel* problemLine(wxWindow* parent, Paragraph*& words) {
    auto* box = new Holder(parent);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* sign = new wxStaticBitmap(box, wxID_ANY, icon("warning", Theme::get().palette().text, 16));
    nameControl(sign, "Please look");
    words = look::body(box, "");
    row->Add(sign, 0, wxRIGHT | wxTOP, 2);
    row->Add(words, 1, wxEXPAND | wxLEFT, space::half);
    box->SetSizer(row);
    return box;
}

FieldRow::FieldRow(wxWindow* parent, FieldPlace place, FieldSize size, const wxString& spoken)
    : Holder(parent)
    , form_(*place.form)
    , path_(place.path)
    , size_(size)
    , spoken_(spoken) {
    auto& item = form_.item(path_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    if (item.type == ItemType::Note) {
        makeNote(column, item);
    } else {
        if (size_ != FieldSize::InGrid) makeHead(column, item);
        place.cell = size_ == FieldSize::InGrid;
        place.compact = size_ == FieldSize::InCard;
        control_ = makeFieldControl(this, std::move(place));
        // A box to write in takes the whole width; anything short keeps the width of what goes into it.
        auto* typed = dynamic_cast<wxTextCtrl*>(control_->window());
        bool wide = size_ == FieldSize::InGrid || (typed && typed->IsMultiLine()) || item.type == ItemType::Choices ||
                    item.type == ItemType::Boolean || (size_ == FieldSize::InCard && item.type == ItemType::Scale) ||
                    (size_ == FieldSize::Full &&
                     (item.type == ItemType::Scale || (item.type == ItemType::Choice && item.options.size() <= 5)));
        column->Add(control_->window(), 0, wide ? wxEXPAND : 0);
        if (form_.onlyRead(path_)) control_->window()->SetBackgroundColour(toWx(Theme::get().palette().card));
        control_->speak(label_, size_ == FieldSize::InGrid ? spoken_ : look::text(item.label), look::text(item.help));
    }
    SetSizer(column);
    showState();
}

void FieldRow::makeHead(wxSizer* into, const Item& item) {
    // Large text or half the width leaves no room for both on one line.
    const bool large = Theme::get().textPercent() >= 140 || size_ == FieldSize::Half;
    auto* head = new wxBoxSizer(large ? wxVERTICAL : wxHORIZONTAL);
    label_ = size_ != FieldSize::InCard ? look::strong(this, look::text(item.label))
                                        : look::body(this, look::text(item.label));
    head->Add(label_, large ? 0 : 1, large ? int(wxEXPAND) : int(wxALIGN_BOTTOM));
    mark_ = look::mutedLabel(this, "");
    head->Add(mark_, 0, large ? 0 : wxALIGN_BOTTOM | wxLEFT, space::one);
    into->Add(head, 0, wxEXPAND | wxBOTTOM, 2);
    if (!item.help.empty())
        into->Add(look::secondary(this, look::text(item.help)), 0, wxEXPAND | wxBOTTOM, space::half);
}

void FieldRow::makeNote(wxSizer* into, const Item& item) {
    auto* box = look::panel(this, Theme::get().palette().card);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* sign = new wxStaticBitmap(box, wxID_ANY, icon("note", Theme::get().palette().text, 20));
    nameControl(sign, "Please note");
    row->Add(sign, 0, wxALL, space::one);
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(look::strong(box, look::text(item.label)), 0, wxEXPAND);
    if (!item.help.empty()) words->Add(look::body(box, look::text(item.help)), 0, wxEXPAND | wxTOP, space::half);
    row->Add(words, 1, wxEXPAND | wxTOP | wxBOTTOM | wxRIGHT, space::one);
    box->SetSizer(row);
    into->Add(box, 0, wxEXPAND);
}

void FieldRow::showValue() {
    if (control_) control_->load();
}

bool FieldRow::showState() {
    bool resized = false;
    bool relevant = form_.form().relevant(path_);
    if (size_ == FieldSize::InGrid) {
        // A cell that is not asked leaves its place empty, so that the columns stay where they are.
        if (control_ && control_->window()->IsShown() != relevant) control_->window()->Show(relevant);
    } else if (IsShown() != relevant) {
        Show(relevant);
        resized = true;
        if (relevant && !control_) announce(this, look::text(form_.item(path_).label));
    }
    if (!control_ || !relevant) return resized;

    auto& item = form_.item(path_);
    setRequired(control_->focusTarget(), form_.required(path_));
    if (mark_) {
        auto words = form_.duty(path_);
        auto rows = path_.inRow() ? form_.shape().find(path_.rowsItem) : nullptr;
        if (!rows || !(rows->classes == item.classes)) words += (words.empty() ? "" : " · ") + form_.marker(item);
        if (words != markWords_) {
            markWords_ = words;
            mark_->SetLabelText(look::text(words));
            resized = true;
        }
    }
    return showProblems() || resized;
}

bool FieldRow::showProblems() {
    auto words = look::text(joined(form_.problems(path_)));
    bool shown = problemBox_ && problemBox_->IsShown();
    if (words.empty()) {
        if (!shown) return false;
        problemBox_->Hide();
        setInvalid(control_->focusTarget(), false);
        describe(control_->focusTarget(), look::text(form_.item(path_).help));
        return true;
    }
    if (!problemBox_) {
        problemBox_ = problemLine(this, problem_);
        GetSizer()->Add(problemBox_, 0, wxEXPAND | wxTOP, space::half);
    }
    bool same = shown && problem_->GetLabelText() == words;
    problemBox_->Show();
    if (same) return false;
    problem_->setText(words);
    setInvalid(control_->focusTarget(), true);
    describe(control_->focusTarget(), words);
    announce(this, words);
    return true;
}

void FieldRow::setSpoken(const wxString& spoken) {
    if (spoken == spoken_ || !control_) return;
    spoken_ = spoken;
    control_->speak(nullptr, spoken_, look::text(form_.item(path_).help));
}

} // namespace trellis
