// The views of a page: which one is shown, about whom, over which period, with which choices. Knows no window and no
// desk: what there is to show comes from a source.
#pragma once
#include "model/error.hpp"
#include "model/progress.hpp"
#include "view/view_model.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct ViewExplanation; // desk/figure_desk.hpp

struct ViewOption {
    std::string id;
    std::string label;
};

/// Something that can be chosen for one view; its first option is taken when nobody chooses.
struct ViewChoice {
    std::string id;
    std::string label;
    std::vector<ViewOption> options;
};

struct ViewOffer {
    std::string id;
    std::string title;
    std::string question;
    bool aboutSomebody = false; ///< it is asked about one of subjects(); otherwise about all this person may see
    bool opens = false;         ///< made to work from, or tells of all at once: its page begins with it
    std::vector<ViewChoice> choices;
};

struct ViewChosen {
    std::string view;
    std::string subject; ///< id of a subject; empty: none
    std::optional<Date> from, to;
    std::map<std::string, std::string> choices;
    bool operator==(const ViewChosen&) const = default;
};

class ViewSource {
public:
    virtual ~ViewSource() = default;
    virtual std::vector<ViewOffer> offers() const = 0; ///< in the order of the page
    virtual std::vector<ViewOption> subjects(const std::string& view) const = 0;
    /// Leaves no trace: nobody may see it yet.
    virtual ViewModel read(const ViewChosen& request, Progress& progress) = 0;
    /// What was read comes before the person's eyes: noted.
    virtual void opened(const ViewChosen& request) = 0;
    /// What stands behind every number of it.
    virtual ViewExplanation explain(const ViewChosen& request, Progress& progress) = 0;
    /// The bytes of a file ("svg", "html", "csv", "txt"); logged as an export.
    virtual std::string file(const ViewChosen& request, const std::string& ending) = 0;
    /// What was shown goes elsewhere without a file: "copied", "printed". Logged before it is handed over.
    virtual void leaves(const ViewChosen& request, const std::string& how) = 0;
};

class ViewsController {
public:
    /// `today` is where periods end.
    ViewsController(ViewSource& source, Date today);

    const std::vector<ViewOffer>& offers() const { return offers_; }
    /// nullptr while none is chosen.
    const ViewOffer* current() const;
    /// False when there is no such view; empty chooses none. Keeps subject, period and choices where the new view
    /// knows them.
    bool choose(const std::string& view);

    /// Chooses the first view that has something to show, about the first person of whom it has; false where none has,
    /// and then the first view is chosen. Views are read until one has, and none is opened: a page of many is not
    /// worked out twice, and only what show() shows leaves a trace. A view whose plugin ended its process (TR-P4x, TR-P5x)
    /// is chosen there and then, and show() says why: asked on about the next person it would be set aside unseen.
    bool chooseWithSomething(Progress& progress);

    std::vector<ViewOption> subjects() const; ///< of the view chosen
    const std::string& subject() const { return request_.subject; }
    void setSubject(const std::string& subject);

    /// "As usual here", "Last 3 months", …: by place in this list.
    std::vector<ViewOption> periods() const;
    std::size_t period() const { return period_; }
    void setPeriod(std::size_t period);

    std::string option(const std::string& choice) const; ///< the one chosen, or the first
    void setOption(const std::string& choice, const std::string& option);

    const ViewChosen& request() const { return request_; }
    /// What to say where nothing can be asked: a view about somebody, and nobody is there. Empty: it can be asked.
    std::string obstacle() const;
    ViewModel show(Progress& progress);          ///< opens it
    ViewExplanation explain(Progress& progress); ///< of what show() shows
    ViewSource& source() { return source_; }

private:
    void keepChoices(); ///< those that the view chosen has too

    ViewSource& source_;
    Date today_;
    std::vector<ViewOffer> offers_;
    ViewChosen request_;
    std::size_t period_ = 0;
    std::optional<ViewModel> ready_; ///< what chooseWithSomething() found, for the show() that follows
    std::optional<Error> refused_;   ///< or why there is nothing to show
    ViewChosen readyFor_;
};

} // namespace trellis
