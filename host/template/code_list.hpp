// A code list: stable codes with labels, perhaps in a tree (domain.md 6). Read from templates/code-lists/*.xml.
#pragma once
#include <string>
#include <vector>

namespace trellis {

struct CodeEntry {
    std::string code;
    std::string parent; ///< empty at the top
    std::string label;
    std::string definition;
    std::string group;  ///< e.g. "barrier", "facilitator"; free for the list
    bool retired = false;
};

struct CodeList {
    std::string id;      ///< "session-type"
    std::string version;
    std::string title;
    std::string source;  ///< where the codes come from, shown to users
    std::string licence;
    std::vector<CodeEntry> codes;

    const CodeEntry* find(const std::string& code) const {
        for (auto& entry : codes)
            if (entry.code == code) return &entry;
        return nullptr;
    }
};

} // namespace trellis
