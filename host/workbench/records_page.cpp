#include "workbench/records_page.hpp"

#include "workbench/bookmark.hpp"
#include "workbench/controller/desk_views.hpp"
#include "workbench/headed_column.hpp"
#include "workbench/page_makers.hpp"

#include <wx/wrapsizer.h>

#include <utility>

namespace trellis {

namespace {

constexpr int largeText = 150;

} // namespace

RecordsPage::RecordsPage(wxWindow* parent, Shell& shell, const PageInfo& page, std::unique_ptr<ViewSource> views,
                         const std::string& view, const std::string& subject)
    : Page(parent, shell)
    , records_(shell.desk(), page)
    , source_(std::move(views)) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    if (source_) views_ = std::make_unique<ViewsController>(*source_, shell.desk().today());
    const bool asked = views_ && !view.empty() && views_->choose(view);
    if (!asked && views_ && !views_->offers().empty() && (views_->offers().front().opens || page.kinds.empty()))
        openOnView();
    if (showsView() && !subject.empty()) views_->setSubject(subject);
    build();
}

wxString RecordsPage::pageTitle() const { return look::text(records_.page().title); }

void RecordsPage::build() {
    Freeze();
    GetSizer()->Clear(true);
    new_ = nullptr, find_ = nullptr, list_ = nullptr, count_ = nullptr, older_ = nullptr, part_ = nullptr, show_ = nullptr;
    // Large text leaves a view a few lines below its title and fields; then everything scrolls together.
    Column* whole = showsView() && ViewsPart::scrollsWithPage() ? new HeadedColumn(this, 0) : nullptr;
    ground_ = whole ? static_cast<wxWindow*>(whole) : this;
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::title(ground_, pageTitle()), 1, wxALIGN_CENTRE_VERTICAL);
    const auto starts = records_.starts();
    const bool large = Theme::get().textPercent() >= largeText; // then title and button have no room side by side
    if (!starts.empty() && !records_.empty()) {
        const bool oneKind = starts.front().kind == starts.back().kind;
        auto words = oneKind ? "&New " + look::text(starts.front().kindTitle).Lower() : wxString("&New");
        new_ = look::mainButton(ground_, words + wxString::FromUTF8("…"), [this] { startNew(new_); });
        if (!large) head->Add(new_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::one);
    }
    column->Add(head, 0, wxEXPAND);
    // Fields go on in a second line where the window is narrow or the text large.
    auto* fields = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    column->Add(fields, 0, wxEXPAND | wxTOP, space::two);
    if (new_ && large) fields->Add(new_, 0, wxRIGHT | wxBOTTOM, space::two);
    if (views_ && !views_->offers().empty()) makeShow(fields);
    if (showsView()) {
        makeViews(column, fields);
    } else if (records_.empty()) {
        makeEmpty(column);
    } else {
        makeFilters(fields);
        makeList(column);
        fill();
    }
    if (whole) {
        nameControl(whole, pageTitle());
        whole->content()->Add(column, 1, wxEXPAND);
        GetSizer()->Add(whole, 1, wxEXPAND);
    } else {
        GetSizer()->Add(column, 1, wxEXPAND | wxALL, space::three);
    }
    Thaw();
    Layout();
    // Once the page has its size: what is drawn follows it.
    if (part_)
        CallAfter([this] {
            if (!part_) return;
            part_->load();
            if (std::exchange(focusWhenLoaded_, false)) focusView();
        });
}

void RecordsPage::makeEmpty(wxSizer* into) {
    into->Add(look::body(this, look::text(records_.page().intro)), 0, wxEXPAND | wxTOP, space::two);
    if (records_.starts().empty() && !records_.needsAgreement()) {
        into->Add(look::secondary(this, "Nothing is begun here by you. What others share with you will stand here."), 0,
                  wxEXPAND | wxTOP, space::two);
        return;
    }
    if (records_.starts().empty()) {
        into->Add(look::secondary(
                      this, "A record stands under an agreement. There is none in force that you are part of yet."),
                  0, wxEXPAND | wxTOP, space::two);
        new_ = look::mainButton(this, "Go to people and agreements", [this] {
            shell().go({Destination::Kind::People, {}});
        });
    } else {
        new_ = look::mainButton(this, wxString::FromUTF8("Start the first one…"), [this] { startNew(new_); });
    }
    into->Add(new_, 0, wxTOP, space::two);
}

void RecordsPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
    if (records_.empty() && !showsView()) {
        // What the page is for stands in its middle then.
        const std::string who = desk().me().code + ", " + words(desk().role());
        sizer->Add(look::secondary(parent, "Nothing is here yet that you may see. You are signed in as " +
                                               look::text(who) + "."),
                   0, wxEXPAND);
        return;
    }
    sizer->Add(look::secondary(parent, look::text(records_.page().intro)), 0, wxEXPAND);
}

void RecordsPage::refresh() {
    guarded(shell(), [&] {
        records_.reload();
        build();
    });
}

void RecordsPage::focusFirst() {
    if (part_)
        part_->loaded() ? focusView() : void(focusWhenLoaded_ = true);
    else if (list_)
        list_->SetFocus();
    else if (new_)
        new_->SetFocus();
}

bool RecordsPage::act(const std::string& action) {
    if (action == "find" && find_) return find_->SetFocus(), true;
    if (action == "new" && new_ && !records_.starts().empty()) return startNew(new_), true;
    return part_ && part_->act(action);
}

std::vector<PageAction> RecordsPage::actions() const {
    std::vector<PageAction> out;
    if (part_) out = part_->actions();
    if (new_ && !records_.starts().empty()) out.insert(out.begin(), {"new", "Start something new here"});
    return out;
}

std::string RecordsPage::bookmark() const {
    const std::string view = views_ ? (showsView() ? views_->current()->id : "-") : std::string();
    std::string out = view;
    for (const std::string& part : {views_ ? views_->subject() : std::string(), records_.person, records_.kind,
                                    records_.state, records_.text, chosen()})
        out += "\n" + part;
    return out;
}

void RecordsPage::openAt(const std::string& bookmark) {
    const auto parts = bookmarkLines(bookmark, 7);
    if (views_ && !parts[0].empty()) {
        views_->choose(parts[0] == "-" ? std::string() : parts[0]);
        if (showsView()) views_->setSubject(parts[1]);
    }
    records_.person = parts[2], records_.kind = parts[3], records_.state = parts[4], records_.text = parts[5];
    if (!parts[2].empty() || !parts[3].empty()) guarded(shell(), [&] { records_.reload(); });
    build();
    choose(parts[6]);
    focusFirst();
}

Page* makeRecordsPage(wxWindow* parent, Shell& shell, const Destination& there) {
    for (auto& page : pagesOf(shell.desk()))
        if (page.id == there.id)
            return new RecordsPage(parent, shell, page, viewsOf(shell.desk(), page), there.view, there.subject);
    return nullptr;
}

} // namespace trellis
