// People and agreements: who there is, who meets whom, and which agreements want a review.
#include "desk/looking_after.hpp"
#include "workbench/controller/people.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/people_dialogs.hpp"
#include "workbench/row_list.hpp"

#include <map>

namespace trellis {

namespace {

class PeoplePage : public Page {
public:
    PeoplePage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        // Large text has no room for title and buttons side by side.
        const bool large = Theme::get().textPercent() >= 150;
        auto* head = new wxBoxSizer(large ? wxVERTICAL : wxHORIZONTAL);
        head->Add(look::title(this, "People and agreements"), large ? 0 : 1,
                  large ? wxEXPAND | wxBOTTOM : wxALIGN_CENTRE_VERTICAL, space::one);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        if (mayLookAfter(desk(), {})) addButtons(buttons);
        buttons->Add(look::mainButton(this, "&New agreement", [this] { addAgreement(); }), 0, wxALIGN_CENTRE_VERTICAL);
        head->Add(buttons, 0, large ? 0 : wxALIGN_CENTRE_VERTICAL);
        column->Add(head, 0, wxEXPAND | wxBOTTOM, space::two);
        teach_ = look::body(
            this,
            "Begin with the people you work with, each under a code of their own: a user for somebody who signs here with "
            "a passphrase, a person for somebody who does not. Then write an agreement for each pair or group: it says "
            "how often you meet, and Today knows from it who is due.");
        column->Add(teach_, 0, wxEXPAND | wxBOTTOM, space::two);

        column->Add(look::section(this, "People"), 0, wxEXPAND | wxBOTTOM, space::half);
        people_ = new RowList(this, "People", {"Code", "Name", "Roles", "State"});
        people_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
            if (const int row = people_->GetSelectedRow(); row != wxNOT_FOUND)
                this->shell().go({Destination::Kind::Person, codes_[std::size_t(row)]});
        });
        column->Add(people_, 3, wxEXPAND | wxBOTTOM, space::two);
        column->Add(look::section(this, "Agreements"), 0, wxEXPAND | wxBOTTOM, space::half);
        agreements_ = new RowList(this, "Agreements", {"Between", "Terms", "Review", "State"});
        agreements_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
            if (const int row = agreements_->GetSelectedRow(); row != wxNOT_FOUND)
                this->shell().go({Destination::Kind::Record, agreementIds_[std::size_t(row)]});
        });
        column->Add(agreements_, 2, wxEXPAND);
        column->Add(look::secondary(this, "Enter or a double click opens a line."), 0, wxEXPAND | wxTOP, space::half);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, space::three);
        SetSizer(outer);
        fill();
    }

    wxString pageTitle() const override { return "People and agreements"; }
    void refresh() override { fill(); }
    void focusFirst() override {
        if (agreementIds_.empty() && addUser_)
            addUser_->SetFocus();
        else
            people_->SetFocus();
    }
    bool act(const std::string& action) override {
        if (action != "new" || !mayLookAfter(desk(), {})) return false;
        addPerson();
        return true;
    }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"A name may stand beside a code in this workspace. It never leaves it: exports and bundles carry codes.",
              "A person is somebody records speak of. A user is somebody with a passphrase here."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
        sizer->AddSpacer(space::one);
        sizer->Add(look::strong(parent, "Who can unlock this workspace"), 0, wxEXPAND | wxBOTTOM, space::half);
        std::map<Role, std::vector<std::string>> users;
        for (const UserLine& user : desk().users()) users[user.role].push_back(user.code);
        for (const auto& [role, codes] : users)
            sizer->Add(look::secondary(parent, look::text(words(role) + ": " + phrase::list(codes))), 0,
                       wxEXPAND | wxBOTTOM, space::half);
    }

private:
    void addButtons(wxSizer* into) {
        addUser_ = look::button(this, "Add a &user", [this] { addUser(); });
        into->Add(addUser_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
        into->Add(look::button(this, "Add a &person", [this] { addPerson(); }), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT,
                  space::one);
    }

    void fill() {
        codes_.clear();
        agreementIds_.clear();
        std::vector<std::vector<std::string>> lines;
        for (const PersonLine& line : personLines(desk().people(), desk().today())) {
            lines.push_back({line.code, line.name, line.roles, line.state});
            codes_.push_back(line.code);
        }
        people_->show(lines);
        lines.clear();
        for (const AgreementLine& line : agreementLines(desk().agreements(), desk().today())) {
            lines.push_back({line.who, line.terms, line.review, line.state});
            agreementIds_.push_back(line.id);
        }
        agreements_->show(lines);
        teach_->Show(agreementIds_.empty());
        Layout();
    }

    void addPerson() {
        Person person;
        person.inPostSince = desk().today();
        person.locality = desk().workspaceInfo().locality;
        if (!askPerson(this, "Add a person", person, desk().today())) return;
        if (!guarded(shell(), [&] { desk().savePerson(person); })) return;
        fill();
        shell().changed();
        shell().say(Tone::Done, look::text(person.code + " is added."),
                    {"Show", [this, code = person.code] {
                         shell().go({Destination::Kind::Person, code});
                     }});
    }

    void addUser() {
        const auto roles = rolesToGive(desk());
        if (roles.empty())
            return shell().say(
                Tone::Ask, "People who can unlock this workspace are added by supervisors, leads and administrators.");
        const auto user = askUser(this, desk().people(), roles);
        if (!user) return;
        const bool done = guarded(shell(), [&] {
            const wxBusyCursor wait;
            desk().addUser(user->code, user->role, user->passphrase);
        });
        if (!done) return;
        shell().changed();
        shell().say(Tone::Done, look::text(user->code + " can unlock this workspace now."));
    }

    void addAgreement() {
        const KindInfo* kind = nullptr;
        for (const KindInfo* info : desk().plugins().kinds())
            if (info->role == "agreement") kind = info;
        if (!kind)
            return shell().say(Tone::Ask,
                               "No plugin that brings a form for agreements is on. Library says which there are.");
        const auto parties = askParties(this, desk().people(), desk().me().code);
        if (!parties) return;
        guarded(shell(), [&] {
            NewRecord wanted;
            wanted.kind = kind->id;
            wanted.supervisor = parties->supervisor;
            wanted.supervisees = parties->supervisees;
            shell().go({Destination::Kind::Draft, desk().newRecord(wanted)});
        });
    }

    Paragraph* teach_;
    wxButton* addUser_ = nullptr;
    RowList *people_, *agreements_;
    std::vector<PersonCode> codes_;
    std::vector<Id> agreementIds_;
};

} // namespace

Page* makePeoplePage(wxWindow* parent, Shell& shell) { return new PeoplePage(parent, shell); }

} // namespace trellis
