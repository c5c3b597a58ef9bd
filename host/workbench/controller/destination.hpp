// Where one can be in the window.
#pragma once
#include <string>

namespace trellis {

struct Destination {
    enum class Kind {
        Today,
        People,
        Search,
        Library,
        Exchange,
        Settings,
        Help,     ///< the host's own; id may carry a search text
        Manifest, ///< id: the page a plugin asks for (PluginSet::pages())
        Draft,    ///< id: a record that is being written
        Record,   ///< id: a record to read
        Person,   ///< id: a person's code
    };
    Kind kind = Kind::Today;
    std::string id;
    std::string view{};    ///< Manifest: one of its views; empty: what the page begins with
    std::string subject{}; ///< Manifest: whom the view is about
    bool operator==(const Destination&) const = default;

    /// From what --page takes: "today", "people", "search", "library", "exchange", "settings", "help", "view:PAGE/VIEW" or
    /// "view:PAGE/VIEW/SUBJECT", "library:PAGE:SUBJECT" (library_pages.hpp), or else the id of a page.
    static Destination named(const std::string& name);
};

} // namespace trellis
