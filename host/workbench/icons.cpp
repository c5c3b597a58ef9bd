#include "workbench/icons.hpp"

#include "workbench/theme.hpp"

#include <fmt/format.h>

#include <map>

namespace trellis {

namespace {

// Path data; a dot is a stroke of no length with a round cap.
const std::map<std::string, const char*>& drawings() {
    static const std::map<std::string, const char*> all{
        {"page", "M6 3h8l4 4v14H6z M14 3v4h4"},
        {"today", "M12 4v1 M12 19v1 M4 12h1 M19 12h1 M6.3 6.3l.7 .7 M17 17l.7 .7 M6.3 17.7l.7 -.7 M17 7l.7 -.7 "
                  "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"},
        {"sessions", "M4 5h11v8H9l-4 3v-3H4z M18 9h2v8h-1v3l-4 -3h-5v-1"},
        {"agreement", "M6 3h12v18H6z M9 8h6 M9 12h6 M9 17c1.5 -2 2.5 1 3.5 -.5s1.5 0 2.5 0"},
        {"not-held", "M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4 M9.5 13l5 5 M14.5 13l-5 5"},
        {"reflection", "M12 20c-5 -2 -7 -6 -7 -11c5 0 7 3 7 11z M12 20c5 -2 7 -6 7 -11c-5 0 -7 3 -7 11z M12 9c-1.5 -2 "
                       "-1.5 -4 0 -6c1.5 2 1.5 4 0 6"},
        {"unlearning", "M5 7h8a5 5 0 0 1 0 10H7 M10 13.5L6.5 17l3.5 3.5 M5 7V4"},
        {"meta", "M12 4v5 M12 9L6 14 M12 9l6 5 M12 9v5 M10 4h4 M4 16h4v4H4z M10 16h4v4h-4z M16 16h4v4h-4z"},
        {"people", "M9 11a3.5 3.5 0 1 0 0 -7a3.5 3.5 0 1 0 0 7z M3 20c0 -4 2.5 -6 6 -6s6 2 6 6 M16 5a3 3 0 0 1 0 6 M18 "
                   "14.5c2 .8 3 2.6 3 5.5"},
        {"person", "M12 11a4 4 0 1 0 0 -8a4 4 0 1 0 0 8z M5 21c0 -4.5 2.8 -7 7 -7s7 2.5 7 7"},
        {"group", "M12 9a3 3 0 1 0 0 -6a3 3 0 1 0 0 6z M5.5 18a2.5 2.5 0 1 0 0 -5a2.5 2.5 0 1 0 0 5z M18.5 18a2.5 2.5 "
                  "0 1 0 0 -5a2.5 2.5 0 1 0 0 5z M12 12v3 M9 20h6"},
        {"library", "M4 4h4v16H4z M10 4h4v16h-4z M16 5l3.5 -.8L22 19l-3.6 .9z"},
        {"exchange", "M4 8h14 M14.5 4.5L18 8l-3.5 3.5 M20 16H6 M9.5 12.5L6 16l3.5 3.5"},
        {"search", "M10.5 17a6.5 6.5 0 1 0 0 -13a6.5 6.5 0 1 0 0 13z M15.5 15.5L20 20"},
        {"settings", "M4 7h9 M17 7h3 M15 5v4 M4 12h3 M11 12h9 M9 10v4 M4 17h7 M15 17h5 M13 15v4"},
        {"help",
         "M12 21a9 9 0 1 0 0 -18a9 9 0 1 0 0 18z M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8 .4 -1 .9 -1 1.7 M12 16.8v.01"},
        {"question", "M9 8.5a3 3 0 1 1 4.3 2.7c-1 .5 -1.3 1.2 -1.3 2.3 M12 17.5v.01"},
        {"lock", "M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3 M12 15v2"},
        {"add", "M12 5v14 M5 12h14"},
        {"remove", "M5 12h14"},
        {"check", "M5 12.5l4.5 4.5L19 7.5"},
        {"warning", "M12 4L2.5 20h19z M12 10v5 M12 17.5v.01"},
        {"note", "M12 21a9 9 0 1 0 0 -18a9 9 0 1 0 0 18z M12 11v5 M12 8v.01"},
        {"trouble", "M8 3h8l5 5v8l-5 5H8l-5 -5V8z M12 8v5 M12 16v.01"},
        {"clock", "M12 21a9 9 0 1 0 0 -18a9 9 0 1 0 0 18z M12 7v5l3.5 2"},
        {"calendar", "M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4"},
        {"draft", "M5 19l1 -4L16 5l3 3L9 18z M13.5 7.5l3 3"},
        {"edit", "M5 19l1 -4L16 5l3 3L9 18z M13.5 7.5l3 3"},
        {"sign", "M4 20h16 M5 16c3 -1 4 -9 6 -9s-2 9 0 9s2 -4 4 -4s0 4 4 3"},
        {"action", "M4 6h3v3H4z M10 7.5h10 M4 15h3v3H4z M10 16.5h10"},
        {"back", "M19 12H5 M11 6l-6 6l6 6"},
        {"print", "M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14h10v6H7z"},
        {"close", "M6 6l12 12 M18 6L6 18"},
        {"eye", "M2.5 12c3 -5 6 -6.5 9.5 -6.5s6.5 1.5 9.5 6.5c-3 5 -6 6.5 -9.5 6.5s-6.5 -1.5 -9.5 -6.5z M12 15a3 3 0 1 "
                "0 0 -6a3 3 0 1 0 0 6z"},
        {"export", "M12 15V4 M8 8l4 -4l4 4 M5 14v6h14v-6"},
        {"history", "M4 12a8 8 0 1 0 3 -6.2 M4 4v4h4 M12 8v4.5l3 1.8"},
        {"feedback", "M4 5h16v11h-8l-4 4v-4H4z M8 9h8 M8 12h5"},
        {"chart", "M4 4v16h16 M7 15l4 -4l3 2l5 -6"},
        {"site",
         "M12 21c-4 -4.5 -6 -7.6 -6 -11a6 6 0 1 1 12 0c0 3.4 -2 6.5 -6 11z M12 12a2 2 0 1 0 0 -4a2 2 0 1 0 0 4z"},
        {"up", "M6 14l6 -6l6 6"},
        {"down", "M6 10l6 6l6 -6"},
    };
    return all;
}

} // namespace

wxBitmapBundle icon(const std::string& name, Rgb colour, int size) {
    auto found = drawings().find(name);
    if (found == drawings().end() && name.ends_with('s')) found = drawings().find(name.substr(0, name.size() - 1));
    const char* path = found != drawings().end() ? found->second : drawings().at("page");
    const std::string svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="{}" fill="none" stroke="#{:02x}{:02x}{:02x}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>)",
        path, colour.r, colour.g, colour.b);
    const int scaled = size * Theme::get().textPercent() / 100; // a picture is as large as the word beside it
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(scaled, scaled));
}

wxBitmapBundle icon(const std::string& name) { return icon(name, Theme::get().palette().text); }

std::vector<std::string> iconNames() {
    std::vector<std::string> names;
    for (const auto& [name, path] : drawings()) names.push_back(name);
    return names;
}

} // namespace trellis
