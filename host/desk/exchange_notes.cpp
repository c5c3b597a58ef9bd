#include "desk/exchange_notes.hpp"

#include "record/canonical.hpp"

namespace trellis {
namespace {

constexpr const char* announcedNote = "exchange.announced";
std::string sentNote(const PersonCode& who) { return "exchange.sent." + who; }

NumbersByDevice readNumbers(const std::string& text) {
    NumbersByDevice out;
    CanonicalReader in(text);
    std::vector<std::string> parts;
    if (!in.texts(parts) || parts.size() % 2) return out;
    for (std::size_t i = 0; i < parts.size(); i += 2)
        if (auto numbers = NumberSet::read(parts[i + 1])) out[parts[i]] = *numbers;
    return out;
}

std::string writeNumbers(const NumbersByDevice& numbers) {
    std::vector<std::string> parts;
    for (auto& [device, set] : numbers) parts.insert(parts.end(), {device, set.text()});
    return jsonTexts(parts);
}

} // namespace

NumbersByDevice sentTo(const Workspace& workspace, const PersonCode& who) {
    return readNumbers(workspace.localNote(sentNote(who)).value_or(""));
}
void keepSentTo(Workspace& workspace, const PersonCode& who, const NumbersByDevice& numbers) {
    workspace.setLocalNote(sentNote(who), writeNumbers(numbers));
}
NumbersByDevice announced(const Workspace& workspace) {
    return readNumbers(workspace.localNote(announcedNote).value_or(""));
}
void keepAnnounced(Workspace& workspace, const NumbersByDevice& numbers) {
    workspace.setLocalNote(announcedNote, writeNumbers(numbers));
}

NoteLines noteLines(const Workspace& workspace, const std::string& note) {
    NoteLines out;
    const auto text = workspace.localNote(note).value_or("");
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        CanonicalReader in(line);
        if (std::vector<std::string> fields; in.texts(fields)) out.push_back(std::move(fields));
    }
    return out;
}

void addNoteLine(Workspace& workspace, const std::string& note, const std::vector<std::string>& fields) {
    auto lines = noteLines(workspace, note);
    lines.insert(lines.begin(), fields);
    if (lines.size() > 100) lines.resize(100);
    std::string text;
    for (auto& line : lines) text += jsonTexts(line) + "\n";
    workspace.setLocalNote(note, text);
}

} // namespace trellis
