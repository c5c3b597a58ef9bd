#include "plugin/plugin_kind.hpp"

#include "plugin/carry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

PluginKind::PluginKind(KindInfo info, Library library, const Wall* wall, const FormSource* forms)
    : info_(std::move(info))
    , library_(library)
    , wall_(wall)
    , forms_(forms)
    , reads_(info_.reads.begin(), info_.reads.end()) {
    describe();
}

void PluginKind::describe() {
    wall_->call("describe " + info_.id, [&] {
        const auto status = library_.kinds->describe(info_.id.c_str(), &description_);
        if (status != TRELLIS_OK) return status;
        const auto& states = description_.states;
        if (states.empty()) return CallContext::refuse("it described no state.");
        if (!states.front().editable) return CallContext::refuse("its first state is not one that a draft can be in.");
        const auto known = [&](const std::string& id) {
            return std::ranges::find(states, id, &KindState::id) != states.end();
        };
        std::set<std::pair<std::string, std::string>> seenWays;
        for (auto& way : description_.transitions) {
            for (auto& end : {way.from, way.to})
                if (!known(end))
                    return CallContext::refuse(
                        fmt::format("its transition {} names the unknown state \"{}\".", way.id, end));
            if (!seenWays.emplace(way.from, way.id).second)
                return CallContext::refuse(
                    fmt::format("it described the transition {} from {} twice.", way.id, way.from));
        }
        // A slip in the name of a step would leave it open to whom it is kept from.
        if (info_.parties)
            for (auto& said : info_.parties->answers) {
                const auto step = said.substr(said.find(':') + 1);
                if ((said == "writer:" + step || said == "named:" + step) && std::ranges::none_of(description_.transitions, [&](auto& way) {
                        return way.id == step && way.effect == Effect::Amend && way.id != "amend";
                    }))
                    return CallContext::refuse(fmt::format(
                        "it described no step \"{}\", which its plugin.xml gives to one of two people.", step));
            }
        return status;
    });
}

trellis_record PluginKind::seen(const TimelineRecord& record) const { return {&record, &reads_, forms_, {}, {}}; }

trellis_timeline PluginKind::seen(const Timeline& timeline, const Id& without) const {
    return handleFor(timeline, info_.readsKinds, reads_, forms_, without);
}

Answers PluginKind::prefill(const Timeline& timeline, const Template& form) const {
    auto handle = seen(timeline);
    trellis_draft draft{&form, &reads_, {}, {}};
    draft.answers.rows = carriedRows(timeline, info_.id, form, forms_ ? *forms_ : FormSource());
    wall_->call("prefill " + info_.id, [&] { return library_.kinds->prefill(info_.id.c_str(), &handle, &draft); });
    return std::move(draft.answers);
}

std::vector<Finding> PluginKind::check(const TimelineRecord& record, const Timeline& timeline) const {
    const auto handle = seen(record);
    const auto around = seen(timeline, record.id);
    const auto form = forms_ && *forms_ ? (*forms_)(record.form) : nullptr;
    trellis_findings sink{&record, &reads_, form.get(), {}};
    wall_->call("check " + info_.id, [&] { return library_.kinds->check(info_.id.c_str(), &handle, &around, &sink); });
    return std::move(sink.findings);
}

std::string PluginKind::summary(const TimelineRecord& record) const {
    const auto handle = seen(record);
    trellis_line sink;
    wall_->call("summarise " + info_.id, [&] { return library_.kinds->summary(info_.id.c_str(), &handle, &sink); });
    return std::move(sink.text);
}

std::optional<Due> PluginKind::due(const Timeline& timeline) const {
    if (!info_.offersDue) return std::nullopt;
    const auto handle = seen(timeline);
    trellis_due_sink sink;
    wall_->call("say when the next " + info_.id + " is due",
                [&] { return library_.kinds->due(info_.id.c_str(), &handle, &sink); });
    return std::move(sink.due);
}

} // namespace trellis
