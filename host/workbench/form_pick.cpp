// A drop-down list: choices that are many or stand in a narrow cell.
#include "workbench/form_choice.hpp"
#include "workbench/native_choice.hpp"

#include <wx/choice.h>

#include <algorithm>

namespace trellis {
namespace {

/// A drop-down list whose first line is "no answer".
class PickField : public wxChoice, public FieldControl {
public:
    PickField(wxWindow* parent, FieldPlace place)
        : wxChoice(parent, wxID_ANY)
        , FieldControl(std::move(place))
        , lines_(choice::linesOf(form(), path())) {
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
        native::tellFocus(this);
        load();
        Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            auto at = GetSelection();
            auto code = at <= 0 ? std::string() : lines_[std::size_t(at - 1)].code;
            auto changes = form().answer(path(), choice::valueOf(item(), code));
            tip();
            tell(changes);
        });
    }

    wxWindow* window() override { return this; }

    void load() override {
        auto code = choice::codeOf(form().form().value(path()));
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

} // namespace

FieldControl* makePick(wxWindow* parent, FieldPlace place) { return new PickField(parent, std::move(place)); }

} // namespace trellis
