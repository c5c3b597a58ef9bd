#include "workbench/views_part.hpp"

#include "workbench/controller/release_controller.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/form_control.hpp"
#include "workbench/head_field.hpp"
#include "workbench/how_part.hpp"
#include "workbench/release_page.hpp"
#include "workbench/view_files.hpp"
#include "workbench/view_rows.hpp"

#include <wx/choice.h>
#include <wx/menu.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace trellis {

namespace {

/// A drop-down list is no wider than this many letters; a longer name is whole in the list itself.
constexpr int widestChoice = 26;
constexpr int largeText = 150;

/// Is it among those that go out across places, and may this person give them out?
bool standsInReport(Desk& desk, const std::string& view) {
    const auto all = desk.plugins().views();
    const auto found = std::ranges::find_if(all, [&](auto* one) { return one->id == view; });
    return found != all.end() && (*found)->crossSite && ReleaseController::offered(desk);
}

} // namespace

ViewsPart::ViewsPart(wxWindow* parent, wxSizer* fields, Shell& shell, ViewsController& views, ViewPane::Foot foot)
    : wxPanel(parent)
    , shell_(shell)
    , views_(views) {
    m_container.DisableSelfFocus();
    SetBackgroundColour(parent->GetBackgroundColour());
    SetForegroundColour(parent->GetForegroundColour());
    const ViewOffer& offer = *views_.current();
    if (offer.aboutSomebody) {
        const auto subjects = views_.subjects();
        std::size_t at = 0;
        for (std::size_t i = 0; i < subjects.size(); ++i)
            if (subjects[i].id == views_.subject()) at = i;
        if (!subjects.empty())
            addChoice(fields, "A&bout", subjects, at, [this, subjects](std::size_t i) {
                views_.setSubject(subjects[i].id);
                load();
            });
    }
    addChoice(fields, "&Period", views_.periods(), views_.period(), [this](std::size_t i) {
        views_.setPeriod(i);
        load();
    });
    for (const ViewChoice& choice : offer.choices) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < choice.options.size(); ++i)
            if (choice.options[i].id == views_.option(choice.id)) at = i;
        addChoice(fields, look::text(choice.label), choice.options, at, [this, choice](std::size_t i) {
            views_.setOption(choice.id, choice.options[i].id);
            load();
        });
    }
    auto* column = new wxBoxSizer(wxVERTICAL);
    pane_ = new ViewPane(
        this, std::move(foot), [this](const AskedRow& row) { explain(row); }, scrollsWithPage());
    column->Add(pane_, 1, wxEXPAND);
    how_ = new HowPart(this, shell_, [this] { CallAfter([this] { backToView(); }); });
    how_->Hide();
    column->Add(how_, 1, wxEXPAND);
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    std::vector<std::pair<wxString, look::Action>> deeds{
        {"&Copy", [this] { guarded(shell_, [this] { copy(); }); }},
        {"Pr&int", [this] { guarded(shell_, [this] { print(); }); }},
        {wxString::FromUTF8("&Keep as a file…"), [this] { guarded(shell_, [this] { keep(); }); }}};
    if (standsInReport(shell_.desk(), offer.id))
        deeds.emplace_back(wxString::FromUTF8("Re&lease a report…"), [this] {
            shell_.go({Destination::Kind::Exchange, releaseId});
        });
    if (scrollsWithPage()) {
        row->Add(look::button(this, wxString::FromUTF8("&More…"), [this, deeds] { more(deeds); }));
    } else {
        ask_ = look::button(this, "How &did this number come about?", [this] { explain(pane_->row()); });
        row->Add(ask_, 0, wxRIGHT, space::one);
        for (auto& [words, act] : deeds) row->Add(look::button(this, words, act), 0, wxRIGHT, space::one);
    }
    foot_ = row;
    column->Add(row, 0, wxEXPAND | wxTOP, space::one);
    SetSizer(column);
}

bool ViewsPart::scrollsWithPage() { return Theme::get().textPercent() >= largeText; }

/// Several buttons of large text would take the lines that the view is read in.
void ViewsPart::more(const std::vector<std::pair<wxString, look::Action>>& deeds) {
    wxMenu menu;
    const auto offer = [&](const wxString& words, const look::Action& act) {
        auto* item = menu.Append(wxID_ANY, words);
        menu.Bind(
            wxEVT_MENU, [this, act](wxCommandEvent&) { CallAfter(act); }, item->GetId());
    };
    if (asksHow()) offer("How &did this number come about?", [this] { explain(pane_->row()); });
    for (auto& [words, act] : deeds) offer(words, act);
    PopupMenu(&menu, foot_->GetPosition());
}

