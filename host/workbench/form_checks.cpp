// Check boxes: several answers to one question.
#include "workbench/form_choice.hpp"

#include <wx/checkbox.h>
#include <wx/scrolwin.h>

#include <algorithm>

namespace trellis {
namespace {

constexpr int columnForLabels = 600;

/// Check boxes; a long list scrolls and can be narrowed by typing.
class CheckField : public Holder, public FieldControl {
public:
    CheckField(wxWindow* parent, FieldPlace place)
        : Holder(parent)
        , FieldControl(std::move(place))
        , lines_(form().choices(path())) {
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        wxWindow* holder = this;
        if (lines_.size() > longList) {
            find_ = new wxTextCtrl(this, wxID_ANY);
            find_->SetHint("Find in this list");
            find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { narrow(); });
            sizer->Add(find_, 0, wxEXPAND | wxBOTTOM, space::half);
            scroll_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                           wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_THEME);
            scroll_->SetScrollRate(0, space::one);
            scroll_->SetMinSize(wxSize(-1, (GetCharHeight() + space::one) * 8));
            holder = scroll_;
        }
        int widest = 0;
        for (auto& line : lines_) widest = std::max(widest, GetTextExtent(look::text(line.label)).x + choice::markRoom);
        grid_ = new wxFlexGridSizer(widest * 2 <= columnForLabels && lines_.size() > 3 ? 2 : 1, 2, space::two);
        for (auto& line : lines_) {
            auto* box = new wxCheckBox(holder, wxID_ANY, wxControl::EscapeMnemonics(look::text(line.label)));
            box->Bind(wxEVT_CHECKBOX, [this, code = line.code](wxCommandEvent& event) {
                tell(form().tick(path(), code, event.IsChecked()));
            });
            grid_->Add(box, 0, wxEXPAND);
            boxes_.push_back(box);
        }
        if (scroll_) {
            scroll_->SetSizer(grid_);
            scroll_->FitInside();
            sizer->Add(scroll_, 0, wxEXPAND);
        } else
            sizer->Add(grid_, 0, wxEXPAND);
        SetSizer(sizer);
        SetMinSize(wxSize(space::four, -1));
        widest_ = widest;
        load();
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            if (event.GetSize().x != width_) fit(width_ = event.GetSize().x);
        });
    }

    wxWindow* window() override { return this; }
    wxWindow* focusTarget() override {
        return find_ ? static_cast<wxWindow*>(find_) : boxes_.empty() ? this : static_cast<wxWindow*>(boxes_.front());
    }

    void load() override {
        auto codes = std::get_if<Codes>(&form().form().value(path()));
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            bool on = codes && std::find(codes->begin(), codes->end(), lines_[i].code) != codes->end();
            if (boxes_[i]->GetValue() != on) boxes_[i]->SetValue(on);
        }
    }

    void speak(wxWindow* label, const wxString& name, const wxString& help) override {
        if (label) labelFor(label, this);
        nameControl(this, name);
        for (auto* box : boxes_) describe(box, help.empty() ? name : name + ". " + help);
        if (find_) nameControl(find_, "Find in " + name);
    }

private:
    static constexpr std::size_t longList = 14;

    /// Two columns where both have room; words that are still too long are broken.
    void fit(int width) {
        const int columns = widest_ * 2 + space::two <= width && lines_.size() > 3 ? 2 : 1;
        bool changed = columns != grid_->GetCols();
        grid_->SetCols(columns);
        const int each = (width - (scroll_ ? space::three : 0)) / columns - choice::markRoom;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            auto words = choice::wrapped(this, look::text(lines_[i].label), each);
            if (words != boxes_[i]->GetLabel()) boxes_[i]->SetLabel(words), changed = true;
        }
        if (!changed) return;
        if (scroll_) scroll_->Layout(), scroll_->FitInside();
        look::relayout(this);
    }

    void narrow() {
        auto wanted = find_->GetValue().Lower();
        for (std::size_t i = 0; i < lines_.size(); ++i)
            boxes_[i]->Show(wanted.empty() || boxes_[i]->GetValue() ||
                            look::text(lines_[i].label).Lower().Contains(wanted));
        scroll_->Layout();
        scroll_->FitInside();
    }

    std::vector<ChoiceLine> lines_;
    wxTextCtrl* find_ = nullptr;
    wxScrolledWindow* scroll_ = nullptr;
    wxFlexGridSizer* grid_;
    int widest_ = 0;
    int width_ = 0;
    std::vector<wxCheckBox*> boxes_;
};

} // namespace

FieldControl* makeChecks(wxWindow* parent, FieldPlace place) { return new CheckField(parent, std::move(place)); }

} // namespace trellis
