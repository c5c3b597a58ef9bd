// Views and exports as a person meets them: which there are, about whom, and what is asked. Plain data.
#pragma once
#include "plugin/manifest.hpp"

#include <map>

namespace trellis {

struct OfferedView {
    std::string id; ///< "unlearning.trajectory"
    std::string title;
    std::string question; ///< that it answers
    ViewKind kind = ViewKind::Table;
    std::optional<Scope> scope; ///< none: it needs no subject
    std::string page;           ///< where it stands in the window; empty: among the figures
    bool card = false;          ///< its model has a line for Today
    std::vector<ChoiceInfo> choices;
    std::string plugin;
    bool running = false; ///< false: its plugin is off, and it cannot be opened now
};

/// Whom or what a view may be opened about.
struct ViewSubject {
    std::string id;    ///< an agreement's id, a person's code, a locality
    std::string title; ///< "FK-SV1 with FK-CP3, since 3 March 2025", "FK-CP3"
};

struct ViewRequest {
    std::string id;
    std::string subject;                          ///< empty: the only one there is
    std::optional<Date> from{}, to{};             ///< default: see Desk::view
    std::map<std::string, std::string> choices{}; ///< by the choice's id; the first option where none is named
};

struct OfferedExport {
    std::string id; ///< "reflection.cpd"
    std::string title;
    std::string media, extension; ///< "text/csv", "csv"
    Scope scope = Scope::Agreement;
    std::string plugin;
    bool running = false;
    std::vector<std::string> reads; ///< the items that leave
};

struct ExportedFile {
    std::string name; ///< "reflection.cpd-FK-CP3-2025-11-20.csv"
    std::string media;
    std::string bytes;
};

} // namespace trellis
