// Radio buttons: yes and no, short choices, scales.
#include "workbench/form_choice.hpp"

#include <wx/radiobut.h>

namespace trellis {
namespace {

/// Room beside the words of a button where they stand side by side.
constexpr int radioRoom = 4 * space::one;

/// Radio buttons. Nothing is chosen until somebody chooses: a hidden first button holds that state.
class RadioField : public Holder, public FieldControl {
public:
    RadioField(wxWindow* parent, FieldPlace place)
        : Holder(parent)
        , FieldControl(std::move(place))
        , lines_(choice::linesOf(form(), path())) {
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
        auto code = choice::codeOf(form().form().value(path()));
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
            auto words = choice::wrapped(this, look::text(lines_[i].label), width - choice::markRoom);
            if (words != radios_[i]->GetLabel()) radios_[i]->SetLabel(words), changed = true;
        }
        if (changed) look::relayout(this);
    }

    void choose(const std::string& code) {
        auto changes = form().answer(path(), choice::valueOf(item(), code));
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

} // namespace

FieldControl* makeRadios(wxWindow* parent, FieldPlace place) { return new RadioField(parent, std::move(place)); }

} // namespace trellis
