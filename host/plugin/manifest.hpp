// What a plugin is and offers, read from plugin.xml before any of its code runs (design 4).
#pragma once
#include "measure/figure.hpp"
#include "model/visibility.hpp"
#include "plugin/option.hpp"
#include "record/timeline.hpp"
#include "view/view_model.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// What an author's own record may bring to the pair's next session by its author's wish, and nothing else of it: where
/// `when` is true, the text of `text` becomes a row of the table `rows` in the next draft that has such a table.
struct Brings {
    std::string when; ///< boolean item: "bring this"
    std::string text; ///< text item: the words that are brought
    std::string rows; ///< table of the other record's form: "agenda"
    std::string cell; ///< its text cell that receives the words
    std::string by; ///< cells, with spaces between, that say who brought it: a person, or a choice of "supervisor" and
                    ///< "supervisee"
};

/// Whose the records of a kind are that stand under no agreement: who begins one writes it and may name one other
/// person. Both are parties; what anybody else may see follows from the form's classes (sdk/docs/manifest.md,
/// "Parties").
struct PartyRule {
    std::string writer;         ///< person item that says who writes it, filled in by the host; may be empty
    std::string named;          ///< person item that says who the other party is; empty: there is none
    bool alone = false;         ///< may be begun without naming anybody
    std::vector<Role> begunBy;  ///< who may begin one; empty: anybody
    std::vector<Role> namedAre; ///< who may be named; empty: anybody
    std::vector<std::string>
        asks; ///< person items: whoever stands there is no party and may take the steps of `answers`
    std::vector<std::string> answers; ///< ids of steps
    std::string place; ///< text item that says which place it is about; empty: where the person named works
};

/// Something a new record may start from: texts and codes for some of its items, said in the manifest.
struct KindStart {
    std::string id, title;
    std::vector<std::pair<std::string, std::string>> set; ///< item to text; a code, or codes with spaces between
};

/// A kind of record that a plugin defines.
struct KindInfo {
    std::string id; ///< unique over all plugins
    std::string plugin;
    std::string title;  ///< "Supervision session"
    std::string plural; ///< "Supervision sessions"
    std::string templateId;
    std::string role;        ///< "record"; "agreement": the host reads the agreement's terms from it (see README);
                             ///< "not-held": Today notes with it why something due did not take place
    std::string dayItem;     ///< the item that holds the day the record is about; empty: the day it was made
    std::string nextItem;    ///< the item that holds the next appointment; may be empty
    std::string minutesItem; ///< planned minutes, for the quiet timer; may be empty
    bool offersDue = false;  ///< knows when its next record is due
    /// Not empty: a new record may be written on any installed form whose id is SOMEBODY.FAMILY-NAME
    /// ("core.reflection-gibbs", "fernwick.reflection-ours"); templateId is the one taken when nobody chooses.
    std::string family;
    bool authorsOwn =
        false; ///< audience="author": its records belong to who writes them; for others they do not exist (README)
    std::string shareItem;            ///< author's own: the item with "none", "summary" or "full"; empty: never shared
    std::string shareFull;            ///< another code of that item that means "full"; may be empty
    std::optional<PartyRule> parties; ///< set where a record stands under no agreement
    std::optional<Brings> brings;     ///< author's own only
    std::vector<KindStart> starts;    ///< beside an empty one
    std::vector<std::string> reads;   ///< item ids of any kind its code may see; "*" never
    std::vector<std::string> readsKinds;
};

/// A dimension by which a measure's figures can be split, beside person, supervisor and locality.
struct DimensionInfo {
    std::string id;    ///< "side"
    std::string title; ///< "Called off by"
};

