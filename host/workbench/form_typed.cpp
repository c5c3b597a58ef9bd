// Fields that are filled in by typing: one line, or a box that grows with what is written in it.
#include "workbench/form_control.hpp"
#include "workbench/native.hpp"

#include <wx/textctrl.h>
#include <wx/timer.h>

#include <algorithm>
#include <utility>

namespace trellis {
namespace {

std::string withoutBreaks(const std::string& text) {
    std::string out = text;
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// One line: numbers, days, times, codes; read-only for what is calculated, and for what the other writes.
class LineField : public wxTextCtrl, public FieldControl {
public:
    LineField(wxWindow* parent, FieldPlace place)
        : wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                     place.form->form().calculated(place.path) || place.form->onlyRead(place.path) ? wxTE_READONLY : 0)
        , FieldControl(std::move(place)) {
        calculated_ = form().form().calculated(path());
        SetMinSize(wxSize(widthOf(this, letters()), controlHeight(this)));
        if (IsEditable() && !hintWords().empty()) SetHint(hintWords());
        load();
        if (!IsEditable()) return;
        Bind(wxEVT_TEXT, &LineField::onText, this);
        Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            settle();
        });
    }

    wxWindow* window() override { return this; }

    void load() override {
        auto shown = look::text(calculated_ ? form().words(path()) : form().entry(path()));
        if (shown != GetValue()) ChangeValue(shown);
        typed_ = false;
    }

    void flush() override {
        if (!typed_) return;
        typed_ = false;
        tell(form().type(path(), look::utf8(GetValue())));
    }

    bool writeToday() override {
        if (item().type != ItemType::Date || !IsEditable()) return false;
        ChangeValue(look::text(showDay(form().today())));
        typed_ = true;
        settle();
        return true;
    }

private:
    void onText(wxCommandEvent& event) {
        event.Skip();
        typed_ = true;
        // A number counts as soon as it can be read; half a day or a code is not one until the field is left.
        if (item().type == ItemType::Integer || item().type == ItemType::Decimal) {
            auto read = readNumber(look::utf8(GetValue()), item().type == ItemType::Integer);
            if (read.problem.empty()) flush();
        }
    }

    /// The field is left: what was typed is read and written back as it was understood. Its words are not marked any
    /// more, as two fields that look chosen are one too many.
    void settle() {
        if (IsBeingDeleted()) return;
        flush();
        load();
        if (GetStringSelection().empty()) return;
        SetSelection(0, 0);
    }

    int letters() const {
        switch (item().type) {
        case ItemType::Integer:
            return cell() ? 4 : 6;
        case ItemType::Decimal:
        case ItemType::Scale:
            return cell() ? 6 : 8;
        case ItemType::Time:
            return cell() ? 5 : 7;
        case ItemType::Date:
            return cell() ? 10 : 12;
        case ItemType::Case:
            return cell() ? 7 : 12;
        default:
            return cell() ? 14 : 24;
        }
    }

    wxString hintWords() const {
        if (cell()) return {};
        switch (item().type) {
        case ItemType::Date:
            return "dd/mm/yyyy";
        case ItemType::Time:
            return "10:05";
        case ItemType::Case:
            return "such as FK-22";
        default:
            return {};
        }
    }

    bool calculated_ = false;
    bool typed_ = false;
};

