// Fields that are filled in by choosing: radio buttons, a drop-down list, check boxes.
#include "workbench/form_control.hpp"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/scrolwin.h>

namespace trellis {
namespace {

/// The answer that a code stands for, in the type of the item.
Value valueOf(const Item& item, const std::string& code) {
    if (code.empty()) return Missing{};
    if (item.type == ItemType::Boolean) return code == "yes";
    if (item.type == ItemType::Scale) return readNumber(code, false).value;
    return Code{code};
}

std::string codeOf(const Value& value) {
    if (auto yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
    if (auto number = std::get_if<double>(&value)) return shortest(*number);
    if (auto code = std::get_if<Code>(&value)) return code->code;
    return "";
}

std::vector<ChoiceLine> linesOf(const FormController& form, const ItemPath& path) {
    if (form.item(path).type == ItemType::Boolean) return {{"yes", "Yes"}, {"no", "No"}};
    return form.choices(path);
}

/// Labels of check boxes and radio buttons do not wrap by themselves; this breaks them where they would leave the
/// column.
wxString wrapped(wxWindow* window, const wxString& words, int width) {
    return wxControl::EscapeMnemonics(look::broken(window, words, width));
}

/// Room beside the words of a box or button: its mark and the air around it.
constexpr int markRoom = 5 * space::one;
/// The same where radio buttons stand side by side.
constexpr int radioRoom = 4 * space::one;
constexpr int columnForLabels = 600;

/// Radio buttons. Nothing is chosen until somebody chooses: a hidden first button holds that state.
class RadioField : public Holder, public FieldControl {
public:
    RadioField(wxWindow* parent, FieldPlace place)
        : Holder(parent)
        , FieldControl(std::move(place))
        , lines_(linesOf(form(), path())) {
        none_ = new wxRadioButton(this, wxID_ANY, "No answer", wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
        none_->Hide();
        for (auto& line : lines_) flatWidth_ += GetTextExtent(look::text(line.label)).x + radioRoom + space::two;
        if (!item().required) flatWidth_ += GetTextExtent("Clear").x + space::two;
        row_ = new wxBoxSizer(wxHORIZONTAL);
        for (auto& line : lines_) {
            auto* radio = new wxRadioButton(this, wxID_ANY, wxControl::EscapeMnemonics(look::text(line.label)));
            radio->Bind(wxEVT_RADIOBUTTON, [this, code = line.code](wxCommandEvent&) { choose(code); });
            radio->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
                if (event.GetKeyCode() == WXK_DELETE || event.GetKeyCode() == WXK_BACK)
                    choose("");
                else if (event.HasAnyModifiers() || !chooseDigit(event.GetKeyCode()))
                    event.Skip();
            });
            row_->Add(radio, 0, wxRIGHT, space::two);
            radios_.push_back(radio);
        }
        clear_ = look::quietButton(this, "Clear", [this] {
            choose("");
            radios_.front()->SetFocus();
        });
        clear_->SetToolTip("Delete");
        clear_->DisableFocusFromKeyboard(); // the Delete key does the same, and the next question is one Tab away
        if (item().required)
            clear_->Hide(); // can be changed, not left open
        else
            row_->Add(clear_, 0, wxRESERVE_SPACE_EVEN_IF_HIDDEN);
        SetSizer(row_);
        SetMinSize(wxSize(space::four, -1));
        load();
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            if (event.GetSize().x != width_) fit(width_ = event.GetSize().x);
        });
    }

    wxWindow* window() override { return this; }
    wxWindow* focusTarget() override {
        for (auto* radio : radios_)
            if (radio->GetValue()) return radio;
        return radios_.empty() ? static_cast<wxWindow*>(this) : radios_.front();
    }

    void load() override {
        auto code = codeOf(form().form().value(path()));
        bool found = false;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].code == code) {
                radios_[i]->SetValue(true);
                found = true;
            }
        if (!found) none_->SetValue(true);
        if (!item().required) clear_->Show(found);
    }

    void speak(wxWindow* label, const wxString& name, const wxString& help) override {
        if (label) labelFor(label, this);
        nameControl(this, name);
        for (std::size_t i = 0; i < radios_.size(); ++i) {
            nameControl(radios_[i], look::text(lines_[i].label)); // whole, however it is broken on screen
            describe(radios_[i], help.empty() ? name : name + ". " + help);
        }
        nameControl(clear_, "Clear the answer to " + name);
    }

