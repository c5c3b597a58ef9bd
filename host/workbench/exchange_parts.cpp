#include "workbench/exchange_parts.hpp"

#include "workbench/native.hpp"

namespace trellis {

wxDataViewListCtrl* readingList(wxWindow* parent, const wxString& name,
                                const std::vector<std::pair<const char*, int>>& columns,
                                const std::vector<ExchangeLine>& lines) {
    auto* made = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_SINGLE);
    for (const auto& [title, width] : columns)
        made->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, Theme::get().wide(width));
    for (const auto& line : lines) {
        wxVector<wxVariant> row;
        for (const std::string& cell : line) row.push_back(look::text(cell));
        made->AppendItem(row);
    }
    nameControl(made, name);
    native::noTypeAhead(made);
    made->SetMinSize({-1, Theme::get().wide(36 + 28 * static_cast<int>(std::min<std::size_t>(lines.size(), 7) + 1))});
    if (!lines.empty()) made->SelectRow(0);
    return made;
}

wxSizer* exchangeList(wxWindow* parent, const wxString& heading, const wxString& when, const wxString& who,
                      const std::vector<ExchangeLine>& lines, const wxString& nothing) {
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(look::section(parent, heading), 0, wxEXPAND | wxBOTTOM, space::one);
    if (lines.empty()) {
        sizer->Add(look::secondary(parent, nothing), 0, wxEXPAND);
        return sizer;
    }
    const std::string whenTitle = look::utf8(when), whoTitle = look::utf8(who);
    sizer->Add(readingList(parent, heading,
                           {{whenTitle.c_str(), 170}, {whoTitle.c_str(), 170}, {"By", 110}, {"What", 240}}, lines),
               0, wxEXPAND);
    return sizer;
}

