#include "workbench/runner_page.hpp"

#include "workbench/bookmark.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/sign_finish.hpp"

#include <algorithm>

namespace trellis {
namespace {

constexpr int tickMs = 500;
/// Less room than this beside the list of sections is none to write in.
constexpr int leastForm = 360;

} // namespace

RunnerPage::RunnerPage(wxWindow* parent, Shell& shell, std::unique_ptr<WritingDraft> draft)
    : Page(parent, shell)
    , run_(std::make_unique<RunnerController>(std::move(draft)))
    , clock_(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    makeHead(column);
    column->Add(look::line(this), 0, wxEXPAND | wxTOP, space::one);
    body_ = new wxBoxSizer(wxHORIZONTAL);
    const bool own = run_->draft().sharing().has_value();
    // One section needs no list of sections.
    if (!own && run_->form().shape().sections.size() > 1) {
        sections_ = new SectionList(this, [this](const std::string& id) { goTo(id); });
        body_->Add(sections_, 0, wxEXPAND);
        // Large text in a small window leaves room for one of the two; keys still lead from section to section.
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            sections_->Show(event.GetSize().x - sections_->GetMinSize().x >= Theme::get().wide(leastForm));
        });
    }
    FormHooks hooks;
    hooks.focused = [this](const ItemPath& path) { showWho(path); };
    hooks.edited = [this] { edited(); };
    hooks.removed = [this](const wxString& words) { rowRemoved(words); };
    view_ = new FormView(this, run_->form(), hooks);
    body_->Add(view_, 1, wxEXPAND);
    column->Add(body_, 1, wxEXPAND);
    if (own) {
        CalmActions actions;
        actions.step = [this](int by) { stepCalm(by); };
        actions.choose = [this](bool oneByOne) {
            this->shell().settings().promptsOneByOne = oneByOne;
            this->shell().settingsChanged();
            ItemPath at = view_->focusedPath();
            if (oneByOne) {
                const auto& form = run_->form().form();
                const auto item = whereToWrite(form, steps_, run_->draft().shareItem(), at.item, written_.item);
                if (item != at.item) at = item == written_.item ? written_ : ItemPath{item, "", ""};
            }
            showCalm(true, at);
        };
        calm_ = new CalmBar(this, std::move(actions));
        column->Add(calm_, 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    }
    SetSizer(column);
    // A step begins where it asks for something: the answer to feedback, not the feedback.
    if (!run_->amendReason().empty())
        guarded(shell, [this] {
            if (const auto page = run_->finish(); !page.missing.empty()) run_->goTo(page.missing.front().section);
        });
    day_ = run_->draft().day();
    showSection(false);
    showState();
    Bind(wxEVT_CHAR_HOOK, &RunnerPage::onKey, this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { onTick(); });
    clock_.Start(tickMs);
}

RunnerPage::~RunnerPage() {
    // The view takes leave of the controller's form, so it goes first.
    clock_.Stop();
    view_->Destroy();
}

wxString RunnerPage::pageTitle() const { return "Writing: " + look::text(run_->draft().kindTitle()); }

void RunnerPage::focusFirst() {
    if (finish_)
        finish_->SetFocus();
    else
        view_->focusFirst();
}

void RunnerPage::onKey(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool control = event.ControlDown() && !event.AltDown();
    if (!control || finish_) return event.Skip();
    auto step = [&](bool moved) {
        if (moved) showSection();
    };
    if (calm_ && (key == WXK_DOWN || key == WXK_UP))
        stepCalm(key == WXK_DOWN ? 1 : -1);
    else if (key == WXK_DOWN)
        view_->flush(), step(run_->next());
    else if (key == WXK_UP)
        view_->flush(), step(run_->previous());
    else if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)
        view_->addRow();
    else if (key == WXK_DELETE && event.ShiftDown())
        view_->removeRow();
    else if (key == 'D' && !event.ShiftDown())
        view_->writeToday();
    else if (key == 'Z' && event.ShiftDown())
        view_->redo();
    else if (key == 'Y')
        view_->redo();
    else if (key == 'Z')
        view_->undo();
    else
        event.Skip();
}

