// What stands behind the desk. Private to host/desk: its sources share it, each holding one theme
// (people, agreements, records, lifecycle, today, search).
#pragma once
#include "desk/desk.hpp"
#include "desk/draft.hpp"
#include "desk/form_shelf.hpp"
#include "desk/packs.hpp"
#include "desk/parties.hpp"
#include "desk/seen.hpp"
#include "desk/subjects.hpp"
#include "store/workspace.hpp"

#include <functional>
#include <map>
#include <set>

namespace trellis {

struct FigureRequest; // figure_desk.hpp
class ObservedTables; // observed_tables.hpp

/// Error TR-U05 for roles that do not look after people, users and packs.
void checkMayManage(Role role);

struct Desk::State {
    /// For what stands on a desk in classes of its own (exchange_desk.hpp).
    static State& of(Desk& desk) { return *desk.state_; }

    Environment environment;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<PluginSet> plugins;
    std::vector<std::unique_ptr<PluginSet>> formerPlugins; ///< sets that were replaced while the desk was open
    std::unique_ptr<FormShelf> forms;
    Person me;
    Role role = Role::Supervisee;
    bool safeMode = false;
    VisibilityFloor floor; ///< the core's, tightened by the packs in force

    std::unique_ptr<Packs> packs;

    /// Loads plugins and finds forms, once the workspace is open.
    void furnish();
    /// What is there: rules, plugins and forms, those of the packs in force among them.
    void takeStock();
    void loadPlugins();

    Viewer viewer() const { return {me.code, role, floor, forms.get()}; }
    Date today() const { return workspace->clock().today(); }
    FormContext formContext() const { return {today(), &workspace->clock(), &workspace->random()}; }

    // Kinds. What a manifest says is known also when its code is not.
    const KindInfo* kindInfo(const std::string& kind) const;
    const Kind* kind(const std::string& kind) const { return plugins->kind(kind); }
    /// Error TR-D12: the plugin is missing or off. `what` cannot be done, e.g. "A new record cannot be made".
    const Kind& neededKind(const std::string& kind, const std::string& what) const;
    std::string kindTitle(const std::string& kind) const;
    std::string stateLabel(const std::string& kind, const std::string& state) const;
    const KindState* kindState(const std::string& kind, const std::string& state) const;

    // Layers never change, so each is read once.
    std::shared_ptr<const RecordRevision> revision(const Id& revision);
    std::map<Id, std::shared_ptr<const RecordRevision>> revisions;

    // Agreements and timelines.
    std::optional<Agreement> agreementFrom(const RecordHead& head);
    const std::vector<Agreement>& agreements();
    std::vector<Agreement> agreementsKnown; ///< as of agreementsAsOf
    std::int64_t agreementsAsOf = -1;
    std::optional<Agreement> agreement(const Id& id);
    /// The terms as they stand in answers, of a record not yet finished too.
    Agreement agreementOf(const RecordKey& key, const Answers& answers) const;
    std::vector<Person> peopleOf(const Agreement& terms) const; ///< its supervisor first
    /// What is known of somebody; nullptr for nobody. Kept until something is written to the log: a figure asks for the
    /// place of everybody in the country.
    const Person* person(const PersonCode& code) const;
    mutable std::map<PersonCode, std::optional<Person>> people_;
    mutable std::int64_t peopleAsOf_ = -1;
    /// What the kind's plugin sees; the record that is asked about is left out.
    Timeline timeline(const Agreement& agreement, const KindInfo& reader, const RecordKey& asked = {});
    /// The same from class A alone and without signatures: all that due dates may rest on (due_answers.cpp).
    Timeline glanceTimeline(const Agreement& agreement, const KindInfo& reader, const std::vector<DraftState>& drafts);
    /// When the next record of this kind is due under each agreement; asks the plugin only where something has changed.
    std::vector<std::optional<Due>> dueAnswers(const Kind& kind, const std::vector<Agreement>& agreements);
    std::string dueQuestion(const KindInfo& info) const;
    TimelineRecord timelineRecord(const RecordHead& head);
    static TimelineRecord timelineRecord(const DraftState& draft);
    // Timelines of any width, for measures, views and exports (subjects.cpp).
    /// Whom or what this person may have one about whose parts are of these classes.
    std::vector<ViewSubject> subjects(Scope scope, ClassSet classes);
    Timeline subjectTimeline(const TimelineWish& wish);
    /// The same where it is known which agreements can belong to it.
    Timeline subjectTimeline(const TimelineWish& wish, const std::vector<Agreement>& among);
    /// agreements(), kept until something is written to the log.
    const std::vector<Agreement>& knownAgreements();
    std::vector<Agreement> agreements_;
    std::int64_t agreementsAt_ = -1; ///< how long the log was then
    Timeline authorsTimeline(const TimelineWish& wish);
    void fill(Timeline& part, const TimelineWish& wish, std::map<PersonCode, Person>& people);
    void cut(TimelineRecord& record, const Subject& subject);
    std::string localityOf(const Agreement& terms) const; ///< where its supervisees work
    std::string workplaceOf(const std::vector<PersonCode>& supervisees, const PersonCode& writer) const;
    std::string agreementWords(const Agreement& terms) const; ///< "FK-SV1 with FK-CP3, since 3 March 2025"
    std::shared_ptr<ObservedTables> observedTables; ///< none before the first figure
    /// Is there any figure of these classes that this person may see?
    bool maySeeAny(ClassSet classes);
    /// Where the questions of a view that is being explained are noted.
    std::vector<FigureRequest>* asked = nullptr;
    /// Who answers a view's questions about figures.
    FigureSource figuresFor(const ViewInfo& view, const Timeline* timeline, const ViewQuestion& question,
                            Progress& progress);

