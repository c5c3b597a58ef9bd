// What stands behind the opaque handles of trellis/plugin.h. Each lives on the stack of one call (plugin_kind.cpp) and
// points at things of the caller; nothing here is kept.
#pragma once
#include "measure/observation.hpp"
#include "model/finding.hpp"
#include "plugin/kind.hpp"
#include "plugin/view_maker.hpp"

#include <trellis/plugin.h>

#include <deque>
#include <exception>
#include <list>
#include <set>

namespace trellis {

/// What a plugin may read: item ids that the manifest declares for one kind.
using ReadList = std::set<std::string, std::less<>>;

/// Lists of C strings that have been handed out during this call.
using Lent = std::list<std::vector<const char*>>;

/// Writes the value into *out as far as the caller's struct is long. TRELLIS_BAD_INPUT when there is no room for a
/// type.
trellis_status lend(const Value& value, trellis_value* out, Lent& lent);

/// The value as this item takes it. Refuses (CallContext) what the item cannot hold; nullopt then.
std::optional<Value> taken(const trellis_value* value, const Item& item);

/// Can this code be chosen, or written, there? Any can where the item has no list of its own.
bool takesCode(const Item& item, std::string_view code);

/// Text from a plugin: nullptr and text that is not UTF-8 are refused; nullopt then. `what` names it in the sentence.
std::optional<std::string> taken(const char* text, const std::string& what);

/// The timeline as a plugin sees it that reads these kinds and items; `without` is left out.
trellis_timeline handleFor(const Timeline& timeline, const std::vector<std::string>& kinds, const ReadList& reads,
                           const FormSource* forms, const Id& without = {});

} // namespace trellis

struct trellis_record {
    const trellis::TimelineRecord* record = nullptr;
    const trellis::ReadList* reads = nullptr;
    const trellis::FormSource* forms = nullptr;
    mutable trellis::Lent lent;
    mutable std::list<std::string> labels;
};

struct trellis_timeline {
    const trellis::Timeline* timeline = nullptr;
    std::deque<trellis_record> own;
    /// Of the declared kinds, and without the record that is being checked; of a wider timeline those of all parts, too.
    std::vector<const trellis_record*> records;
    std::vector<trellis_timeline> parts; ///< of a wider timeline
    mutable bool dayAsked = false;       ///< the plugin wanted to know what day it is

    /// Brings the parts' records into `records`, in order of day.
    void gather();
    /// The plugin wanted to know what day it is, here or in a part.
    bool askedForDay() const;

    trellis_timeline() = default;
    trellis_timeline(trellis_timeline&&) = default; ///< what `records` points at moves along
    trellis_timeline(const trellis_timeline&) = delete;
};

struct trellis_draft {
    const trellis::Template* form = nullptr;
    const trellis::ReadList* reads = nullptr;
    trellis::Answers answers;
    mutable trellis::Lent lent;
};

struct trellis_description {
    std::vector<trellis::KindState> states;
    std::vector<trellis::KindTransition> transitions;
};

struct trellis_findings {
    const trellis::TimelineRecord* record = nullptr;
    const trellis::ReadList* reads = nullptr;
    const trellis::Template* form = nullptr; ///< null when the form is not at hand
    std::vector<trellis::Finding> findings;
};

struct trellis_line {
    std::string text;
};

struct trellis_due_sink {
    std::optional<trellis::Due> due;
};

struct trellis_observations {
    const trellis::MeasureInfo* measure = nullptr;
    const trellis::Timeline* timeline = nullptr;
    trellis::Observed observed;
    bool placed = false; ///< the plugin itself said where the observation added last belongs
};

struct trellis_figures {
    trellis::FigureAnswer answer;
};

struct trellis_view {
    const trellis::ViewInfo* info = nullptr;
    const trellis::ViewQuestion* question = nullptr;
    trellis::ViewModel model;
    mutable std::deque<trellis_figures> asked;     ///< an answer lives until the call ends
    mutable std::exception_ptr refused;            ///< what the source of figures threw
    mutable std::optional<std::vector<trellis::ToldAdaptation>> adaptations; ///< once they were asked for
    /// Lines to be worked out from a series once the view is whole: its median, or its process limits.
    struct Later {
        std::size_t panel = 0, series = 0;
        bool limits = false;
        std::uint32_t baseline = 0; ///< limits from the first so many values; 0: from all
    };
    std::vector<Later> later{};
    std::size_t points = 0; ///< written so far
};

struct trellis_export {
    std::string bytes;
};
