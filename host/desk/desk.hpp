// The desk: what one signed-in person can do in one open workspace. The command line and the window both stand on it,
// so that whatever can be done in one can be done in the other, by the same rules.
//
// Every call checks what this person may do and see (visibility.hpp) and writes the audit trail where content is
// shown or exported. Not thread-safe: it belongs to the main thread, like all writing (design 8).
#pragma once
#include "crypto/passphrase.hpp"
#include "desk/lines.hpp"
#include "desk/views.hpp"
#include "model/finding.hpp"
#include "model/progress.hpp"
#include "plugin/kind.hpp"
#include "record/record.hpp"
#include "record/sheet.hpp"
#include "template/form.hpp"

#include <filesystem>
#include <memory>

namespace trellis {

class Workspace;  // store/workspace.hpp
class Draft;      // desk/draft.hpp
class FigureDesk; // desk/figure_desk.hpp
class Packs;      // desk/packs.hpp

/// Where the program finds its own parts. The default looks beside the executable, then in the install prefix.
struct Installation {
    std::filesystem::path plugins;   ///< <id>/plugin.xml
    std::filesystem::path templates; ///< core/, code-lists/
    std::filesystem::path runner;    ///< the program that keeps a locality's plugins apart; empty: beside this one
    std::filesystem::path newPlugin; ///< what `trellis plugin new` copies; empty: not installed
    /// Folders with plugins that no pack has brought in, for those who write one: TRELLIS_LOCALITY_PLUGINS, with ':'
    /// between. Their code runs apart like any locality's.
    std::vector<std::filesystem::path> underWay;
    static Installation find(); ///< Error TR-D01 when something is missing
};

struct Environment {
    Installation installation;
    Clock* clock = nullptr;             ///< systemClock() when null
    Random* random = nullptr;           ///< systemRandom() when null
    KeyCost cost = KeyCost::standard(); ///< of passphrases set in this run; cheapest() for tests and made-up data only
    /// Open without loading any plugin; a file `safe-mode` in the workspace's folder asks for it too.
    bool safeMode = false;
};

struct NewWorkspace {
    std::filesystem::path folder; ///< must not exist or be empty; ".trellis" is added when missing
    std::string name;
    std::string locality;
    PersonCode firstUser;
    std::string firstUserName;
    Role role = Role::Supervisor;
    std::string passphrase;
    bool demo = false; ///< shows the banner that the data is made up
};

struct NewRecord {
    std::string kind;
    Id agreement;                        ///< empty for a kind whose role is "agreement" or that stands under none
    std::optional<Date> day;             ///< default today
    std::string state;                   ///< default: the kind's first state
    PersonCode supervisor;               ///< agreements only
    std::vector<PersonCode> supervisees; ///< agreements only
    Answers answers;                     ///< set on top of the prefill
    std::string templateId;              ///< which form, for a kind that has several (formsOf()); empty: its usual one
    PersonCode about{};                  ///< the other party, for a kind that stands under no agreement (parties.hpp)
    std::string start{};                 ///< one of the kind's starts; empty: an empty one
};

class Desk {
public:
    /// Makes the workspace, opens it as the first user and returns the recovery code, shown once.
    static std::unique_ptr<Desk> create(const NewWorkspace& what, const Environment& environment,
                                        std::string* recoveryCode);
    /// Error TR-K02 (wrong passphrase), TR-S.. (what is the matter with the file), TR-S20 (open in another window).
    static std::unique_ptr<Desk> open(const std::filesystem::path& folder, const PersonCode& user,
                                      const std::string& passphrase, const Environment& environment);
    /// Way back with the printed recovery code; `newRecoveryCode` receives the one that replaces it. Error TR-K04.
    static std::unique_ptr<Desk> recover(const std::filesystem::path& folder, const std::string& code,
                                         const PersonCode& user, const std::string& newPassphrase,
                                         const Environment& environment, std::string* newRecoveryCode);
    ~Desk();

    /// Sentences to show after opening: the clock was set back, a plugin was set aside.
    std::vector<std::string> openingNotes() const;
    /// Is it my passphrase? For a window that has locked itself.
    bool passphraseFits(const std::string& passphrase) const;
    WorkspaceInfo workspaceInfo() const;
    const Person& me() const;
    Role role() const;
    Date today() const;
    const Clock& clock() const;

    // People and users
    // ---------------------------------------------------------------------------------------------------
    std::vector<Person> people() const;
    std::optional<Person> person(const PersonCode& code) const;
    void savePerson(const Person& person); ///< adds or changes; Error TR-U01 when the code has no proper shape
    std::vector<UserLine> users() const;
    void addUser(const PersonCode& code, Role role, const std::string& passphrase);
    void changePassphrase(const std::string& was, const std::string& now);

    // Agreements
    // ---------------------------------------------------------------------------------------------------------
    /// Those this person is party to, or may oversee (service lead, meta-supervisor, auditor: terms only).
    std::vector<Agreement> agreements() const;
    std::optional<Agreement> agreement(const Id& id) const;
    void endAgreement(const Id& id, Date on);

