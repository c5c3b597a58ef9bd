// One person: who they are here, times away, agreements, recent records.
#include "desk/looking_after.hpp"
#include "workbench/controller/people.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/people_dialogs.hpp"

namespace trellis {

namespace {

constexpr int recentRecords = 12;

class PersonPage : public Page {
public:
    PersonPage(wxWindow* parent, Shell& shell, Person person)
        : Page(parent, shell)
        , person_(std::move(person)) {
        column_ = new Column(this);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(column_, 1, wxEXPAND);
        SetSizer(sizer);
        build();
    }

    wxString pageTitle() const override { return look::text(person_.code); }

    void refresh() override {
        if (const auto now = desk().person(person_.code)) person_ = *now;
        Freeze();
        column_->clear();
        build();
        column_->Layout();
        column_->FitInside();
        Thaw();
    }

    void focusFirst() override { edit_ ? edit_->SetFocus() : Page::focusFirst(); }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "Who may see what"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"That supervision happened, when and how long: the pair, the service lead and the meta-supervisor.",
              "What was said, wellbeing, reflections: the pair alone.",
              "Why somebody is away is shown here to those who look after the entry, and counts nowhere else."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() {
        const Date today = desk().today();
        const PersonLine line = personLines({person_}, today).front();
        wxBoxSizer* column = column_->content();
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(look::title(column_, look::text(phrase::dotted({person_.code, person_.name}))), 1,
                  wxALIGN_CENTRE_VERTICAL);
        mine_ = mayLookAfter(desk(), person_.code);
        edit_ = mine_ ? look::button(column_, "&Edit", [this] { edit(); }) : nullptr;
        if (edit_) head->Add(edit_, 0, wxALIGN_CENTRE_VERTICAL);
        column->Add(head, 0, wxEXPAND | wxBOTTOM, space::half);
        column->Add(look::secondary(column_, look::text(phrase::dotted({line.roles, person_.locality,
                                                                        "in post since " + person_.inPostSince.words(),
                                                                        line.state == "in post" ? "" : line.state}))),
                    0, wxEXPAND | wxBOTTOM, mine_ ? space::three : space::one);
        if (!mine_)
            column->Add(look::secondary(column_, look::text("This entry is looked after by " + person_.code +
                                                            " and their supervisor, by a service lead or an "
                                                            "administrator. You may read it.")),
                        0, wxEXPAND | wxBOTTOM, space::three);
        addAgreements(today);
        addAbsences(today);
        addRecords(today);
    }

    void heading(const wxString& words) {
        column_->content()->Add(look::section(column_, words), 0, wxEXPAND | wxBOTTOM, space::half);
    }

    void row(const std::string& words, const std::string& rest, const wxString& action, look::Action act) {
        auto* line = new wxBoxSizer(wxHORIZONTAL);
        line->Add(look::label(column_, look::text(words)), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
        line->Add(look::secondary(column_, look::text(rest)), 1, wxALIGN_CENTRE_VERTICAL);
        if (act) {
            wxButton* button = look::quietButton(column_, action, std::move(act));
            nameControl(button, action + " " + look::text(words + " " + rest));
            line->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
        }
        column_->content()->Add(line, 0, wxEXPAND);
    }

    void addAgreements(Date today) {
        heading("Agreements");
        std::vector<Agreement> theirs;
        for (const Agreement& agreement : desk().agreements())
            if (agreement.party(person_.code)) theirs.push_back(agreement);
        for (const AgreementLine& line : agreementLines(theirs, today))
            row(line.who, phrase::dotted({line.terms, line.review, line.state}), "Open", [this, id = line.id] {
                shell().go({Destination::Kind::Record, id});
            });
        if (theirs.empty()) column_->content()->Add(look::secondary(column_, "None that you may see."), 0, wxEXPAND);
        column_->content()->AddSpacer(space::three);
    }

    void addAbsences(Date today) {
        heading("Times away");
        for (std::size_t at = 0; at < person_.absences.size(); ++at) {
            const Absence& absence = person_.absences[at];
            const bool open = !absence.to;
            look::Action end = [this, at, open, today] {
                Person changed = person_;
                if (open && changed.absences[at].from < today)
                    changed.absences[at].to = today - 1;
                else
                    changed.absences.erase(changed.absences.begin() + long(at));
                save(changed,
                     open ? "Welcome back: supervision counts again from today." : "The time away is removed.");
            };
            row(absenceWords(absence, today), absenceKindWords(absence.kind), open ? "Back today" : "Remove",
                mine_ ? end : look::Action());
        }
        if (person_.absences.empty())
            column_->content()->Add(
                look::secondary(column_, "None. During a long absence supervision is not due, and figures say so."), 0,
                wxEXPAND);
        if (mine_)
            column_->content()->Add(look::button(column_, "Add a &time away",
                                                 [this, today] {
                                                     if (const auto absence = askAbsence(this, today)) {
                                                         Person changed = person_;
                                                         changed.absences.push_back(*absence);
                                                         save(changed, "The time away is noted.");
                                                     }
                                                 }),
                                    0, wxTOP | wxBOTTOM, space::one);
        column_->content()->AddSpacer(space::two);
    }

    void addRecords(Date today) {
        heading("Recent records");
        RecordFilter filter;
        filter.person = person_.code;
        filter.most = recentRecords;
        const auto records = desk().records(filter);
        for (const RecordLine& record : records)
            row(phrase::shortDay(record.day, today),
                phrase::dotted({record.kindTitle, record.stateLabel, record.summary}), "Open", [this, record] {
                    shell().go({record.draft ? Destination::Kind::Draft : Destination::Kind::Record, record.id});
                });
        if (records.empty()) column_->content()->Add(look::secondary(column_, "None that you may see."), 0, wxEXPAND);
    }

    void edit() {
        Person changed = person_;
        if (askPerson(this, look::text(person_.code), changed, desk().today())) save(changed, "Saved.");
    }

    void save(const Person& changed, const wxString& said) {
        if (!guarded(shell(), [&] { desk().savePerson(changed); })) return;
        CallAfter([this, said] {
            refresh();
            shell().changed();
            shell().say(Tone::Done, said);
        });
    }

    Person person_;
    Column* column_;
    wxButton* edit_ = nullptr;
    bool mine_ = false; ///< may be changed by whoever is signed in
};

} // namespace

Page* makePersonPage(wxWindow* parent, Shell& shell, const PersonCode& person) {
    const auto found = shell.desk().person(person);
    if (!found)
        throw Error("TR-W03", "There is nobody with the code " + person + " in this workspace.",
                    "Look under People for who there is.");
    return new PersonPage(parent, shell, *found);
}

} // namespace trellis
