#include "plugin/runner/served.hpp"

#include "plugin/call_progress.hpp"
#include "plugin/runner/parcel.hpp"
#include "plugin/runner/pen.hpp"

namespace trellis {
namespace {

template <class Info> const Info& named(const std::vector<Info>& all, const std::string& id) {
    const auto found = std::ranges::find(all, id, &Info::id);
    if (found == all.end()) throw Garbled();
    return *found;
}

class Call {
public:
    Call(const Served& plugin, const ServedCall& call, const FormSource& forms, const AskBack& ask)
        : plugin_(plugin)
        , call_(call)
        , forms_(forms)
        , ask_(ask)
        , in_(call.arguments)
        , id_(call.id.c_str()) {}

    ServedResult make() {
        DistantProgress progress(ask_);
        const CallProgress reporting(progress);
        switch (call_.table) {
        case Table::Kind:
            kind(there(plugin_.library.kinds));
            break;
        case Table::Measure:
            measure(there(plugin_.library.measures));
            break;
        case Table::View:
            view(there(plugin_.library.views));
            break;
        case Table::Export:
            file(there(plugin_.library.exports));
            break;
        default:
            throw Garbled();
        }
        return std::move(result_);
    }

private:
    template <class Entry> const Entry& there(const Entry* table) const {
        if (!table || (call_.table != Table::Kind && call_.function != onlyCall)) throw Garbled();
        return *table;
    }
    template <class Info> void mayRead(const Info& info) { reads_ = {info.reads.begin(), info.reads.end()}; }
    trellis_timeline around(const Timeline& timeline) const { return handleOf(timeline, reads_, forms_); }

    /// Runs `work`, then looks whether the handles it was lent, in the order they were packed, are what they were.
    template <class Work, class... Lent_>
    void run(const char* step, Work work, std::string_view lent, const Lent_&... handles) {
        result_.outcome = plugin_.wall->run(step, work, &result_.script, &result_.log);
        WireWriter now;
        (put(now, handles), ...);
        result_.whole = lent.substr(0, now.size()) == now.bytes();
    }

    void kind(const trellis_plugin_kind& table) {
        mayRead(named(plugin_.manifest.kinds, call_.id));
        const auto lent = in_.rest();
        switch (static_cast<KindCall>(call_.function)) {
        case KindCall::Describe: {
            trellis_description sink;
            return run(
                "describe", [&] { return table.describe(id_, &sink); }, lent);
        }
        case KindCall::Prefill: {
            const auto timeline = takeTimeline(in_);
            const auto handle = around(timeline);
            const auto form = forms_(FormRef{{}, {}, in_.text()});
            if (!form) throw Garbled();
            trellis_draft draft{form.get(), &reads_, takeDraftRows(in_), {}};
            return run(
                "prefill", [&] { return table.prefill(id_, &handle, &draft); }, lent, handle);
        }
        case KindCall::Check: {
            const auto record = takeRecord(in_);
            const auto timeline = takeTimeline(in_);
            const trellis_record handle{&record, &reads_, &forms_, {}, {}};
            const auto others = around(timeline);
            const auto form = forms_(record.form);
            trellis_findings sink{&record, &reads_, form.get(), {}};
            return run(
                "check", [&] { return table.check(id_, &handle, &others, &sink); }, lent, handle, others);
        }
        case KindCall::Summary: {
            const auto record = takeRecord(in_);
            const trellis_record handle{&record, &reads_, &forms_, {}, {}};
            trellis_line sink;
            return run(
                "summarise", [&] { return table.summary(id_, &handle, &sink); }, lent, handle);
        }
        case KindCall::Due: {
            const auto timeline = takeTimeline(in_);
            const auto handle = around(timeline);
            trellis_due_sink sink;
            return run(
                "due", [&] { return table.due(id_, &handle, &sink); }, lent, handle);
        }
        }
        throw Garbled();
    }

    void measure(const trellis_plugin_measure& table) {
        const auto& info = named(plugin_.manifest.measures, call_.id);
        mayRead(info);
        const auto lent = in_.rest();
        const auto timeline = takeTimeline(in_);
        const auto handle = around(timeline);
        trellis_observations sink{&info, &timeline, {}};
        run(
            "observe", [&] { return table.observe(id_, &handle, &sink); }, lent, handle);
        if (handle.askedForDay()) result_.script.byte(static_cast<std::uint8_t>(Deed::DayAsked));
    }

    void view(const trellis_plugin_view& table) {
        const auto& info = named(plugin_.manifest.views, call_.id);
        mayRead(info);
        auto question = takeQuestion(in_);
        question.figures = figuresThrough(ask_);
        question.adaptations = adaptationsThrough(ask_);
        trellis_view sink;
        sink.info = &info;
        sink.question = &question;
        sink.model.kind = info.kind;
        if (!in_.flag())
            return run(
                "show", [&] { return table.show(id_, nullptr, &sink); }, in_.rest());
        const auto lent = in_.rest();
        const auto timeline = takeTimeline(in_);
        const auto handle = around(timeline);
        run(
            "show", [&] { return table.show(id_, &handle, &sink); }, lent, handle);
    }

    void file(const trellis_plugin_export& table) {
        mayRead(named(plugin_.manifest.exports, call_.id));
        const auto lent = in_.rest();
        const auto timeline = takeTimeline(in_);
        const auto handle = around(timeline);
        trellis_export sink;
        run(
            "write", [&] { return table.write(id_, &handle, &sink); }, lent, handle);
    }

    const Served& plugin_;
    const ServedCall& call_;
    const FormSource& forms_;
    const AskBack& ask_;
    WireReader in_;
    const char* id_;
    ReadList reads_;
    ServedResult result_;
};

} // namespace

ServedResult carryOut(const Served& plugin, const ServedCall& call, const FormSource& forms, const AskBack& ask) {
    return Call(plugin, call, forms, ask).make();
}

} // namespace trellis