void RunnerPage::onTick() {
    const bool hadTrouble = run_->trouble().has_value();
    if (run_->tick())
        showState();
    else if (sectionsStale_ && sections_)
        sections_->show(run_->sections()), sectionsStale_ = false;
    if (run_->trouble() && !hadTrouble) shell().trouble(*run_->trouble());
    if (hadTrouble && !run_->trouble()) shell().say(Tone::Done, "Saved. Nothing was lost.");
}

void RunnerPage::edited() {
    sectionsStale_ = true;
    if (!view_->focusedPath().item.empty()) written_ = view_->focusedPath();
    if (calm_) {
        // Another prompt is asked, or one is not any more. Not inside the event of the control that said so.
        const auto steps = writingSteps(run_->form().form(), run_->draft().shareItem());
        const bool same = std::equal(steps.begin(), steps.end(), steps_.begin(), steps_.end(),
                                     [](auto& a, auto& b) { return a.items == b.items; });
        if (!same) CallAfter([this] { showCalm(false, view_->focusedPath()); });
    } else if (run_->keepRelevant())
        showSection();
    // Of another day another time was the last one.
    if (const Date day = run_->draft().day(); day != day_) day_ = day, shell().contextChanged();
    saved_->SetLabelText(look::text(run_->saved()));
}

void RunnerPage::rowRemoved(const wxString& words) {
    shell().say(Tone::Note, words, {"Undo", [this] {
                                        if (!run_->form().canRestoreRow()) return;
                                        view_->apply(run_->form().restoreRow());
                                        shell().hush();
                                    }});
}

void RunnerPage::goTo(const std::string& section) {
    view_->flush();
    if (finish_)
        writeOn({}, section);
    else if (run_->goTo(section))
        showSection();
}

void RunnerPage::showSection(bool focus) {
    if (calm_) return showCalm(focus);
    view_->show(run_->section(), focus);
    announce(view_, look::text(run_->section().title));
    if (sections_) sections_->show(run_->sections());
    sectionsStale_ = false;
    view_->setTimeLine(look::text(run_->sectionTime()));
}

bool RunnerPage::saveNow() {
    if (finished_) return true; // the text stands; there is nothing left to save
    view_->flush();
    return run_->save();
}

bool RunnerPage::mayLeave() {
    if (saveNow()) return true;
    shell().trouble(*run_->trouble());
    return false;
}

std::vector<PageAction> RunnerPage::actions() const {
    if (finished_ || finish_) return {};
    return {{"finish", look::text(run_->draft().finishWords())}};
}

// The section, and the question in it.
std::string RunnerPage::bookmark() const {
    const ItemPath& path = view_->focusedPath();
    return run_->bookmark() + "\n" + path.item + "\n" + path.rowsItem + "\n" + path.row;
}

void RunnerPage::openAt(const std::string& bookmark) {
    const auto parts = bookmarkLines(bookmark, 4);
    const ItemPath path{parts[1], parts[2], parts[3]};
    if (!parts[0].empty() && !calm_) run_->goTo(parts[0]);
    if (calm_)
        showCalm(true, path);
    else
        showSection(path.item.empty());
    if (!path.item.empty()) view_->focusField(path);
}

bool RunnerPage::act(const std::string& action) {
    if (action == "finish" && !finished_ && !finish_) return showFinish(), true;
    if (action != "save" || finished_) return false;
    if (saveNow()) {
        // Kept as it is under the pen; that it cannot be finished so is said now and not only at the end.
        const auto found = run_->draft().findings();
        const auto others =
            std::find_if(found.begin(), found.end(), [](auto& one) { return one.code == "others-words"; });
        if (others == found.end())
            shell().say(Tone::Done, "Saved.");
        else
            shell().say(Tone::Note, look::text("Saved, but it cannot be finished like this. " + others->message));
    } else
        shell().trouble(*run_->trouble());
    showState();
    return true;
}

Page* makeDraftPage(wxWindow* parent, Shell& shell, const Id& record) {
    beginRecord(shell.desk(), record);
    return new RunnerPage(parent, shell, std::make_unique<DeskDraft>(shell.desk(), record));
}

} // namespace trellis
