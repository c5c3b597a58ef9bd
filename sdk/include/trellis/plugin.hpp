// trellis/plugin.hpp: the comfortable face of plugin.h. Header-only C++17, nothing but the standard library.
//
// Derive a class from Kind, override what your kind of record knows, name it in TRELLIS_PLUGIN. The smallest whole
// plugin is sdk/examples/010-a-kind-in-twenty-lines.
//
//   - Record, Row, Timeline, Draft, … are borrowed for one call. Do not keep them.
//   - An answer that is not there is std::nullopt or empty. It is never an error.
//   - Throw sdk::Error("A sentence for the person at the screen.") when something cannot be done. No exception leaves
//   the
//     plugin: the functions that the host calls catch everything and turn it into a status.
//   - Reading an item that plugin.xml does not declare throws, so that a forgotten <reads> is found on the first run.
//   - Nothing here keeps state. A Kind object is made once and only const functions are called on it, some from several
//     threads (see the tags in plugin.h).
#pragma once
#include <trellis/plugin/writing.hpp>

#include <cstring>
#include <tuple>

namespace trellis::sdk {

/// Derive from this. `id` is the kind's id in plugin.xml.
class Kind {
public:
    explicit Kind(const char* id)
        : id_(id) {}
    virtual ~Kind() = default;
    const char* id() const { return id_; }
    virtual void describe(Description& description) const = 0;
    virtual void prefill(const Timeline&, Draft&) const {}
    virtual void check(const Record&, const Timeline&, Findings&) const {}
    virtual std::string summary(const Record&) const { return {}; }
    virtual std::optional<Due> due(const Timeline&) const { return std::nullopt; }

private:
    const char* id_;
};

/// The plugin that consists of these kinds. TRELLIS_PLUGIN makes one; nobody else needs to.
template <class... Kinds> class Plugin {
public:
    static trellis_status TRELLIS_CALL init(const trellis_host* host) noexcept {
        detail::host() = host;
        return TRELLIS_OK;
    }
    static const void* TRELLIS_CALL feature(const char* id) noexcept {
        static const trellis_plugin_kind table{sizeof table, &count, &id_, &describe, &prefill, &check, &summary, &due};
        return std::strcmp(id, TRELLIS_KIND) == 0 ? &table : nullptr;
    }

private:
    static constexpr std::uint32_t size = sizeof...(Kinds);
    static const Kind* at(std::uint32_t index) {
        static const std::tuple<Kinds...> kinds;
        static const Kind* const all[] = {&std::get<Kinds>(kinds)...};
        return index < size ? all[index] : nullptr;
    }
    static const Kind& named(const char* id) {
        for (std::uint32_t i = 0; i < size; ++i)
            if (std::strcmp(at(i)->id(), id) == 0) return *at(i);
        throw Error(std::string("This plugin has no kind called ") + id + ".", TRELLIS_BAD_INPUT);
    }
    /// The wall: whatever happens inside becomes a status and a sentence.
    template <class Work> static trellis_status guarded(Work work) noexcept {
        try {
            work();
            return TRELLIS_OK;
        } catch (const Error& error) {
            return detail::host()->fail(detail::host(), error.status(), error.what());
        } catch (const std::exception& error) {
            return detail::host()->fail(detail::host(), TRELLIS_FAULT, error.what());
        } catch (...) {
            return detail::host()->fail(detail::host(), TRELLIS_FAULT, "The plugin stopped without saying why.");
        }
    }

    static std::uint32_t TRELLIS_CALL count() noexcept { return size; }
    static const char* TRELLIS_CALL id_(std::uint32_t index) noexcept {
        return index < size ? at(index)->id() : nullptr;
    }
    static trellis_status TRELLIS_CALL describe(const char* kind, trellis_description* sink) noexcept {
        return guarded([&] {
            Description description(sink);
            named(kind).describe(description);
        });
    }
    static trellis_status TRELLIS_CALL prefill(const char* kind, const trellis_timeline* timeline,
                                               trellis_draft* sink) noexcept {
        return guarded([&] {
            Draft draft(sink);
            named(kind).prefill(Timeline(timeline), draft);
        });
    }
    static trellis_status TRELLIS_CALL check(const char* kind, const trellis_record* record,
                                             const trellis_timeline* timeline, trellis_findings* sink) noexcept {
        return guarded([&] {
            Findings findings(sink);
            named(kind).check(Record(record), Timeline(timeline), findings);
        });
    }
    static trellis_status TRELLIS_CALL summary(const char* kind, const trellis_record* record,
                                               trellis_line* sink) noexcept {
        return guarded([&] {
            const std::string line = named(kind).summary(Record(record));
            detail::must(detail::service<trellis_host_line>(TRELLIS_HOST_LINE).set(sink, line.c_str()), "the summary");
        });
    }
    static trellis_status TRELLIS_CALL due(const char* kind, const trellis_timeline* timeline,
                                           trellis_due_sink* sink) noexcept {
        return guarded([&] {
            const auto found = named(kind).due(Timeline(timeline));
            if (!found) return;
            const auto number = [](const std::optional<Day>& day) { return day ? day->days() : TRELLIS_NO_DAY; };
            const trellis_due due{sizeof due,
                                  trellis_standing(found->standing),
                                  number(found->due),
                                  number(found->lastHeld),
                                  number(found->planned),
                                  found->daysPast,
                                  found->band.c_str(),
                                  found->reason.c_str()};
            detail::must(detail::service<trellis_host_due>(TRELLIS_HOST_DUE).set(sink, &due), "the due date");
        });
    }
};

} // namespace trellis::sdk

/// TRELLIS_PLUGIN("example.walks", "1.0.0", Walk): id and version as in plugin.xml, then the classes of its kinds.
#define TRELLIS_PLUGIN(plugin_id, plugin_version, ...)                                                                 \
    const trellis_entry trellis_plugin_entry = {sizeof(trellis_entry),                                                 \
                                                TRELLIS_ABI,                                                           \
                                                plugin_id,                                                             \
                                                plugin_version,                                                        \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::init,                            \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::feature}
