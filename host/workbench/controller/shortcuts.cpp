#include "workbench/controller/shortcuts.hpp"

namespace trellis {

const std::vector<Shortcut>& shortcuts() {
    static const std::vector<Shortcut> all{
        {"new", "&Workspace", "&Start something new here", "Ctrl+N", true},
        {"save", "&Workspace", "Sa&ve now", "Ctrl+S", true},
        {"print", "&Workspace", "&Print", "Ctrl+P", true},
        {"lock", "&Workspace", "&Lock", "Ctrl+L", true},
        {"safe-mode", "&Workspace", "Lock, then safe &mode on or off", "", true},
        {"switch", "&Workspace", "Close the &workspace", "Ctrl+W", true},
        {"settings", "&Workspace", "S&ettings", "Ctrl+,", true},
        {"quit", "&Workspace", "&Quit", "Ctrl+Q", false},
        {"today", "&Go", "&Today", "Ctrl+1", true},
        {"people", "&Go", "&People and agreements", "Ctrl+2", true},
        {"search", "&Go", "&Search", "Ctrl+F", true},
        {"library", "&Go", "&Library", "", true},
        {"exchange", "&Go", "&Exchange", "", true},
        {"palette", "&Go", "Go to &anything…", "Ctrl+K", true},
        {"back", "&Go", "&Back", "Alt+Left", true},
        {"pane-next", "&View", "&Next pane", "F6", true},
        {"pane-previous", "&View", "P&revious pane", "Shift+F6", true},
        {"context", "&View", "&Context pane", "F9", true},
        {"larger", "&View", "&Larger text", "Ctrl++", false},
        {"smaller", "&View", "S&maller text", "Ctrl+-", false},
        {"normal-size", "&View", "N&ormal text", "Ctrl+0", false},
        {"help", "&Help", "&Keyboard and help", "F1", true},
        {"about", "&Help", "&About Trellis", "", false},
        {"", "", "Leave a dialog, dismiss a message", "Esc", false},
        {"", "", "A view's table: how a row's numbers came about", "Enter", true},
        {"", "", "Between entries on the left", "Up, Down", true},
        {"", "", "Writing: next or previous section", "Ctrl+Down, Ctrl+Up", true},
        {"", "", "Writing: add a row", "Ctrl+Enter", true},
        {"", "", "Writing: today's date", "Ctrl+D", true},
        {"", "", "Writing: undo, redo", "Ctrl+Z, Ctrl+Shift+Z", true},
    };
    return all;
}

std::string plainWords(const std::string& words) {
    std::string plain;
    for (const char letter : words)
        if (letter != '&') plain += letter;
    return plain;
}

} // namespace trellis