    /// The newest finished record of the same kind and agreement (or, under none, of the same people), other than `like`
    /// itself.
    std::optional<RecordHead> newest(const RecordKey& like) const;

    // Records under no agreement (parties.hpp, parties.cpp).
    const PartyRule* partyRule(const std::string& kind) const;
    void beginAlone(DraftState& draft, const KindInfo& info, const NewRecord& what) const; ///< Error TR-M01 to TR-M04
    void fillParties(Answers& answers, const Template& form, const KindInfo& info, const RecordKey& key) const;
    void settleParties(DraftState& draft, const Answers& answers) const;
    void partyFindings(const DraftState& draft, const Answers& answers, std::vector<Finding>& out) const;
    /// Is it asked of this person, who is no party? Then some steps are open to them, on what they may see of it.
    bool mayAnswer(const RecordHead& head);
    bool mayStep(const RecordHead& head, const KindTransition& way);
    /// The place it is about: as the record says, or where the person named works.
    std::string placeOf(const RecordKey& key) const;
    std::string placeOf(const RecordHead& head);
    /// What such a record's plugin is handed: see agreements.cpp.
    void fillCircle(Timeline& out, const RecordKey& circle, const KindInfo& reader);
    /// Those that belong to a wider timeline, beside the parts of its agreements.
    void fillAlone(Timeline& out, const TimelineWish& wish, std::map<PersonCode, Person>& people);
    void subjectsAlone(Scope scope, ClassSet classes, const std::function<void(const std::string&)>& add);

    /// carry.hpp, over the newest layers of these records.
    std::map<Id, Date> firstDaysOf(const std::set<Id>& rows, const std::vector<RecordHead>& newestFirst);

    // Records.
    RecordLine line(const RecordHead& head, bool draft);
    RecordLine line(const DraftState& draft);
    std::string summary(const TimelineRecord& record, const Subject& subject);
    bool mayWrite(const DraftState& draft) const;
    RecordHead knownHead(const Id& record) const; ///< Error TR-R01, TR-R02
    /// Error TR-R02; for somebody else's own record TR-R01, in the words used for an id that never was.
    [[noreturn]] void keepAway(const RecordKey& key) const;
    /// The state a finished layer has: the transition's, or the one the kind describes for what is shared
    /// (sdk/docs/manifest.md).
    std::string stateSharing(const DraftState& draft, const std::string& to) const;
    /// What authors chose to bring to the next session of this pair becomes rows of the new draft, once.
    void bring(Answers& answers, const Template& form, const Agreement& terms);
    std::vector<Finding> findings(const Form& form, const DraftState& draft);
    std::vector<Finding> findings(const RecordHead& head);
    RecordView view(const RecordHead& head, const Id& revision);
    RecordView view(const DraftState& draft);
    void prepare(DraftState& draft, const Form& form) const; ///< day and parties as the answers say
    /// A draft on top of the newest layer.
    void beginAmendment(const RecordHead& head, const std::string& state, const std::string& reason);
    /// Checks and finalises. `code` and `doing` are for the refusal: TR-R05 "finished", TR-R06 "signed".
    void finish(DraftState draft, const KindTransition& transition, const char* code, const char* doing);
    std::vector<PersonCode> partiesOf(const RecordKey& key) const;

    // Drafts in somebody's hands now.
    std::vector<Draft::State*> openDrafts;
    void saveOpen(const Id& record);  ///< writes what is unsaved before the record moves on
    void closeOpen(const Id& record); ///< the draft is gone: no late save may bring it back
};

/// A note of this machine: which other versions of a record the amendment under the pen settles.
inline std::string settlesNote(const Id& record) { return "settles:" + record; }

/// Error TR-R01.
[[noreturn]] void noSuchRecord(const Id& record);
/// Error TR-R02.
[[noreturn]] void notForYou();
/// Error TR-R18.
[[noreturn]] void underWay();

} // namespace trellis
