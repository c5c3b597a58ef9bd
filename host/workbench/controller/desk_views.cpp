#include "workbench/controller/desk_views.hpp"

#include "desk/figure_desk.hpp"
#include "desk/parties.hpp"
#include "desk/view_reading.hpp"
#include "model/error.hpp"
#include "store/workspace.hpp"
#include "view/render.hpp"

#include <algorithm>

namespace trellis {

namespace {

ViewRequest requestOf(const ViewChosen& chosen) {
    return {chosen.view, chosen.subject, chosen.from, chosen.to, chosen.choices};
}

std::string aboutWords(const ViewChosen& chosen) {
    return chosen.view + (chosen.subject.empty() ? "" : " about " + chosen.subject);
}

ViewOffer offerOf(const OfferedView& line, Role reader) {
    const bool ofAll = !line.scope || *line.scope == Scope::Everywhere;
    // A meta-supervisor begins with the one page about a supervisor.
    const bool prepares = reader == Role::MetaSupervisor && line.scope == Scope::Supervisor;
    const bool opens = ofAll || prepares || line.kind == ViewKind::Trajectory;
    ViewOffer offer{line.id, line.title, line.question, line.scope.has_value(), opens, {}};
    for (const ChoiceInfo& choice : line.choices) {
        ViewChoice made{choice.id, choice.title, {}};
        for (const ChoiceOption& option : choice.options) made.options.push_back({option.id, option.title});
        offer.choices.push_back(std::move(made));
    }
    return offer;
}

class DeskViews : public ViewSource {
public:
    DeskViews(Desk& desk, std::vector<OfferedView> lines)
        : desk_(desk)
        , lines_(std::move(lines)) {}

    std::vector<ViewOffer> offers() const override {
        std::vector<ViewOffer> out;
        for (const OfferedView& line : lines_) out.push_back(offerOf(line, desk_.role()));
        return out;
    }
    std::vector<ViewOption> subjects(const std::string& view) const override {
        std::vector<ViewOption> out;
        for (const ViewSubject& subject : desk_.subjectsOf(view)) out.push_back({subject.id, subject.title});
        return out;
    }
    ViewModel read(const ViewChosen& chosen, Progress& progress) override {
        return readView(desk_, requestOf(chosen), progress);
    }
    void opened(const ViewChosen& chosen) override { noteViewOpened(desk_, requestOf(chosen)); }
    ViewExplanation explain(const ViewChosen& chosen, Progress& progress) override {
        return FigureDesk(desk_).explainView(requestOf(chosen), progress);
    }
    std::string file(const ViewChosen& chosen, const std::string& ending) override {
        const ViewModel model = readView(desk_, requestOf(chosen));
        desk_.workspace().audit("exported", aboutWords(chosen) + " as " + ending);
        if (ending == "svg") return viewToSvg(model);
        if (ending == "csv") return viewToCsv(model);
        if (ending == "txt") return viewToText(model);
        return viewToHtml(model);
    }
    void leaves(const ViewChosen& chosen, const std::string& how) override {
        desk_.workspace().audit(how, aboutWords(chosen));
    }

private:
    Desk& desk_;
    std::vector<OfferedView> lines_;
};

constexpr std::size_t mostCards = 12;

/// The page where a view stands: the one that names it, or that it names, or the figures' own.
std::string pageOf(const Desk& desk, const OfferedView& view) {
    for (const PageInfo* page : desk.plugins().pages())
        if (page->id == view.page || std::find(page->views.begin(), page->views.end(), view.id) != page->views.end())
            return page->id;
    return figuresPageId;
}

/// Is there anything to begin or to find on it? A page whose records stand under no agreement is for those who begin
/// them or have some.
bool isFor(const Desk& desk, const PageInfo& page) {
    if (page.kinds.empty()) return true;
    for (const KindInfo* kind : desk.plugins().kinds()) {
        if (std::find(page.kinds.begin(), page.kinds.end(), kind->id) == page.kinds.end()) continue;
        if (!kind->parties || mayBegin(*kind, desk.role())) return true;
        RecordFilter any;
        any.kind = kind->id;
        any.most = 1;
        if (!desk.records(any).empty()) return true;
    }
    return false;
}

} // namespace

std::vector<CardLine> cardsOf(Desk& desk) {
    std::vector<CardLine> out;
    std::vector<ViewRequest> drawn;
    const std::vector<OfferedView> views = desk.views();
    for (const OfferedView& line : views) {
        if (!line.card || !line.running) continue;
        const std::string page = pageOf(desk, line);
        std::vector<ViewSubject> subjects{{}};
        if (line.scope) subjects = desk.subjectsOf(line.id);
        for (std::size_t i = 0; i < subjects.size() && i < mostCards; ++i) try {
                const ViewModel model = readView(desk, {line.id, subjects[i].id});
                if (model.card.empty()) continue;
                drawn.push_back({line.id, subjects[i].id});
                out.push_back({subjects.size() > 1 ? line.title + ", " + subjects[i].title : line.title,
                               model.card,
                               {Destination::Kind::Manifest, page, line.id, subjects[i].id}});
            } catch (const Error&) {
                break; // Today must come up whatever a plugin does
            }
    }
    noteCardsSeen(desk, drawn);
    return out;
}

std::vector<PageInfo> pagesOf(const Desk& desk) {
    std::vector<PageInfo> out;
    const auto views = desk.views();
    for (const PageInfo* page : desk.plugins().pages()) {
        const bool shows = std::any_of(views.begin(), views.end(), [&](const OfferedView& view) {
            return view.running && pageOf(desk, view) == page->id;
        });
        if (shows || isFor(desk, *page)) out.push_back(*page);
    }
    // The daily work, which stands under agreements, before what is done beside it.
    std::stable_partition(out.begin(), out.end(), [&](const PageInfo& page) {
        const auto kinds = desk.plugins().kinds();
        return std::none_of(kinds.begin(), kinds.end(), [&](const KindInfo* kind) {
            return kind->parties && std::find(page.kinds.begin(), page.kinds.end(), kind->id) != page.kinds.end();
        });
    });
    if (std::any_of(views.begin(), views.end(),
                    [&](const OfferedView& view) { return view.running && pageOf(desk, view) == figuresPageId; }))
        out.push_back({figuresPageId,
                       "Figures",
                       "What records add up to, with the rule behind each number and who is left out. Own trend first: "
                       "nobody is ranked or compared.",
                       "chart",
                       {},
                       {}});
    return out;
}

std::unique_ptr<ViewSource> viewsOf(Desk& desk, const PageInfo& page) {
    std::vector<OfferedView> here;
    for (const OfferedView& view : desk.views())
        if (view.running && pageOf(desk, view) == page.id) here.push_back(view);
    // As the page orders them; those that only name the page come after.
    auto place = [&](const OfferedView& view) {
        return std::find(page.views.begin(), page.views.end(), view.id) - page.views.begin();
    };
    std::stable_sort(here.begin(), here.end(),
                     [&](const OfferedView& a, const OfferedView& b) { return place(a) < place(b); });
    if (here.empty()) return {};
    return std::make_unique<DeskViews>(desk, std::move(here));
}

} // namespace trellis
