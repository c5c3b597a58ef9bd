#include "workbench/controller/new_workspace.hpp"

#include "crypto/passphrase.hpp"

#include <algorithm>
#include <cctype>

namespace trellis {

std::string WorkspacePlan::suggestedFolder(const std::string& name, const std::filesystem::path& home) {
    std::string plain;
    for (const char raw : name) {
        const auto letter = static_cast<unsigned char>(raw);
        if (std::isalnum(letter))
            plain += char(std::tolower(letter));
        else if (!plain.empty() && plain.back() != '-')
            plain += '-';
    }
    while (!plain.empty() && plain.back() == '-') plain.pop_back();
    return (home / ((plain.empty() ? "workspace" : plain) + ".trellis")).string();
}

std::string WorkspacePlan::placeTrouble() const {
    if (name.empty()) return "Please give the workspace a name, for example “Supervision, Westmoor”.";
    if (folder.empty()) return "Please say in which folder it should be kept.";
    if (code.empty()) return "Please give yourself a code, such as FK-SV1. Records show codes, not names.";
    std::error_code ignored;
    const std::filesystem::path place(folder);
    if (!place.is_absolute()) return "Please give the whole path of the folder, starting at the top.";
    if (std::filesystem::exists(place, ignored) && !std::filesystem::is_empty(place, ignored))
        return "There is something in that folder already. Please choose a new one, so that nothing is mixed up.";
    return {};
}

std::string WorkspacePlan::passphraseTrouble() const {
    const auto characters = std::count_if(passphrase.begin(), passphrase.end(),
                                          [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
    if (std::size_t(characters) < shortestPassphrase)
        return "Please use at least ten characters; a few words are best.";
    if (passphrase != again) return "The two passphrases are not the same.";
    return {};
}

NewWorkspace WorkspacePlan::wanted() const {
    NewWorkspace made;
    made.folder = folder;
    made.name = name;
    made.locality = locality;
    made.firstUser = code;
    made.firstUserName = personName;
    made.role = role;
    made.passphrase = passphrase;
    return made;
}

} // namespace trellis
