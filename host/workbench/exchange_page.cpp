// Exchange: what came, what waits, what has two versions; sending with a preview of exactly what leaves.
#include "workbench/controller/release_controller.hpp"
#include "workbench/exchange_parts.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/release_page.hpp"

#include <wx/filedlg.h>

namespace trellis {

namespace {

class ExchangePage : public Page {
public:
    ExchangePage(wxWindow* parent, Shell& shell)
        : Page(parent, shell)
        , controller_(shell.desk()) {
        column_ = new Column(this);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(column_, 1, wxEXPAND);
        SetSizer(sizer);
        build();
    }
    wxString pageTitle() const override { return "Exchange"; }
    void focusFirst() override { take_->SetFocus(); }

    std::vector<PageAction> actions() const override { return {{"take", "Take in a bundle"}}; }
    bool act(const std::string& action) override {
        if (action != "take") return false;
        takeIn();
        return true;
    }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"A bundle is a file that only those it is for can open. It holds no more than they may see.",
              "Bundles may come in any order and twice. One that is missing is named here.",
              "Compare words by telephone or face to face, never by the way the file came."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() {
        wxBoxSizer* column = column_->content();
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(look::title(column_, "Exchange"), 1, wxALIGN_CENTRE_VERTICAL);
        take_ = look::mainButton(column_, "&Take in a bundle…", [this] { takeIn(); });
        head->Add(take_, 0, wxALIGN_CENTRE_VERTICAL);
        column->Add(head, 0, wxEXPAND | wxBOTTOM, space::two);
        for (auto& words : controller_.waiting())
            column->Add(look::state(column_, "clock", look::text(words)), 0, wxEXPAND | wxBOTTOM, space::one);
        for (auto& conflict : controller_.conflicts()) {
            column->Add(new ConflictPart(column_, conflict,
                                         [this](const Conflict& one, const ExchangeController::Choice& choice,
                                                const std::string& reason) { decide(one, choice, reason); }),
                        0, wxEXPAND | wxBOTTOM, space::three);
        }
        send_ = new SendPart(column_, controller_, shell());
        send_->onSend = [this](const BundleRequest& request) { send(request); };
        column->Add(send_, 0, wxEXPAND | wxBOTTOM, space::three);
        if (ReleaseController::offered(desk())) {
            column->Add(look::section(column_, "Report across places"), 0, wxEXPAND | wxBOTTOM, space::one);
            column->Add(look::body(column_, "For people who work with none of these records: figures only, with small "
                                            "numbers protected, and the words on what differs between the places."),
                        0, wxEXPAND | wxBOTTOM, space::one);
            column->Add(look::button(column_, "&Release a report…",
                                     [this] { shell().go({Destination::Kind::Exchange, releaseId}); }),
                        0, wxBOTTOM, space::three);
        }
        column->Add(exchangeList(column_, "What came", "When", "From", controller_.came(),
                                 "Nothing came yet. Bundles that others send you are taken in with the button above."),
                    0, wxEXPAND | wxBOTTOM, space::three);
        column->Add(exchangeList(column_, "What left", "When", "For", controller_.left(), "Nothing left yet."), 0,
                    wxEXPAND | wxBOTTOM, space::three);
        keys_ = new KeysPart(column_, controller_, shell());
        keys_->onChange = [this](const wxString& words) { after(words); };
        column->Add(keys_, 0, wxEXPAND);
    }

    void takeIn() {
        wxFileDialog dialog(this, "Which bundle is to be taken in?", {}, {}, "Bundles (*.trellisbundle)|*.trellisbundle",
                            wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (dialog.ShowModal() != wxID_OK) return;
        const std::string file = look::utf8(dialog.GetPath());
        Arrival arrival;
        if (!shell().wait("Taking in the bundle", [&](Progress& progress) { arrival = controller_.take(file, progress); }))
            return;
        after(look::text(ExchangeController::summary(arrival)), arrival.notes.empty() ? Tone::Done : Tone::Note);
    }

    void send(const BundleRequest& request) {
        wxFileDialog dialog(this, "Where is the bundle to be written?", {},
                            look::text(request.to.front() + "-" + desk().today().iso() + ".trellisbundle"),
                            "Bundles (*.trellisbundle)|*.trellisbundle", wxFD_SAVE);
        if (dialog.ShowModal() != wxID_OK) return;
        const std::string file = look::utf8(dialog.GetPath());
        Departure departure;
        if (!shell().wait("Sealing the bundle",
                          [&](Progress& progress) { departure = controller_.send(request, file, progress); }))
            return;
        if (departure.cancelled) return shell().say(Tone::Note, "Stopped. Nothing was written.");
        after("The bundle is written and noted under What left.");
    }

    void decide(const Conflict& conflict, const ExchangeController::Choice& choice, const std::string& reason) {
        if (!guarded(shell(), [&] { controller_.decide(conflict, choice, reason); })) return;
        after("Decided. Both versions stay readable under the new one.");
    }

    void after(const wxString& words, Tone tone = Tone::Done) {
        CallAfter([this, words, tone] {
            if (!guarded(shell(), [this] { controller_.load(); })) return;
            Freeze();
            column_->clear();
            build();
            column_->Layout();
            column_->FitInside();
            Thaw();
            shell().changed();
            shell().say(tone, words);
            take_->SetFocus();
        });
    }

    ExchangeController controller_;
    Column* column_;
    wxButton* take_ = nullptr;
    SendPart* send_ = nullptr;
    KeysPart* keys_ = nullptr;
};

} // namespace

Page* makeExchangePage(wxWindow* parent, Shell& shell) { return new ExchangePage(parent, shell); }

} // namespace trellis
