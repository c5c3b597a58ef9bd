// The workbench's side of the script: the same calls again, on the real sinks.
#include "plugin/runner/pen.hpp"
#include "plugin/services.hpp"

namespace trellis {
namespace {

/// A trellis_value with the storage it points into.
struct HeldValue {
    explicit HeldValue(WireReader& in) {
        value.size = sizeof value;
        value.type = in.small();
        value.number = in.real();
        value.day = in.small();
        text = in.textOrNothing();
        value.text = text ? text->c_str() : nullptr;
        codes.resize(in.count(8));
        for (auto& code : codes) {
            code = in.text();
            pointers.push_back(code.c_str());
        }
        value.codes = pointers.data();
        value.code_count = static_cast<std::uint32_t>(pointers.size());
    }
    HeldValue(const HeldValue&) = delete;
    HeldValue& operator=(const HeldValue&) = delete;
    trellis_value value{};
    std::optional<std::string> text;
    std::vector<std::string> codes;
    std::vector<const char*> pointers;
};

std::uint32_t rowNumber(WireReader& in) {
    const auto row = in.number();
    if (row > 1'000'000) throw Garbled();
    return static_cast<std::uint32_t>(row);
}

trellis_status again(Deed deed, WireReader& in, const Sinks& sinks, NamedRecords& records) {
    switch (deed) {
    case Deed::State: {
        const auto id = in.text(), label = in.text();
        const trellis_state one{sizeof one, id.c_str(), label.c_str(), static_cast<std::uint32_t>(in.number())};
        return descriptionService().state(belonging(sinks.description), &one);
    }
    case Deed::Transition: {
        const auto id = in.text(), label = in.text(), from = in.text(), to = in.text();
        const auto effect = in.small();
        const trellis_transition one{sizeof one,
                                     id.c_str(),
                                     label.c_str(),
                                     from.c_str(),
                                     to.c_str(),
                                     effect,
                                     static_cast<std::uint32_t>(in.number())};
        return descriptionService().transition(belonging(sinks.description), &one);
    }
    case Deed::Set: {
        const auto item = in.text();
        const HeldValue value(in);
        return draftService().set(belonging(sinks.draft), item.c_str(), &value.value);
    }
    case Deed::AddRow: {
        std::uint32_t row = 0;
        return draftService().add_row(belonging(sinks.draft), in.text().c_str(), &row);
    }
    case Deed::CopyRow: {
        const auto rows = in.text(), from = in.text();
        std::uint32_t row = 0;
        return draftService().copy_row(belonging(sinks.draft), rows.c_str(), belonging(records[from]), rowNumber(in),
                                       &row);
    }
    case Deed::SetCell: {
        const auto rows = in.text();
        const auto row = rowNumber(in);
        const auto item = in.text();
        const HeldValue value(in);
        return draftService().set_cell(belonging(sinks.draft), rows.c_str(), row, item.c_str(), &value.value);
    }
    case Deed::Finding: {
        const auto severity = in.small();
        const auto item = in.textOrNothing(), rows = in.textOrNothing(), row = in.textOrNothing(),
                   code = in.textOrNothing(), message = in.textOrNothing();
        return findingsService().add(belonging(sinks.findings), severity, raw(item), raw(rows), raw(row), raw(code),
                                     raw(message));
    }
    case Deed::Line:
        return lineService().set(belonging(sinks.line), in.text().c_str());
    case Deed::Due: {
        trellis_due due{};
        due.size = sizeof due;
        due.standing = in.small();
        for (auto* day : {&due.due, &due.last_held, &due.planned}) *day = in.small();
        due.days_past = in.small();
        const auto band = in.textOrNothing(), reason = in.textOrNothing();
        due.band = raw(band);
        due.reason = raw(reason);
        return dueService().set(belonging(sinks.due), &due);
    }
    default:
        return againOf(deed, in, sinks, records);
    }
}

} // namespace

const trellis_record* NamedRecords::operator[](const std::string& id) {
    if (timeline_ && known_.empty())
        for (auto* record : timeline_->records) known_.emplace(record->record->id, record);
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : found->second;
}

trellis_status replay(WireReader script, const Sinks& sinks) {
    NamedRecords records(sinks.timeline);
    while (!script.ended())
        if (const auto status = again(static_cast<Deed>(script.byte()), script, sinks, records); status != TRELLIS_OK)
            return status;
    return TRELLIS_OK;
}

} // namespace trellis