SendPart::SendPart(wxWindow* parent, ExchangeController& controller, Shell& shell)
    : Holder(parent)
    , controller_(controller)
    , shell_(shell) {
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(look::section(this, "Send"), 0, wxEXPAND | wxBOTTOM, space::one);
    if (controller_.correspondents().empty()) {
        sizer->Add(look::body(this, "To send records, keep somebody's key first, below under Keys."), 0, wxEXPAND);
        SetSizer(sizer);
        return;
    }
    for (auto& one : controller_.correspondents()) {
        people_.push_back(new wxCheckBox(this, wxID_ANY, look::text("For " + one.code + " · " + words(one.role))));
        sizer->Add(people_.back(), 0, wxBOTTOM, space::half);
    }
    if (people_.size() == 1) people_.front()->SetValue(true);
    auto* days = new wxBoxSizer(wxHORIZONTAL);
    from_ = new wxTextCtrl(this, wxID_ANY);
    until_ = new wxTextCtrl(this, wxID_ANY);
    days->Add(look::field(this, "&From", from_, "A day; empty: from the beginning"), 1, wxRIGHT, space::two);
    days->Add(look::field(this, "&Until", until_, "A day; empty: until now"), 1);
    sizer->Add(days, 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    sizer->Add(look::button(this, "&Show what leaves", [this] { show(); }), 0, wxBOTTOM, space::one);
    preview_ = new Holder(this);
    preview_->SetSizer(new wxBoxSizer(wxVERTICAL));
    preview_->Hide();
    sizer->Add(preview_, 0, wxEXPAND);
    SetSizer(sizer);
}

std::vector<PersonCode> SendPart::chosen() const {
    std::vector<PersonCode> out;
    for (std::size_t i = 0; i < people_.size(); ++i)
        if (people_[i]->GetValue()) out.push_back(controller_.correspondents()[i].code);
    return out;
}

void SendPart::show() {
    if (!guarded(shell_, [&] {
            request_ = controller_.request(chosen(), look::utf8(from_->GetValue()), look::utf8(until_->GetValue()));
        }))
        return;
    Departure departure;
    if (!shell_.wait("Choosing what may leave",
                     [&](Progress& progress) { departure = controller_.preview(request_, progress); }) ||
        departure.cancelled)
        return;
    preview_->GetSizer()->Clear(true);
    auto add = [&](wxWindow* one) { preview_->GetSizer()->Add(one, 0, wxEXPAND | wxBOTTOM, space::one); };
    const auto said = look::text(ExchangeController::summary(departure));
    add(look::body(preview_, said));
    if (!departure.records.empty()) {
        add(readingList(preview_, "Records that leave",
                        {{"Kind", 190}, {"Day", 150}, {"People", 170}, {"Answers", 80}, {"Withheld", 80}},
                        ExchangeController::recordLines(departure)));
        add(readingList(preview_, "Questions that leave and stay",
                        {{"Form", 190}, {"Question", 300}, {"Leave", 80}, {"Stay", 80}},
                        ExchangeController::questionLines(departure)));
        add(look::mainButton(preview_, "S&eal and save…", [this] {
            if (onSend) onSend(request_);
        }));
    }
    preview_->Show();
    look::relayout(preview_);
    announce(preview_, said);
}

ConflictPart::ConflictPart(wxWindow* parent, const Conflict& conflict, Decide decide)
    : Holder(parent)
    , conflict_(conflict) {
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    const auto what = look::text(conflict.record.kindTitle + " of " + conflict.record.day.words());
    sizer->Add(look::section(this, "Two versions: " + what), 0, wxEXPAND | wxBOTTOM, space::half);
    for (std::size_t side = 0; side < conflict.sides.size(); ++side)
        sizer->Add(look::body(this, look::text(ExchangeController::sideWords(conflict, side))), 0, wxEXPAND | wxBOTTOM,
                   space::half);
    const int columns = static_cast<int>(conflict.sides.size());
    for (auto& line : conflict.differences) {
        sizer->Add(look::strong(this, look::text(line.label)), 0, wxEXPAND | wxTOP | wxBOTTOM, space::half);
        auto* grid = new wxFlexGridSizer(columns, space::half, space::two);
        for (int i = 0; i < columns; ++i) grid->AddGrowableCol(i, 1);
        auto& row = buttons_.emplace_back();
        for (std::size_t side = 0; side < line.words.size(); ++side) {
            auto* cell = new wxBoxSizer(wxVERTICAL);
            const auto version = wxString::Format("Version %d", static_cast<int>(side + 1));
            if (conflict.mine) {
                row.push_back(new wxRadioButton(this, wxID_ANY, version, wxDefaultPosition, wxDefaultSize,
                                                side == 0 ? wxRB_GROUP : 0));
                nameControl(row.back(), look::text(line.label) + ": " + version);
                describe(row.back(), look::text(line.words[side]));
                cell->Add(row.back(), 0, wxBOTTOM, space::half);
            } else {
                cell->Add(look::mutedLabel(this, version), 0, wxBOTTOM, space::half);
            }
            cell->Add(look::body(this, line.words[side].empty() ? wxString("no answer") : look::text(line.words[side])), 0,
                      wxEXPAND);
            grid->Add(cell, 1, wxEXPAND);
        }
        sizer->Add(grid, 0, wxEXPAND);
    }
    if (!conflict.mine) {
        sizer->Add(look::secondary(this, look::text(conflict.why)), 0, wxEXPAND | wxTOP, space::one);
        SetSizer(sizer);
        return;
    }
    reason_ = new wxTextCtrl(this, wxID_ANY);
    sizer->Add(look::field(this, "Wh&y", reason_, "For those who read it later"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    auto* button = look::button(this, "Make it one", [this, decide] {
        ExchangeController::Choice choice;
        for (std::size_t i = 0; i < conflict_.differences.size(); ++i)
            for (std::size_t side = 0; side < buttons_[i].size(); ++side)
                if (buttons_[i][side]->GetValue()) choice.take[conflict_.differences[i].item] = side;
        decide(conflict_, choice, look::utf8(reason_->GetValue()));
    });
    nameControl(button, "Make it one: " + what);
    sizer->Add(button);
    SetSizer(sizer);
}

} // namespace trellis
