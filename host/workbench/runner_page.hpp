// Writing a record: sections at the left, the form in the middle, what stands beside it in the context pane, and the
// page before signing in the form's place. The same page writes short forms, which have no list of sections, and a
// record of one's own: one calm column and nothing else, its prompts one at a time or all at once.
#pragma once
#include "workbench/controller/runner_controller.hpp"
#include "workbench/controller/writing_steps.hpp"
#include "workbench/form_view.hpp"
#include "workbench/runner_calm.hpp"
#include "workbench/runner_sections.hpp"

#include <wx/timer.h>
#include <wx/weakref.h>

namespace trellis {

class RunnerPage : public Page {
public:
    RunnerPage(wxWindow* parent, Shell& shell, std::unique_ptr<WritingDraft> draft);
    ~RunnerPage() override;

    wxString pageTitle() const override;
    void fillContext(wxWindow* parent, wxSizer* sizer) override;
    void focusFirst() override;
    bool mayLeave() override;
    bool saveNow() override;
    bool act(const std::string& action) override;
    std::vector<PageAction> actions() const override;
    std::string bookmark() const override;
    void openAt(const std::string& bookmark) override;
    bool ownContext() const override { return calm_ != nullptr; }

private:
    void makeHead(wxSizer* into);
    bool isStep(const std::string& reason);
    void onKey(wxKeyEvent& event);
    void onTick();
    void edited();
    void rowRemoved(const wxString& words);
    void showSection(bool focus = true);
    void showCalm(bool focus, const ItemPath& keep = {}); ///< the prompt, or all of them
    void stepCalm(int by);
    void goTo(const std::string& section);
    void showWho(const ItemPath& path);
    void showState();                                               ///< timer, saved, sections
    void writeOn(const ItemPath& path, const std::string& section); ///< from the finish page back to a field
    void showFinish();
    void finish();

    std::unique_ptr<RunnerController> run_;
    SectionList* sections_ = nullptr;
    CalmBar* calm_ = nullptr; ///< a record of one's own
    std::vector<WritingStep> steps_;
    std::size_t step_ = 0;
    Date day_;         ///< what is beside the form was looked up for
    ItemPath written_; ///< the question whose answer changed last
    FormView* view_ = nullptr;
    wxWindow* finish_ = nullptr; ///< in the form's place while it is shown
    wxBoxSizer* body_ = nullptr;
    wxStaticText* timer_ = nullptr;
    wxStaticText* saved_ = nullptr;
    wxStaticBitmap* savedSign_ = nullptr;
    wxString savedSignName_;
    wxButton* done_ = nullptr;
    wxWeakRef<Paragraph> who_; ///< in the context pane, which may be rebuilt or folded
    wxTimer clock_;
    bool finished_ = false;
    bool sectionsStale_ = true; ///< ticks are counted when the hands rest
};

} // namespace trellis
