// What the page "Release a report" says and does: for whom, which period, on which words; what would leave, view by
// view; and what left before.
#pragma once
#include "desk/report_desk.hpp"
#include "workbench/controller/exchange_controller.hpp"

namespace trellis {

/// A finished record whose form asks what differs in context.
struct ReleaseReview {
    Id record;
    std::string label; ///< "Review across places of 3 November 2025"
};

class ReleaseController {
public:
    explicit ReleaseController(Desk& desk);

    /// Does anything stand in a report that this person sees by their role?
    static bool offered(Desk& desk);

    const std::vector<ReleaseReview>& reviews() const { return reviews_; } ///< newest first
    /// What differs in context by that review. It is opened for it, which the trail notes.
    std::string wordsOf(std::size_t review) const;
    /// "The programme", "The public", "Researchers".
    static const std::vector<std::pair<FigureAudience, std::string>>& audiences();
    std::pair<std::string, std::string> usualPeriod() const; ///< the twelve months before this one, in words
    /// What the folder is called that it is written to, unless somebody says otherwise.
    std::string folderName(FigureAudience audience) const;

    struct Wish {
        std::string from, until;  ///< as typed
        std::size_t audience = 0; ///< of audiences()
        std::size_t words = 0;    ///< of reviews(); past its end: `context`
        std::string context;      ///< words written for this report alone
        bool namesAgreed = false;
    };
    /// Error TR-V05 (a day that is none, or an end before the beginning), TR-D56 (no words).
    CrossSiteRequest request(const Wish& wish) const;
    /// Errors as ReportDesk::crossSite.
    CrossSiteReport make(const CrossSiteRequest& request, Progress& progress);
    /// "12 views for the programme, … 340 numbers leave, 25 of them hidden. …"
    static std::string summary(const CrossSiteReport& report);
    static std::vector<ExchangeLine> viewLines(const CrossSiteReport& report); ///< view, numbers, hidden
    /// All that leaves of one view, as it can be read aloud.
    static std::string viewWords(const CrossSiteReport& report, std::size_t view);
    /// Exactly what was shown is written. Returns the page to open. Errors as writeReport().
    std::filesystem::path release(const CrossSiteReport& report, const std::filesystem::path& folder);
    std::vector<ExchangeLine> released() const; ///< when, for, by, what; newest first

private:
    Desk& desk_;
    ReportDesk reports_;
    std::vector<ReleaseReview> reviews_;
};

} // namespace trellis
