#include "workbench/runner_page.hpp"

#include <utility>

namespace trellis {

CalmBar::CalmBar(wxWindow* parent, CalmActions actions)
    : Holder(parent)
    , actions_(std::move(actions)) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    back_ = look::button(this, "&Back", [this] { actions_.step(-1); });
    back_->SetToolTip("Ctrl+Up");
    next_ = look::button(this, "&Next", [this] { actions_.step(1); });
    next_->SetToolTip("Ctrl+Down");
    nameControl(back_, "Back to the prompt before");
    nameControl(next_, "Next prompt");
    place_ = look::mutedLabel(this, "");
    way_ = look::quietButton(this, "All at once", [this] { actions_.choose(!oneByOne_); });
    row->Add(back_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    row->Add(next_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::two);
    row->Add(place_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::two);
    row->Add(way_, 0, wxALIGN_CENTRE_VERTICAL);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(row, 0, wxLEFT | wxRIGHT, space::three);
    SetSizer(frame);
}

void CalmBar::show(bool oneByOne, std::size_t at, std::size_t all) {
    oneByOne_ = oneByOne;
    back_->Show(oneByOne);
    next_->Show(oneByOne);
    place_->Show(oneByOne);
    // The keyboard is not left on a button that cannot be pressed.
    if (at == 0 && back_->HasFocus()) next_->SetFocus();
    if (at + 1 >= all && next_->HasFocus()) back_->SetFocus();
    back_->Enable(at > 0);
    next_->Enable(at + 1 < all);
    place_->SetLabelText(wxString::Format("%zu of %zu", at + 1, all));
    const wxString way = oneByOne ? "All prompts at once" : "One prompt at a time";
    way_->SetLabel(way);
    nameControl(way_, way);
    GetParent()->Layout();
}

void RunnerPage::showCalm(bool focus, const ItemPath& keep) {
    if (finish_) return;
    view_->flush();
    const bool oneByOne = shell().settings().promptsOneByOne;
    const std::string at = !keep.item.empty()      ? keep.item
                           : step_ < steps_.size() ? steps_[step_].items.front()->id
                                                   : std::string();
    steps_ = writingSteps(run_->form().form(), run_->draft().shareItem());
    step_ = stepOf(steps_, at);
    std::vector<FormPart> parts;
    const Section* section = nullptr;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const bool opens = steps_[i].section != section;
        section = steps_[i].section;
        if (oneByOne && i != step_) continue;
        if (!oneByOne && !opens && !parts.empty()) {
            parts.back().items.insert(parts.back().items.end(), steps_[i].items.begin(), steps_[i].items.end());
            continue;
        }
        parts.push_back({steps_[i].section, steps_[i].items, opens});
    }
    const bool keeps = !keep.item.empty() && (!oneByOne || stepOf(steps_, keep.item) == step_);
    view_->show(std::move(parts), focus && !keeps);
    if (keeps) view_->focusField(keep);
    calm_->show(oneByOne, step_, steps_.size());
}

void RunnerPage::stepCalm(int by) {
    if (!shell().settings().promptsOneByOne) return;
    const auto next = std::ptrdiff_t(step_) + by;
    if (next < 0 || next >= std::ptrdiff_t(steps_.size())) return;
    step_ = std::size_t(next);
    showCalm(false);
    // The prompt itself, not the day or the length that stand before the first.
    for (const Item* item : steps_[step_].items)
        if (item->type == ItemType::LongText && view_->focusField({item->id, "", ""})) return;
    view_->focusFirst();
}

} // namespace trellis
