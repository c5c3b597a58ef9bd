// One kind of record as the host calls it: the C++ side of "trellis.kind/1". Every call passes the plugin wall:
// whatever the plugin does, the caller gets a value or an Error (TR-P..) that names plugin and step.
#pragma once
#include "model/finding.hpp"
#include "plugin/exporter.hpp"
#include "plugin/manifest.hpp"
#include "plugin/measure.hpp"
#include "plugin/view_maker.hpp"
#include "record/timeline.hpp"
#include "template/form.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trellis {

struct KindState {
    std::string id;        ///< "signed-by-one"
    std::string label;     ///< "Signed by one"
    bool editable = false; ///< a draft may be in this state
    bool held = false;     ///< the thing took place (counts as a record of it)
    bool closed = false;   ///< nothing more is expected of anybody
};

/// What the host does when a transition is taken.
enum class Effect { None, Finish, Sign, Amend, Discard };

struct KindTransition {
    std::string id;    ///< "finish"
    std::string label; ///< "Finish"
    std::string from, to;
    Effect effect = Effect::None;
    int signatures = 0; ///< Sign: taken when this many parties have signed the present layer; 0 = when all have
};

enum class DueStanding { NotDue, Due, InGrace, Overdue, Never, Excluded };

/// When the next record of a kind is due under one agreement (rulings C1 to C4).
struct Due {
    DueStanding standing = DueStanding::NotDue;
    std::optional<Date> due;
    std::optional<Date> lastHeld;
    std::optional<Date> planned; ///< the next appointment, if there is one
    int daysPast = 0;
    std::string band;   ///< "1–7", "8–14", "15–28", "over 28"; empty unless past due
    std::string reason; ///< for Excluded: "long absence", "under 4 weeks in post"; otherwise a short explanation
};

/// Hand over timelines whole: what the manifest does not declare is left out here, on the way to the plugin.
class Kind {
public:
    virtual ~Kind() = default;
    virtual const KindInfo& info() const = 0;
    virtual const std::vector<KindState>& states() const = 0; ///< the first is where a new draft starts
    virtual const std::vector<KindTransition>& transitions() const = 0;
    /// Answers of a new draft: rows that the form carries over from the newest finished record of this kind, with their
    /// ids, and what the plugin adds. Only items of `form`.
    virtual Answers prefill(const Timeline& timeline, const Template& form) const = 0;
    /// What the plugin has to say about a record, beside what its template says.
    virtual std::vector<Finding> check(const TimelineRecord& record, const Timeline& timeline) const = 0;
    /// One line for lists, without private content: "55 minutes, video, 3 actions".
    virtual std::string summary(const TimelineRecord& record) const = 0;
    virtual std::optional<Due> due(const Timeline& timeline) const = 0; ///< nullopt: this kind has no due date
};

/// Finds the form a record was made with; nullptr when it is not at hand. For labels of codes and for the anchors of
/// findings.
using FormSource = std::function<TemplatePtr(const FormRef&)>;

/// Who a plugin comes from. Nothing of it is believed because the plugin says so: it is what the host has found out.
struct PluginOrigin {
    std::string pack, version; ///< the pack that brought it; empty: it came with Trellis, or is under way
    std::string publisher;
    std::string trust; ///< "trusted publisher", "not signed", …
};

/// Why a plugin is on or off, for the Library page and `trellis plugin list`.
struct PluginStatus {
    Manifest manifest;
    bool loaded = false;
    std::string state; ///< "on", "off", "could not be loaded", "set aside after a crash"
    std::string why;   ///< one sentence; empty when on, unless the last run was stopped while it was at work
    bool apart = false; ///< its code runs in trellis-plugin-runner, not in this program
    /// Apart only: what this machine cannot protect against, one phrase each; empty: everything is in place.
    std::vector<std::string> unprotected;
    std::string remark; ///< something that is not in order and does no harm: "It prints, which nobody reads."
    PluginOrigin origin;
    std::string settingsRemark; ///< what a pack has set and was passed over; part of `remark`
};

/// What a child that runs a locality's plugins is given.
struct RunnerLimits {
    std::chrono::milliseconds call{10'000};  ///< for one call
    std::chrono::milliseconds start{10'000}; ///< to start, and to load one plugin
    std::uint64_t memory = std::uint64_t{512} << 20;
};

struct PluginFolders {
    std::vector<std::filesystem::path> search; ///< each holds <id>/plugin.xml
    /// The same of localities: native code in here never runs in this process, but in a child of its own for each
    /// folder (runner/README.md).
    std::vector<std::filesystem::path> locality;
    std::filesystem::path runner; ///< trellis-plugin-runner; empty: beside this program
    RunnerLimits limits;
    /// Plugin to plugin: of the kinds that both bring, the second one's are used. What else the first brings stays.
    std::map<std::string, std::string> replaced;
    std::map<std::string, std::string> offBecause; ///< turned off by a pack: plugin to one sentence
    std::map<std::filesystem::path, PluginOrigin> origins; ///< of folders in `locality`
    /// What packs have set: options by plugin, and the locality's own rules ("policy.grace-days").
    std::map<std::string, Options> options;
    Options policies;
    Options policyBy; ///< the locality that has set each of them
    std::filesystem::path breadcrumbs;         ///< a folder of the workspace; empty: none are written
    bool safeMode = false;                     ///< read manifests, load nothing
    std::set<std::string> off;                 ///< ids of plugins that a person has turned off
    FormSource forms;                          ///< may be empty: codes are then shown as they are
    Clock* clock = nullptr;                    ///< systemClock() when null
    Random* random = nullptr;                  ///< for row ids; systemRandom() when null
};

/// All plugins of one run. Libraries stay loaded until the process ends.
class PluginSet {
public:
    explicit PluginSet(PluginFolders folders);
    ~PluginSet();
    const std::vector<PluginStatus>& plugins() const;
    std::vector<const KindInfo*> kinds() const; ///< of all manifests, loaded or not
    std::vector<const PageInfo*> pages() const;
    std::vector<const MeasureInfo*> measures() const;
    std::vector<const ViewInfo*> views() const;
    std::vector<const ExportInfo*> exports() const;
    /// nullptr when the plugin is missing or off: its records stay readable from their template.
    const Kind* kind(const std::string& id) const;
    const Measure* measure(const std::string& id) const;
    const ViewMaker* view(const std::string& id) const;
    const Exporter* exporter(const std::string& id) const;
    /// A person wants to try a plugin again that was set aside after a crash: it is loaded now. What is wrong with it
    /// now stands in its status.
    void forget(const std::string& plugin);
    /// Ends the child that a plugin runs in, as at the end of the program; its next call gets a fresh one. What went wrong
    /// at that, as one sentence; empty when nothing did, or it does not run apart.
    std::string end(const std::string& plugin);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace trellis