/// A measure that a plugin defines: from a timeline to observations.
struct MeasureInfo {
    std::string id; ///< "supervision.on-time"; unique over all plugins
    std::string plugin;
    std::string version; ///< of the plugin: observations of another version are made anew
    std::string title;   ///< "Held on time"
    std::string question;
    Scope scope = Scope::Agreement;
    Unit unit = Unit::Percent;
    Reduce reduce = Reduce::Sum;
    ClassSet classes;             ///< who may see its figures (maySeeFigure)
    std::optional<double> target; ///< in the measure's unit: as the plugin proposes it, or as the locality sets it
    std::string targetBy;         ///< the locality that has set it; empty: the plugin proposes it
    std::vector<DimensionInfo> dimensions;
    std::vector<std::string> reads, readsKinds;
};

struct ChoiceOption {
    std::string id, title;
    bool crossSite = false; ///< a report across places shows the view with this option
};
/// Where the options of a choice come from when the manifest does not list them: the desk names those that the person
/// who looks may know, behind a first one for "all", whose id is "all".
enum class ChoiceSource { Listed, Localities, Supervisors };

/// Something that a person may choose when they look at a view; the first option is taken when they do not.
struct ChoiceInfo {
    std::string id, title;
    std::vector<ChoiceOption> options;
    ChoiceSource from = ChoiceSource::Listed;
};

/// A view that a plugin defines: from a request to a model.
struct ViewInfo {
    std::string id; ///< "supervision.delivery"; unique over all plugins
    std::string plugin;
    std::string title;
    std::string question; ///< that it answers, in a person's words
    ViewKind kind = ViewKind::Table;
    std::optional<Scope> scope; ///< of the timeline it is handed; none: it lives on figures alone
    ClassSet classes;           ///< who may open it
    std::string page;           ///< where it stands in the window; empty: among the figures
    bool card = false;          ///< has a line for Today
    bool crossSite = false;     ///< belongs in a report across places; lives on figures alone
    std::vector<std::string> uses; ///< measures
    std::vector<ChoiceInfo> choices;
    std::vector<std::string> reads, readsKinds;
};

/// A file that a plugin can make from records.
struct ExportInfo {
    std::string id; ///< "reflection.cpd"
    std::string plugin;
    std::string title;
    std::string media;     ///< "text/csv"
    std::string extension; ///< "csv"
    Scope scope = Scope::Agreement;
    std::vector<std::string> reads, readsKinds;
};

/// A page of the window that a plugin asks for. The host draws it from kinds, views and actions alone.
struct PageInfo {
    std::string id;
    std::string title; ///< "Sessions"
    std::string intro; ///< what the empty page says: what will be here and why it helps
    std::string icon;  ///< name of one of the workbench's own icons
    std::string plugin;
    std::vector<std::string> kinds;
    std::vector<std::string> views{}; ///< in the order they stand there
};

struct Manifest {
    std::string id; ///< "trellis.supervision-log"
    std::string version;
    std::string title;
    std::string publisher;
    std::string library; ///< file beside plugin.xml, without folder; the manifest leaves the platform's ending out
    int abiMajor = 0, abiMinor = 0;
    std::string whenDisabled;           ///< what remains when it is off, one sentence
    std::vector<std::string> offers;    ///< features of the plugin: "trellis.kind/1"
    std::vector<std::string> requires_; ///< features of the host it cannot do without: "trellis.host.draft/1"
    std::vector<KindInfo> kinds;
    std::vector<PageInfo> pages;
    std::vector<MeasureInfo> measures;
    std::vector<ViewInfo> views;
    std::vector<ExportInfo> exports;
    std::vector<OptionInfo> options;
    Options settings; ///< what holds for each option here: the default, until the plugin set says what packs set
    std::filesystem::path folder;
};

/// May a record of this kind be begun on the form of that id?
bool usesForm(const KindInfo& kind, const std::string& templateId);

/// FOLDER/plugin.xml, read strictly, like a compiler: an unknown element or attribute is a mistake. Error TR-P10
/// (unreadable), TR-P11 (not understood: line and sentence).
Manifest readManifest(const std::filesystem::path& folder);

} // namespace trellis
