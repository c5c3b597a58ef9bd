// What stands behind the opaque handles of trellis/plugin.h. Each lives on the stack of one call (plugin_kind.cpp) and
// points at things of the caller; nothing here is kept.
#pragma once
#include "model/finding.hpp"
#include "plugin/kind.hpp"

#include <trellis/plugin.h>

#include <deque>
#include <set>

namespace trellis {

/// What a plugin may read: item ids that the manifest declares for one kind.
using ReadList = std::set<std::string, std::less<>>;

/// Lists of C strings that have been handed out during this call.
using Lent = std::deque<std::vector<const char*>>;

/// Writes the value into *out as far as the caller's struct is long. TRELLIS_BAD_INPUT when there is no room for a
/// type.
trellis_status lend(const Value& value, trellis_value* out, Lent& lent);

/// The value as this item takes it. Refuses (CallContext) what the item cannot hold; nullopt then.
std::optional<Value> taken(const trellis_value* value, const Item& item);

/// Text from a plugin: nullptr and text that is not UTF-8 are refused; nullopt then. `what` names it in the sentence.
std::optional<std::string> taken(const char* text, const std::string& what);

} // namespace trellis

struct trellis_record {
    const trellis::TimelineRecord* record = nullptr;
    const trellis::ReadList* reads = nullptr;
    const trellis::FormSource* forms = nullptr;
    mutable trellis::Lent lent;
    mutable std::deque<std::string> labels;
};

struct trellis_timeline {
    const trellis::Timeline* timeline = nullptr;
    std::deque<trellis_record> records; ///< of the declared kinds, and without the record that is being checked
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