    // What there is
    // ------------------------------------------------------------------------------------------------------
    const PluginSet& plugins() const;
    void setPluginOn(const std::string& plugin, bool on);             ///< on this machine; remembered
    void tryPluginAgain(const std::string& plugin);                   ///< one that was set aside after a crash
    TemplatePtr currentTemplate(const std::string& templateId) const; ///< Error TR-D10 when there is none
    TemplatePtr templateOf(const FormRef& form) const;                ///< from the workspace's own copies

    // Today
    // --------------------------------------------------------------------------------------------------------------
    std::vector<DueLine> due() const; ///< excluded ones too, with the reason
    /// Why due() knows less than it should, a sentence for each reason: a plugin that knows due dates is not at work,
    /// or there is none. Whoever shows an empty due() must say these: nothing known is not the same as nobody waiting.
    std::vector<std::string> dueUnknown() const;
    std::vector<RecordLine> openDrafts() const; ///< mine
    std::vector<RecordLine> toSign() const;     ///< finished, waiting for a signature of mine or of somebody else
    std::vector<OpenRow> openRows() const;      ///< rows still carried (open actions), oldest first

    // Records
    // ------------------------------------------------------------------------------------------------------------
    std::vector<RecordLine> records(const RecordFilter& filter = {}) const; ///< newest day first
    Id newRecord(const NewRecord& what);
    /// The forms a new record of this kind may be written on, by title; the usual one first. Forms that cannot be read
    /// are left out: newRecord() with their id says what is the matter with them. A form's purpose says when to choose
    /// it.
    std::vector<TemplatePtr> formsOf(const std::string& kind) const;
    /// Lets the other person read nothing, a summary or all of a kept record of one's own, from now on: makes a new
    /// layer. `summary` empty leaves the one that is there. Error TR-R19 when this record is not shared in that way;
    /// TR-R05 names what is missing.
    void share(const Id& record, Sharing how, const std::string& summary = {});
    std::unique_ptr<Draft> openDraft(const Id& record);     ///< Error TR-R04 when it is signed: amend it instead
    std::optional<RecordLine> line(const Id& record) const; ///< nullopt when there is none that I may know of
    std::vector<RecordLine> conflicts() const;              ///< two heads: amend() one of them to settle it
    /// What I may see of it. `revision` empty: the newest layer. Writes the audit trail.
    RecordView show(const Id& record, const Id& revision = {});
    std::vector<Finding> check(const Id& record) const; ///< template, plugin and identifier findings
    /// Takes one transition of the kind. Finish refuses (Error TR-R05, names the first finding) while a finding says
    /// Refuse. A step (an amendment by another name than "amend", sdk/docs/manifest.md) begins a draft on top of the
    /// newest layer, whose reason is what the step is called.
    void take(const Id& record, const std::string& transition);
    std::vector<KindTransition> possible(const Id& record) const; ///< from its present state, for me
    /// Signs as `person`, who must be a party and give their own passphrase. A draft is finished first. Error TR-R06
    /// names what is in the way, TR-R03 when they are no party, TR-R09 while there are two versions; TR-K02.
    void sign(const Id& record, const PersonCode& person, const std::string& passphrase);
    /// A draft on top of the newest layer; returns the record's id. Error TR-R08 without a reason, TR-R18 when there is
    /// one already.
    Id amend(const Id& record, const std::string& reason);
    void discardDraft(const Id& record);
    std::vector<SearchHit> search(const std::string& text, int most = 50);
    /// Self-contained HTML page of what I may see; logged as an export.
    std::string html(const Id& record, const Id& revision = {});
    /// The same page for the printer; logged as printed.
    std::string printout(const Id& record, const Id& revision = {});
    /// The view as paper and JSON want it (record/sheet.hpp).
    Sheet sheet(const RecordView& view) const;

    // Views and exports
    // --------------------------------------------------------------------------------------------------
    /// Those this person may open, in the order of their plugins; also those whose plugin is off.
    std::vector<OfferedView> views() const;
    /// Whom or what this person may open it about; empty for a view that lives on figures alone. Error TR-V01.
    std::vector<ViewSubject> subjectsOf(const std::string& view) const;
    /// The model, cut to what this person may see before the plugin is asked. Writes the audit trail. Error TR-V01 (no
    /// such view), TR-V02 (its plugin is off), TR-V03 (about somebody else, or it is not said about whom), TR-V04 (no
    /// such choice), TR-V05 (a period that ends before it begins); TR-P2x from the plugin.
    ViewModel view(const ViewRequest& request, Progress& progress = noProgress());
    std::vector<OfferedExport> exports() const;
    std::vector<ViewSubject> subjectsOfExport(const std::string& exported) const; ///< Error TR-V06
    /// Of each record only what the plugin declares and this person may see. Noted as an export. Error TR-V06 (no such
    /// export), TR-V02, TR-V03.
    ExportedFile exportFile(const std::string& exported, const std::string& subject, Progress& progress = noProgress());

    // Care of the workspace
    // ----------------------------------------------------------------------------------------------
    Workspace& workspace();
    std::vector<AuditLine> audit(int most = 500) const;
    /// What the locality supplies. Whatever is installed, rolled back or removed here holds from then on in this desk,
    /// too.
    Packs& packs();

    struct State; ///< for the sources of host/desk only

private:
    Desk();
    friend class Draft;
    friend class FigureDesk;
    friend class FormUpgrades;
    std::unique_ptr<State> state_;
};

} // namespace trellis