/// A box that grows with what is written in it, so that nothing is out of sight; beyond a screenful it scrolls. Also
/// for a short text, which begins as one line and takes no line breaks, and, read-only, for whatever the other wrote or
/// chose.
class LongField : public wxTextCtrl, public FieldControl {
public:
    LongField(wxWindow* parent, FieldPlace place)
        : wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                     wxTE_MULTILINE | wxTE_NO_VSCROLL | (place.form->onlyRead(place.path) ? wxTE_READONLY : 0))
        , FieldControl(std::move(place))
        , later_(this) {
        native::addStyle(this, "writing");
        native::padText(this);
        oneLine_ = item().type != ItemType::LongText;
        SetMinSize(wxSize(widthOf(this, cell() ? 14 : 20), heightOf(linesAtFirst())));
        load();
        if (oneLine_)
            Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
                bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
                if (enter && !event.HasAnyModifiers())
                    Navigate();
                else
                    event.Skip();
            });
        Bind(wxEVT_TEXT, &LongField::onText, this);
        Bind(wxEVT_TIMER, [this](wxTimerEvent&) { flush(); });
        Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            native::addStyle(this, "focused");
        });
        Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            if (IsBeingDeleted()) return;
            native::removeStyle(this, "focused");
            flush();
        });
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            if (event.GetSize().x != width_) width_ = event.GetSize().x, growSoon();
        });
    }

    wxWindow* window() override { return this; }

    void load() override {
        const bool chosen = item().type != ItemType::Text && item().type != ItemType::LongText;
        auto shown = look::text(chosen ? form().words(path()) : drawable(form().entry(path())));
        length_ = long(shown.length());
        if (shown == GetValue()) return;
        auto at = GetInsertionPoint();
        ChangeValue(shown);
        SetInsertionPoint(std::min<long>(at, GetLastPosition()));
        typed_ = false;
        growSoon();
    }

    void flush() override {
        later_.Stop();
        if (!typed_) return;
        typed_ = false;
        tell(form().type(path(), look::utf8(GetValue())));
    }

private:
    /// A text this long is handed on when the hands rest, not at each key.
    static constexpr long longText = 4'000;
    /// And its box has its full height anyway.
    static constexpr long fullHeight = 20'000;
    static constexpr int mostLines = 24;

    int linesAtFirst() const { return oneLine_ ? 1 : item().lines > 0 ? item().lines : 3; }
    int heightOf(int lines) const { return std::max(controlHeight(this), lines * lineHeight() + 2 * space::one); }
    int lineHeight() const { return GetCharHeight() + 1; }

    void onText(wxCommandEvent& event) {
        event.Skip();
        typed_ = true;
        const long before = std::exchange(length_, GetLastPosition());
        if (oneLine_ && length_ < longText && GetNumberOfLines() > 1) replaceBy(withoutBreaks); // pasted
        if (length_ > before + longText) replaceBy(drawable);
        if (GetLastPosition() < longText)
            flush();
        else
            later_.StartOnce(400);
        growSoon();
    }

    void replaceBy(std::string (*change)(const std::string&)) {
        const std::string was = look::utf8(GetValue());
        const std::string words = change(was);
        if (words == was) return;
        auto at = GetInsertionPoint();
        ChangeValue(look::text(words));
        SetInsertionPoint(at);
    }

    void growSoon() {
        if (growing_) return;
        growing_ = true;
        CallAfter([this] {
            growing_ = false;
            grow();
        });
    }

    void grow() {
        int lines = mostLines;
        if (auto last = GetLastPosition(); last < fullHeight) {
            auto first = PositionToCoords(0), end = PositionToCoords(last);
            if (first == wxDefaultPosition || end == wxDefaultPosition) return;
            lines = (end.y - first.y + lineHeight() / 2) / lineHeight() + 1;
        }
        lines = std::clamp(lines, linesAtFirst(), mostLines);
        if (heightOf(lines) == GetMinSize().y) return;
        SetMinSize(wxSize(GetMinSize().x, heightOf(lines)));
        InvalidateBestSize();
        look::relayout(this);
    }

    wxTimer later_;
    int width_ = 0;
    long length_ = 0; ///< characters after the last edit, to know a paste from a key
    bool oneLine_ = false;
    bool typed_ = false;
    bool growing_ = false;
};

} // namespace

FieldControl* makeTypedControl(wxWindow* parent, FieldPlace place) { return new LineField(parent, std::move(place)); }
FieldControl* makeLongText(wxWindow* parent, FieldPlace place) { return new LongField(parent, std::move(place)); }

} // namespace trellis
