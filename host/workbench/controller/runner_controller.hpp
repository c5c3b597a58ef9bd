// A session under way: the sections and where one is, the quiet timer, autosave and what it says, what stands beside
// the form, and the page before signing. Knows no window. A window calls tick() about twice a second and everything
// else when something happens.
#pragma once
#include "model/error.hpp"
#include "workbench/controller/finish_page.hpp"
#include "workbench/controller/form_controller.hpp"
#include "workbench/controller/writing_draft.hpp"

namespace trellis {

/// One line of the list of sections.
struct SectionLine {
    std::string id;
    std::string title;
    int minutes = 0;       ///< time box; 0 = none
    int used = 0;          ///< whole minutes spent here since the page was opened
    bool complete = false; ///< something is answered here and nothing is left to answer
    bool empty = false;    ///< it was looked at, asks for nothing, and nothing was written: left empty, which is fine
    bool current = false;
    std::string words() const; ///< as a screen reader says it: "Caseload scan, 12 minutes, complete, current section"
};

/// A row that came from an earlier record and is still open.
struct CarriedLine {
    std::string what;
    std::string quiet; ///< "FK-CP3 · by 30 Sep 2025 · 3 weeks"
    ItemPath where;    ///< its first cell, to go there
};

struct CarriedGroup {
    std::string title; ///< the label of the rows
    std::vector<CarriedLine> lines;
};

/// The pane beside the form.
struct Beside {
    Id lastRecord;                      ///< empty: there was no earlier one
    std::string lastTitle;              ///< "Last time (2 Sep 2025)"
    std::vector<std::string> lastLines; ///< in short sentences
    std::vector<CarriedGroup> carried;
};

class RunnerController {
public:
    explicit RunnerController(std::unique_ptr<WritingDraft> draft);
    ~RunnerController();

    WritingDraft& draft() { return *draft_; }
    FormController& form() { return form_; }
    const FormController& form() const { return form_; }

    /// "FK-CP3 · Tuesday 16 September"
    std::string title() const;
    std::string formWords() const; ///< the kind, and where its form comes from
    std::string amendReason() const { return draft_->amendReason(); }

    /// Relevant sections in order.
    std::vector<SectionLine> sections() const;
    const Section& section() const; ///< the one shown
    /// What stands on the page now, to come back to when the page is made again; "" for the beginning.
    std::string bookmark() const { return section_; }
    /// False when there is no such section, or it is not asked now.
    bool goTo(const std::string& section);
    bool next();
    bool previous();
    /// Call after edits: leaves a section that is no longer asked. True if it moved.
    bool keepRelevant();

    /// "0:23 of 60", hours and minutes since the page was opened, of the minutes planned. Empty where nobody planned
    /// any and no section has a time box: who writes feedback or a statement is on no clock.
    std::string timer() const;
    /// "4 of 12 minutes used here"; empty for a section without a time box.
    std::string sectionTime() const;

    /// Counts time and saves when it is due. True when something to be shown has changed.
    bool tick();
    /// Saves now. False when it could not be done: see trouble().
    bool save();
    /// "saved 10:23", "not saved yet", "saving in a moment", "not saved: trying again".
    std::string saved() const;
    bool unsaved() const { return draft_->unsaved(); }
    /// Why the last save did not work; none once one has.
    const std::optional<Error>& trouble() const { return trouble_; }

    Beside beside() const;
    /// With everything that stands in the way, unread entries first. Asks for missing answers at their fields from now
    /// on.
    FinishPage finish();

private:
    std::size_t index() const;
    bool settled(const Section& section, const std::vector<Finding>& findings) const;
    bool written(const Section& section) const;
    bool move(int by);
    std::string others() const;
    std::string localTime(Moment moment) const;

    std::unique_ptr<WritingDraft> draft_;
    FormController form_;
    std::string section_;
    std::set<std::string> left_;               ///< sections that were shown and left
    std::map<std::string, std::int64_t> used_; ///< milliseconds per section
    std::int64_t total_ = 0;
    Moment lastTick_;
    Moment retryAt_;
    std::optional<Error> trouble_;
    std::string shownTimer_;
};

} // namespace trellis