private:
    /// Side by side where there is room, one under the other where not.
    void fit(int width) {
        const int way = width >= flatWidth_ ? wxHORIZONTAL : wxVERTICAL;
        bool changed = way != row_->GetOrientation();
        row_->SetOrientation(way);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            auto words = wrapped(this, look::text(lines_[i].label), width - markRoom);
            if (words != radios_[i]->GetLabel()) radios_[i]->SetLabel(words), changed = true;
        }
        if (changed) look::relayout(this);
    }

    void choose(const std::string& code) {
        auto changes = form().answer(path(), valueOf(item(), code));
        load();
        tell(changes);
    }

    /// On a scale a digit chooses its point.
    bool chooseDigit(int key) {
        if (item().type != ItemType::Scale) return false;
        if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9) key = '0' + key - WXK_NUMPAD0;
        if (key < '0' || key > '9') return false;
        const std::string code(1, char(key));
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].code == code) {
                choose(code);
                radios_[i]->SetFocus();
                announce(radios_[i], look::text(lines_[i].label));
                return true;
            }
        return false;
    }

    std::vector<ChoiceLine> lines_;
    wxRadioButton* none_;
    std::vector<wxRadioButton*> radios_;
    wxButton* clear_;
    wxBoxSizer* row_;
    int flatWidth_ = 0;
    int width_ = 0;
};

/// A drop-down list whose first line is "no answer".
class PickField : public wxChoice, public FieldControl {
public:
    PickField(wxWindow* parent, FieldPlace place)
        : wxChoice(parent, wxID_ANY)
        , FieldControl(std::move(place))
        , lines_(linesOf(form(), path())) {
        wxArrayString labels;
        labels.Add(cell() ? wxString::FromUTF8("–") : wxString("Please choose"));
        int longest = 0;
        for (auto& line : lines_) {
            labels.Add(look::text(line.label));
            longest = std::max(longest, GetTextExtent(labels.Last()).x);
        }
        Append(labels);
        if (cell()) {
            const int width = std::clamp(longest + 6 * space::one, widthOf(this, 6), widthOf(this, 16));
            SetMinSize(wxSize(width, -1));
        }
        load();
        Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            auto at = GetSelection();
            auto code = at <= 0 ? std::string() : lines_[std::size_t(at - 1)].code;
            auto changes = form().answer(path(), valueOf(item(), code));
            tip();
            tell(changes);
        });
        // Scrolling the page must not change an answer that happens to pass under the pointer.
        Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
            wxWindow* up = GetParent();
            while (up && !dynamic_cast<wxScrolledWindow*>(up)) up = up->GetParent();
            if (up) up->GetEventHandler()->ProcessEvent(event);
        });
    }

    wxWindow* window() override { return this; }

    void load() override {
        auto code = codeOf(form().form().value(path()));
        int at = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].code == code && !code.empty()) at = int(i) + 1;
        if (GetSelection() != at) SetSelection(at);
        tip();
    }

private:
    /// In a narrow cell the words may be longer than the room.
    void tip() {
        if (!cell()) return;
        if (GetSelection() > 0)
            SetToolTip(GetStringSelection());
        else
            UnsetToolTip();
    }

    std::vector<ChoiceLine> lines_;
};

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
        for (auto& line : lines_) widest = std::max(widest, GetTextExtent(look::text(line.label)).x + markRoom);
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
        const int each = (width - (scroll_ ? space::three : 0)) / columns - markRoom;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            auto words = wrapped(this, look::text(lines_[i].label), each);
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

FieldControl* makeRadios(wxWindow* parent, FieldPlace place) { return new RadioField(parent, std::move(place)); }
FieldControl* makePick(wxWindow* parent, FieldPlace place) { return new PickField(parent, std::move(place)); }
FieldControl* makeChecks(wxWindow* parent, FieldPlace place) { return new CheckField(parent, std::move(place)); }

} // namespace trellis
