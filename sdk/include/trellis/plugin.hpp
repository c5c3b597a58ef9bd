// trellis/plugin.hpp: the comfortable face of plugin.h. Header-only C++17, nothing but the standard library.
//
// Derive a class from Kind (or Measure, Viewer, Export), override what it knows, name it in TRELLIS_PLUGIN. The
// smallest whole plugin is sdk/examples/010-a-kind-in-twenty-lines.
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
#include <trellis/plugin/figures.hpp>

#include <cstring>
#include <tuple>
#include <type_traits>

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

namespace detail {

/// The wall: whatever happens inside becomes a status and a sentence.
template <class Work> trellis_status guarded(Work work) noexcept {
    try {
        work();
        return TRELLIS_OK;
    } catch (const Error& error) {
        return host()->fail(host(), error.status(), error.what());
    } catch (const std::exception& error) {
        return host()->fail(host(), TRELLIS_FAULT, error.what());
    } catch (...) {
        return host()->fail(host(), TRELLIS_FAULT, "The plugin stopped without saying why.");
    }
}

/// Those of `All` that derive from Base, made once, found by number and by id.
template <class Base, class... All> class Parts {
public:
    static std::uint32_t TRELLIS_CALL count() noexcept { return size; }
    static const char* TRELLIS_CALL id(std::uint32_t index) noexcept {
        return index < size ? list()[index]->id() : nullptr;
    }
    static const Base& named(const char* id) {
        for (std::uint32_t i = 0; i < size; ++i)
            if (std::strcmp(list()[i]->id(), id) == 0) return *list()[i];
        throw Error(std::string("This plugin has nothing called ") + id + ".", TRELLIS_BAD_INPUT);
    }
    static constexpr std::uint32_t size = (std::uint32_t(std::is_base_of_v<Base, All>) + ... + 0u);

private:
    template <class Part> static void take(const Base** all, std::uint32_t& at) {
        if constexpr (std::is_base_of_v<Base, Part>) {
            static const Part part;
            all[at++] = &part;
        }
    }
    struct List {
        List() {
            std::uint32_t at = 0;
            (take<All>(all, at), ...);
        }
        const Base* all[size + 1] = {};
    };
    static const Base* const* list() {
        static const List made;
        return made.all;
    }
};

} // namespace detail

/// The plugin that consists of these kinds, measures, views and exports. TRELLIS_PLUGIN makes one; nobody else needs
/// to.
template <class... All> class Plugin {
    using Kinds = detail::Parts<Kind, All...>;
    using Measures = detail::Parts<Measure, All...>;
    using Views = detail::Parts<Viewer, All...>;
    using Exports = detail::Parts<Export, All...>;

public:
    static trellis_status TRELLIS_CALL init(const trellis_host* host) noexcept {
        detail::host() = host;
        return TRELLIS_OK;
    }
    static const void* TRELLIS_CALL feature(const char* id) noexcept {
        static const trellis_plugin_kind kinds{sizeof kinds, &Kinds::count, &Kinds::id, &describe,
                                               &prefill,     &check,        &summary,   &due};
        static const trellis_plugin_measure measures{sizeof measures, &Measures::count, &Measures::id, &observe};
        static const trellis_plugin_view views{sizeof views, &Views::count, &Views::id, &show};
        static const trellis_plugin_export exports{sizeof exports, &Exports::count, &Exports::id, &write};
        const auto is = [&](const char* known) { return std::strcmp(id, known) == 0; };
        if (Kinds::size > 0 && is(TRELLIS_KIND)) return &kinds;
        if (Measures::size > 0 && is(TRELLIS_MEASURE)) return &measures;
        if (Views::size > 0 && is(TRELLIS_VIEW)) return &views;
        if (Exports::size > 0 && is(TRELLIS_EXPORTS)) return &exports;
        return nullptr;
    }

private:
    template <class Work> static trellis_status guarded(Work work) noexcept { return detail::guarded(work); }

    static trellis_status TRELLIS_CALL describe(const char* kind, trellis_description* sink) noexcept {
        return guarded([&] {
            Description description(sink);
            Kinds::named(kind).describe(description);
        });
    }
    static trellis_status TRELLIS_CALL prefill(const char* kind, const trellis_timeline* timeline,
                                               trellis_draft* sink) noexcept {
        return guarded([&] {
            Draft draft(sink);
            Kinds::named(kind).prefill(Timeline(timeline), draft);
        });
    }
    static trellis_status TRELLIS_CALL check(const char* kind, const trellis_record* record,
                                             const trellis_timeline* timeline, trellis_findings* sink) noexcept {
        return guarded([&] {
            Findings findings(sink);
            Kinds::named(kind).check(Record(record), Timeline(timeline), findings);
        });
    }
    static trellis_status TRELLIS_CALL summary(const char* kind, const trellis_record* record,
                                               trellis_line* sink) noexcept {
        return guarded([&] {
            const std::string line = Kinds::named(kind).summary(Record(record));
            detail::must(detail::service<trellis_host_line>(TRELLIS_HOST_LINE).set(sink, line.c_str()), "the summary");
        });
    }
    static trellis_status TRELLIS_CALL due(const char* kind, const trellis_timeline* timeline,
                                           trellis_due_sink* sink) noexcept {
        return guarded([&] {
            const auto found = Kinds::named(kind).due(Timeline(timeline));
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
    static trellis_status TRELLIS_CALL observe(const char* measure, const trellis_timeline* timeline,
                                               trellis_observations* sink) noexcept {
        return guarded([&] {
            Observations out(sink);
            Measures::named(measure).observe(Timeline(timeline), out);
        });
    }
    static trellis_status TRELLIS_CALL show(const char* view, const trellis_timeline* timeline,
                                            trellis_view* sink) noexcept {
        return guarded([&] {
            View out(sink);
            Views::named(view).show(timeline ? std::optional(Timeline(timeline)) : std::nullopt, out);
        });
    }
    static trellis_status TRELLIS_CALL write(const char* what, const trellis_timeline* timeline,
                                             trellis_export* sink) noexcept {
        return guarded([&] {
            const std::string bytes = Exports::named(what).write(Timeline(timeline));
            auto& host = detail::service<trellis_host_export>(TRELLIS_HOST_EXPORT);
            detail::must(host.write(sink, bytes.data(), bytes.size()), "the file");
        });
    }
};

} // namespace trellis::sdk

/// TRELLIS_PLUGIN("example.walks", "1.0.0", Walk): id and version as in plugin.xml, then the classes of its kinds,
/// measures, views and exports, in any order.
#define TRELLIS_PLUGIN(plugin_id, plugin_version, ...)                                                                 \
    const trellis_entry trellis_plugin_entry = {sizeof(trellis_entry),                                                 \
                                                TRELLIS_ABI,                                                           \
                                                plugin_id,                                                             \
                                                plugin_version,                                                        \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::init,                            \
                                                &::trellis::sdk::Plugin<__VA_ARGS__>::feature}
