#include "workbench/runner_sections.hpp"

#include "workbench/native.hpp"

namespace trellis {
namespace {

constexpr int paneWidth = 216;

/// As wide as a sign, so that all titles begin in one line.
wxBitmap noSign() {
    wxImage nothing(16, 16);
    nothing.InitAlpha();
    std::fill_n(nothing.GetAlpha(), 16 * 16, static_cast<unsigned char>(0));
    return wxBitmap(nothing);
}

} // namespace

SectionList::SectionList(wxWindow* parent, std::function<void(const std::string&)> chosen)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)
    , chosen_(std::move(chosen)) {
    SetScrollRate(0, space::one);
    SetMinSize(wxSize(Theme::get().wide(paneWidth), -1));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    setSpokenRole(this, SpokenRole::Navigation);
    nameControl(this, "Sections");
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (event.HasAnyModifiers() || (key != WXK_UP && key != WXK_DOWN)) return event.Skip();
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (!entries_[i].button->HasFocus()) continue;
            auto next = key == WXK_DOWN ? i + 1 : i - 1;
            if (next < entries_.size()) entries_[next].button->SetFocus();
            return;
        }
    });
}

void SectionList::show(const std::vector<SectionLine>& lines) {
    bool same = lines.size() == entries_.size();
    for (std::size_t i = 0; same && i < lines.size(); ++i) same = lines[i].id == entries_[i].line.id;
    if (!same) {
        GetSizer()->Clear(true);
        entries_.clear();
        GetSizer()->AddSpacer(space::two);
        for (auto& line : lines) {
            auto* button =
                new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_LEFT | wxBORDER_NONE);
            native::addStyle(button, "place");
            button->Bind(wxEVT_BUTTON, [this, id = line.id](wxCommandEvent&) { chosen_(id); });
            GetSizer()->Add(button, 0, wxEXPAND | wxLEFT | wxRIGHT, space::half);
            GetSizer()->AddSpacer(space::one); // titles of two lines stay apart
            entries_.push_back({line, button});
            draw(entries_.back(), true);
        }
        Layout();
        FitInside();
        return;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& was = entries_[i].line;
        bool changed = was.complete != lines[i].complete || was.empty != lines[i].empty ||
                       was.current != lines[i].current || was.used != lines[i].used;
        was = lines[i];
        if (changed) draw(entries_[i], false);
    }
}

void SectionList::draw(Entry& entry, bool anew) {
    auto& palette = Theme::get().palette();
    auto& line = entry.line;
    auto* button = entry.button;
    if (anew) {
        button->SetFont(Theme::get().strong()); // measured at its widest
        auto words = look::text(line.title);
        if (line.minutes > 0) words += wxString::Format(wxString::FromUTF8("\u00a0\u00a0%d′"), line.minutes);
        // Titles of sections are sentences, shown over as many lines as they need.
        const int room = Theme::get().wide(paneWidth) - 56;
        button->SetLabel(wxControl::EscapeMnemonics(look::broken(button, words, room)));
    }
    const char* sign = line.complete ? "check" : line.current ? "edit" : line.empty ? "remove" : "";
    if (*sign)
        button->SetBitmap(icon(sign, line.current ? palette.accentInk : palette.text, 16));
    else
        button->SetBitmap(noSign());
    button->SetBitmapMargins(space::half, 0);
    (line.current ? native::addStyle : native::removeStyle)(button, "current");
    button->SetFont(line.current ? Theme::get().strong() : Theme::get().body());
    native::alignLeft(button);
    nameControl(button, look::text(line.words()));
    wxString tip = line.empty ? wxString("Left empty") : wxString();
    if (line.used > 0) tip += (tip.empty() ? "" : ", ") + wxString::Format("%d minutes used here", line.used);
    if (!tip.empty()) button->SetToolTip(tip);
}

void SectionList::focusCurrent() {
    for (auto& entry : entries_)
        if (entry.line.current) return entry.button->SetFocus();
}

} // namespace trellis
