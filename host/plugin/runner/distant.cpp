#include "plugin/runner/distant.hpp"

#include "model/error.hpp"
#include "plugin/runner/asks.hpp"
#include "plugin/runner/calls.hpp"
#include "plugin/runner/parcel.hpp"
#include "plugin/runner/runner.hpp"
#include "plugin/runner/script.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <cstdio>
#include <stdexcept>

namespace trellis {
namespace {

/// A line of a stranger's for the terminal: what would move its cursor is left out.
std::string legible(std::string line) {
    std::erase_if(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return line;
}

/// One call on its way: what may be read is added, then it is sent and its results are taken.
class Errand {
public:
    Errand(Table table, std::uint8_t function, const char* id) {
        out_.byte(static_cast<std::uint8_t>(table));
        out_.byte(function);
        out_.text(id);
        const auto* context = CallContext::current();
        out_.integer((context->clock ? *context->clock : systemClock()).now().ms);
    }
    Errand& with(const trellis_record& record) {
        put(out_, record);
        mayName(record);
        return *this;
    }
    Errand& with(const trellis_timeline& timeline) {
        put(out_, timeline);
        for (auto* record : timeline.records) mayName(*record);
        return *this;
    }
    Errand& with(const trellis_draft& draft) {
        put(out_, draft);
        form_ = draft.form;
        return *this;
    }

    Errand& with(const ViewQuestion& question, const trellis_timeline* timeline) {
        put(out_, question);
        out_.flag(timeline != nullptr);
        return timeline ? with(*timeline) : *this;
    }

    /// Asked for by lists: it must come at once.
    Errand& soon() {
        longest_ = patienceOfLists;
        return *this;
    }

    trellis_status run(const Sinks& sinks) const {
        auto& context = *CallContext::current();
        static const FormSource none;
        const auto answer =
            context.runner->call(context.plugin, context.step, out_.bytes(), forms_, source_ ? *source_ : none, form_,
                                 [&](WireReader& ask) { return answerTo(ask, sinks); }, longest_);
        for (auto& line : answer.log)
            std::fprintf(stderr, "plugin %s: %s\n", context.plugin.c_str(), legible(line).c_str());
        if (!answer.thrown.empty()) throw std::runtime_error(answer.thrown);
        // Its own words are looked at like anything else that it hands over.
        if (!answer.said.empty())
            if (const auto said = taken(answer.said.c_str(), "its reason")) context.said = *said;
        if (!answer.undeclared.empty()) return CallContext::notDeclared(answer.undeclared);
        if (!answer.nonsense.empty()) return CallContext::refuse(answer.nonsense);
        if (answer.status != TRELLIS_OK) return static_cast<trellis_status>(answer.status);
        try {
            return replay(WireReader(answer.script), sinks);
        } catch (const Garbled&) {
            return CallContext::refuse("what came back from it makes no sense.");
        }
    }

private:
    void mayName(const trellis_record& record) {
        forms_.insert(record.record->form);
        source_ = record.forms;
    }
    WireWriter out_;
    std::set<FormRef> forms_;
    const FormSource* source_ = nullptr;
    const Template* form_ = nullptr;
    std::chrono::milliseconds longest_ = std::chrono::milliseconds::max();
};

Errand to(KindCall function, const char* kind) { return {Table::Kind, static_cast<std::uint8_t>(function), kind}; }

trellis_status TRELLIS_CALL describe(const char* kind, trellis_description* sink) {
    return to(KindCall::Describe, kind).run({.description = sink});
}
trellis_status TRELLIS_CALL prefill(const char* kind, const trellis_timeline* timeline, trellis_draft* draft) {
    return to(KindCall::Prefill, kind).with(*timeline).with(*draft).run({.draft = draft, .timeline = timeline});
}
trellis_status TRELLIS_CALL check(const char* kind, const trellis_record* record, const trellis_timeline* timeline,
                                  trellis_findings* sink) {
    return to(KindCall::Check, kind).with(*record).with(*timeline).run({.findings = sink, .timeline = timeline});
}
trellis_status TRELLIS_CALL summary(const char* kind, const trellis_record* record, trellis_line* sink) {
    return to(KindCall::Summary, kind).with(*record).soon().run({.line = sink});
}
trellis_status TRELLIS_CALL due(const char* kind, const trellis_timeline* timeline, trellis_due_sink* sink) {
    return to(KindCall::Due, kind).with(*timeline).soon().run({.due = sink, .timeline = timeline});
}

trellis_status TRELLIS_CALL observe(const char* measure, const trellis_timeline* timeline, trellis_observations* sink) {
    return Errand(Table::Measure, onlyCall, measure).with(*timeline).run({.observations = sink, .timeline = timeline});
}
trellis_status TRELLIS_CALL show(const char* view, const trellis_timeline* timeline, trellis_view* sink) {
    return Errand(Table::View, onlyCall, view)
        .with(*sink->question, timeline)
        .run({.view = sink, .timeline = timeline});
}
trellis_status TRELLIS_CALL write(const char* what, const trellis_timeline* timeline, trellis_export* sink) {
    return Errand(Table::Export, onlyCall, what).with(*timeline).run({.file = sink, .timeline = timeline});
}

const trellis_plugin_measure measures{sizeof measures, nullptr, nullptr, &observe};
const trellis_plugin_view views{sizeof views, nullptr, nullptr, &show};
const trellis_plugin_export files{sizeof files, nullptr, nullptr, &write};
const trellis_plugin_kind kinds{sizeof kinds, nullptr, nullptr, &describe, &prefill, &check, &summary, &due};

} // namespace

Library loadApart(const Manifest& manifest, const Wall& wall, Runner& runner) {
    std::optional<Error> trouble;
    wall.call("load", [&] {
        trouble = runner.load(manifest);
        return TRELLIS_OK;
    });
    if (trouble) throw *trouble;
    Library library;
    if (!manifest.kinds.empty()) library.kinds = &kinds;
    if (!manifest.measures.empty()) library.measures = &measures;
    if (!manifest.views.empty()) library.views = &views;
    if (!manifest.exports.empty()) library.exports = &files;
    return library;
}

} // namespace trellis
