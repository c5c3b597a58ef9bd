#include "workbench/controller/destination.hpp"

namespace trellis {

Destination Destination::named(const std::string& name) {
    if (name.empty() || name == "today") return {Kind::Today, {}};
    if (name == "people") return {Kind::People, {}};
    if (name == "search") return {Kind::Search, {}};
    if (name == "library") return {Kind::Library, {}};
    if (name == "exchange") return {Kind::Exchange, {}};
    if (name == "release") return {Kind::Exchange, "release"};
    if (name == "settings") return {Kind::Settings, {}};
    if (name == "help") return {Kind::Help, {}};
    const auto colon = name.find(':');
    const std::string kind = name.substr(0, colon);
    if (colon != std::string::npos) {
        const std::string id = name.substr(colon + 1);
        if (kind == "library") {
            const auto behind = id.find(':');
            return {Kind::Library, {}, id.substr(0, behind), behind == std::string::npos ? "" : id.substr(behind + 1)};
        }
        if (kind == "draft") return {Kind::Draft, id};
        if (kind == "record") return {Kind::Record, id};
        if (kind == "person") return {Kind::Person, id};
        if (kind == "view") {
            const auto first = id.find('/'), second = first == std::string::npos ? first : id.find('/', first + 1);
            const auto part = [&](std::size_t from, std::size_t to) {
                return from == std::string::npos ? std::string() : id.substr(from + 1, to == std::string::npos ? to : to - from - 1);
            };
            return {Kind::Manifest, id.substr(0, first), part(first, second), part(second, std::string::npos)};
        }
    }
    return {Kind::Manifest, name};
}

} // namespace trellis
