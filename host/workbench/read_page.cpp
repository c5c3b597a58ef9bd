#include "workbench/read_page.hpp"

#include "workbench/page_makers.hpp"
#include "workbench/read_print.hpp"
#include "workbench/share_dialog.hpp"
#include "workbench/sign_reason.hpp"

#include <wx/checkbox.h>
#include <wx/menu.h>
#include <wx/wrapsizer.h>

namespace trellis {

ReadPage::ReadPage(wxWindow* parent, Shell& shell, const Id& record)
    : Page(parent, shell)
    , read_(shell.desk(), record) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build();
}

void ReadPage::build() {
    Freeze();
    GetSizer()->Clear(true);
    sign_ = nullptr;
    auto* column = new wxBoxSizer(wxVERTICAL);
    makeHead(column);
    makeLayers(column);
    if (auto signers = read_.signers(); !signers.empty() && read_.newest() && !read_.everybodySigned()) {
        sign_ = new SignPanel(this, shell(), read_, [this](const wxString& words) { signedNow(words); });
        column->Add(sign_, 0, wxEXPAND | wxTOP, space::two);
    }
    auto* sheet = look::panel(this, Theme::get().palette().card);
    paper_ = new PaperView(sheet);
    paper_->SetBackgroundColour(sheet->GetBackgroundColour());
    auto* margin = new wxBoxSizer(wxVERTICAL);
    margin->Add(paper_, 1, wxEXPAND | wxALL, space::two);
    sheet->SetSizer(margin);
    column->Add(sheet, 1, wxEXPAND | wxTOP, space::two);
    paper_->show(read_.paper());

    // As wide as a page, not as the window.
    auto* middle = new wxBoxSizer(wxHORIZONTAL);
    middle->Add(column, 1, wxEXPAND);
    GetSizer()->Add(middle, 1, wxEXPAND | wxALL, space::three);
    Thaw();
    Layout();
}

void ReadPage::makeHead(wxSizer* into) {
    into->Add(look::section(this, look::text(read_.title())), 0, wxEXPAND);
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    auto add = [&](wxButton* button) { row->Add(button, 0, wxRIGHT | wxBOTTOM, space::one); };
    // The next station is the page's one main action; the others wait in a menu.
    if (const auto steps = read_.steps(); !steps.empty()) {
        const auto button = read_.nextIsMine() ? look::mainButton : look::button;
        add(button(this, wxControl::EscapeMnemonics(look::text(steps.front().label)),
                   [this, step = steps.front()] { take(step); }));
        if (steps.size() > 1) {
            auto* others = look::button(this, wxString::FromUTF8("&Other steps…"), [] {});
            others->Bind(wxEVT_BUTTON, [this, others](wxCommandEvent&) { otherSteps(others, 1); });
            add(others);
        }
    }
    if (read_.canContinue())
        add(look::mainButton(this, "&Continue writing", [this] {
            shell().go({Destination::Kind::Draft, read_.record()});
        }));
    add(look::button(this, "&Print", [this] { print(); }));
    add(look::button(this, "&Keep as a page", [this] { exportPage(); }));
    if (read_.canAmend()) add(look::button(this, wxString::FromUTF8("&Change…"), [this] { amend(); }));
    if (read_.canShare()) add(look::button(this, wxString::FromUTF8("&Who may read it…"), [this] { share(); }));
    into->Add(row, 0, wxEXPAND | wxTOP, space::one);
}

void ReadPage::take(const KindTransition& step) {
    if (guarded(shell(), [&] { read_.take(step); })) {
        shell().changed();
        shell().go({Destination::Kind::Draft, read_.record()});
    }
}

void ReadPage::otherSteps(wxWindow* under, std::size_t first) {
    const auto steps = read_.steps();
    wxMenu menu;
    for (std::size_t i = first; i < steps.size(); ++i) {
        auto* item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(look::text(steps[i].label)));
        menu.Bind(
            wxEVT_MENU, [this, step = steps[i]](wxCommandEvent&) { take(step); }, item->GetId());
    }
    under->PopupMenu(&menu, 0, under->GetSize().y);
}