void ViewsPart::addChoice(wxSizer* into, const wxString& label, const std::vector<ViewOption>& options, std::size_t at,
                          std::function<void(std::size_t)> chosen) {
    wxArrayString labels;
    for (const ViewOption& option : options) labels.Add(look::text(option.label));
    auto* choice = new wxChoice(GetParent(), wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    choice->SetSelection(int(at));
    choice->SetMinSize(wxSize(std::min(choice->GetBestSize().x, widthOf(choice, widestChoice)), -1));
    // What is worked out may take a while, and the list has to close first.
    choice->Bind(wxEVT_CHOICE, [this, chosen = std::move(chosen)](wxCommandEvent& event) {
        CallAfter([chosen, at = std::size_t(event.GetSelection())] { chosen(at); });
    });
    into->Add(headField(GetParent(), label, choice), 0, wxRIGHT | wxBOTTOM, space::two);
}

void ViewsPart::load() {
    asked_ = true;
    ViewModel model;
    const ViewOffer& offer = *views_.current();
    model.title = offer.title;
    model.question = offer.question;
    model.empty = views_.obstacle();
    std::string refused; // stays on the page when the message above it is put away
    loaded_ = model.empty.empty() && shell_.wait("Working out " + look::text(offer.title), [&](Progress& progress) {
        try {
            model = views_.show(progress);
        } catch (const Error& error) {
            refused = error.what();
            throw;
        }
    });
    if (!loaded_ && model.empty.empty())
        model.empty = !refused.empty()
                          ? refused
                          : "It was not worked out. Choose it again when it suits; nothing about the records changed.";
    pane_->show(model);
    showView(true);
    if (loaded_) announce(pane_, look::text(pictureName(pane_->shown())));
}

bool ViewsPart::asksHow() const { return pane_->model().empty.empty() && saysNumbers(pane_->model()); }

bool ViewsPart::focusFirst() { return pane_->focusFirst(); }

void ViewsPart::showView(bool view) {
    pane_->Show(view);
    how_->Show(!view);
    foot_->ShowItems(view && pane_->model().empty.empty()); // nothing there yet: nothing to hand on
    if (ask_) ask_->Show(view && asksHow());
    if (scrollsWithPage()) {
        // How a number came about is read in a window of its own height.
        how_->SetMinSize(wxSize(-1, view ? -1 : GetParent()->GetClientSize().y * 2 / 3));
        look::relayout(this);
    }
    Layout();
}

void ViewsPart::explain(const std::optional<AskedRow>& row) {
    if (!loaded_ || !row) return shell_.say(Tone::Note, "There is no number here yet that could be followed back.");
    HowItCame told;
    const bool done =
        shell_.wait("Following it back", [&](Progress& progress) { told = howItCame(views_.explain(progress), *row); });
    if (!done) return;
    // Nothing to follow back where a row is the line of one record: whoever chooses it wants to read that.
    if (const auto record = told.record()) return shell_.go({Destination::Kind::Record, *record});
    showView(false);
    how_->show(std::move(told));
    how_->focusFirst();
}

void ViewsPart::backToView() {
    showView(true);
    pane_->focusRows();
}

bool ViewsPart::hasModel() {
    if (loaded_ && pane_->model().empty.empty()) return true;
    shell_.say(Tone::Note, "There is nothing to hand on here yet.");
    return false;
}

void ViewsPart::copy() {
    if (!hasModel()) return;
    views_.source().leaves(views_.request(), "copied");
    if (copyView(pane_->shown()))
        shell_.say(Tone::Done,
                   "Copied as picture, table and text. Anyone can read it where you paste it; this is noted "
                   "in the audit trail.");
    else
        shell_.say(Tone::Trouble, "It could not be copied: another program holds the clipboard. Please try again.");
}

void ViewsPart::print() {
    if (!hasModel()) return;
    if (!printView(shell_.window(), pane_->model())) return;
    views_.source().leaves(views_.request(), "printed");
    shell_.say(Tone::Done, "Printed. Anyone can read the paper; this is noted in the audit trail.");
}

void ViewsPart::keep() {
    if (!hasModel()) return;
    const wxString kept = keepView(shell_.window(), pane_->model(), [this](const std::string& ending) {
        return views_.source().file(views_.request(), ending);
    });
    if (!kept.empty())
        shell_.say(Tone::Done, "Kept as " + kept +
                                   ". It is readable by anyone who has the file; this is noted in the audit trail.");
}

bool ViewsPart::act(const std::string& action) {
    if (action == "explain")
        explain(pane_->row());
    else if (action == "copy")
        copy();
    else if (action == "keep")
        keep();
    else if (action == "print")
        print();
    else
        return false;
    return true;
}

std::vector<PageAction> ViewsPart::actions() const {
    std::vector<PageAction> out{
        {"copy", "Copy this view"}, {"print", "Print this view"}, {"keep", "Keep this view as a file"}};
    if (asksHow()) out.insert(out.begin(), {"explain", howWords});
    return out;
}

} // namespace trellis
