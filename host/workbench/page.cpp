#include "workbench/page.hpp"

#include <algorithm>

namespace trellis {

Page::Page(wxWindow* parent, Shell& shell)
    : wxPanel(parent)
    , shell_(shell) {
    SetBackgroundColour(toWx(Theme::get().palette().page));
    SetForegroundColour(toWx(Theme::get().palette().text));
    setSpokenRole(this, SpokenRole::Main);
}

void Page::fillContext(wxWindow*, wxSizer*) {}

void Page::focusFirst() { SetFocus(); }

bool Page::act(const std::string&) { return false; }

Column::Column(wxWindow* parent, int widest)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)
    , content_(new wxBoxSizer(wxVERTICAL))
    , widest_(widest) {
    SetBackgroundColour(parent->GetBackgroundColour());
    SetForegroundColour(parent->GetForegroundColour());
    SetScrollRate(0, space::two);
    // A column that only tells can take the keyboard, to be scrolled.
    nameControl(this, "Text of this page");
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(content_, 1, wxEXPAND | wxALL, space::three);
    SetSizer(outer);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        centre();
        event.Skip();
    });
    // A control that takes the focus by keyboard is brought into view.
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        const wxWindow* focused = event.GetWindow();
        if (focused && focused != this) reveal(around(focused));
    });
}

void Column::reveal(const wxWindow* part) {
    const wxRect there(ScreenToClient(part->GetScreenPosition()), part->GetSize());
    int ignored = 0, top = 0;
    GetViewStart(&ignored, &top);
    const int unit = space::two, height = GetClientSize().y;
    if (there.y < 0)
        Scroll(-1, std::max(0, top + (there.y - unit) / unit));
    else if (there.GetBottom() > height && there.height < height)
        Scroll(-1, top + (there.GetBottom() - height + unit + unit - 1) / unit);
}

void Column::clear() {
    Freeze();
    content_->Clear(true);
    Thaw();
}

void Column::centre() {
    if (!widest_) return;
    const int room = GetClientSize().x - 2 * space::three;
    const int wanted = Theme::get().wide(widest_);
    content_->SetMinSize(wxSize(std::max(1, std::min(room, wanted)), -1));
    // Wider windows keep the column at the left edge of the middle, where the title is, and leave the air at the right.
    wxSizerItem* item = GetSizer()->GetItem(std::size_t{0});
    item->SetFlag(room > wanted ? wxALL : wxALL | wxEXPAND);
    item->SetProportion(1);
}

bool guarded(Shell& shell, const std::function<void()>& step) {
    try {
        step();
        return true;
    } catch (const Error& error) {
        shell.trouble(error);
    }
    return false;
}

} // namespace trellis