void ReadPage::makeLayers(wxSizer* into) {
    auto layers = read_.layers();
    if (layers.size() < 2) return;
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    wxArrayString labels;
    for (auto& layer : layers) labels.Add(look::text(layer.label));
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    int shown = 0;
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (layers[i].revision == read_.view().revision) shown = int(i);
    choice->SetSelection(shown);
    auto* words = look::label(this, "&Text shown");
    labelFor(words, choice);
    row->Add(words, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    row->Add(choice, 0, wxRIGHT, space::one);
    choice->Bind(wxEVT_CHOICE, [this, layers](wxCommandEvent& event) {
        auto revision = layers[std::size_t(event.GetSelection())].revision;
        CallAfter([this, revision] {
            if (guarded(shell(), [&] { read_.showLayer(revision); })) build();
        });
    });
    if (const auto text = read_.textAsSigned())
        row->Add(look::quietButton(this, "Show the text as signed",
                                   [this, first = *text] {
                                       CallAfter([this, first] {
                                           if (guarded(shell(), [&] { read_.showLayer(first); })) build();
                                       });
                                   }),
                 0, wxALIGN_CENTRE_VERTICAL);
    into->Add(row, 0, wxTOP, space::one);
}

void ReadPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    auto& view = read_.view();
    auto heading = [&](const wxString& words) {
        auto* made = look::strong(parent, words);
        setSpokenRole(made, SpokenRole::Heading);
        sizer->Add(made, 0, wxEXPAND | wxTOP, sizer->IsEmpty() ? 0 : space::two);
    };
    auto quiet = [&](const wxString& words) { sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxTOP, 2); };
    if (!view.withheld.empty()) {
        heading("What you do not see");
        quiet("Parts of this record are kept by the pair. That it took place is open to you; what was said is not.");
    }
    if (!view.line.summary.empty()) {
        heading("In short");
        quiet(look::text(view.line.summary));
    }
    heading("History");
    for (auto& layer : view.layers) {
        quiet(look::text(layer.at.utcDay().words() + ", " + layer.author +
                         (layer.reason.empty() ? "" : ": " + layer.reason)));
        for (auto& sign : layer.signOffs)
            quiet(look::text("Signed by " + sign.person + " on " + sign.at.utcDay().words()));
    }
    if (view.layers.empty()) quiet("Still being written.");
    auto* box = new wxCheckBox(parent, wxID_ANY, "Show hashes");
    box->SetValue(hashes_);
    box->SetToolTip("For comparing what was signed with another copy");
    box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        hashes_ = event.IsChecked();
        read_.showHashes(hashes_);
        paper_->show(read_.paper(), true);
    });
    sizer->Add(box, 0, wxTOP, space::one);
}

void ReadPage::refresh() {
    if (guarded(shell(), [&] { read_.reload(); })) build();
}

void ReadPage::focusFirst() {
    if (sign_ && sign_->firstField())
        sign_->firstField()->SetFocus();
    else
        paper_->SetFocus();
}

void ReadPage::signedNow(const wxString& words) {
    build();
    focusFirst();
    shell().changed();
    shell().contextChanged();
    look::Action onwards = [this] { shell().go({}); };
    shell().say(Tone::Done, words, read_.everybodySigned() ? Offer{"Back to Today", onwards} : Offer{});
}

void ReadPage::print() {
    guarded(shell(), [&] {
        if (!printPaper(shell().window(), look::text(read_.title()), read_.paper())) return;
        read_.printed();
        shell().say(Tone::Done, "Printed. Anyone can read the paper; this is noted in the audit trail.");
    });
}

void ReadPage::exportPage() {
    guarded(shell(), [&] {
        auto kept = keepAsPage(shell().window(), read_.title(), [&] { return read_.html(); });
        if (!kept.empty())
            shell().say(Tone::Done,
                        "Kept as a page: " + kept +
                            ". It is readable by anyone who has the file; this is noted in the audit trail.");
    });
}

void ReadPage::share() {
    const auto chosen = askSharing(shell().window(), read_.sharing());
    if (!chosen) return;
    if (!guarded(shell(), [&] { read_.share(chosen->how, chosen->summary); })) return;
    build();
    focusFirst();
    shell().changed();
    shell().contextChanged();
    shell().say(Tone::Done, look::text(sharedWords(chosen->how)));
}

void ReadPage::amend() {
    auto reason = askReason(shell().window());
    if (!reason) return;
    if (guarded(shell(), [&] { read_.amend(*reason); })) {
        shell().changed();
        shell().go({Destination::Kind::Draft, read_.record()});
    }
}

bool ReadPage::act(const std::string& action) {
    if (action == "print") return print(), true;
    if (action == "keep") return exportPage(), true;
    if (action == "amend" && read_.canAmend()) return amend(), true;
    if (action == "share" && read_.canShare()) return share(), true;
    for (auto& step : read_.steps())
        if (action == "step " + step.id) return take(step), true;
    return false;
}

std::vector<PageAction> ReadPage::actions() const {
    std::vector<PageAction> out{{"keep", "Keep this record as a page"}};
    if (read_.canAmend()) out.push_back({"amend", "Change this record"});
    for (auto& step : read_.steps()) out.push_back({"step " + step.id, look::text(step.label)});
    if (read_.canShare()) out.push_back({"share", "Choose who may read it"});
    return out;
}

Page* makeRecordPage(wxWindow* parent, Shell& shell, const Id& record) { return new ReadPage(parent, shell, record); }

} // namespace trellis
