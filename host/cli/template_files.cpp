#include "cli/template_files.hpp"

#include "model/error.hpp"
#include "text/file_bytes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {

CodeListSource listsFor(Command& command, const fs::path& file, const std::string& named) {
    std::vector<CodeListSource> sources;
    if (!named.empty()) sources.push_back(codeListsIn(named));
    auto folder = fs::absolute(file).parent_path();
    for (auto& beside : {folder / "code-lists", folder.parent_path() / "code-lists"})
        if (fs::is_directory(beside)) sources.push_back(codeListsIn(beside));
    return [&command, sources](const std::string& id) -> std::optional<CodeList> {
        for (auto& source : sources)
            if (auto list = source(id)) return list;
        try {
            return codeListsIn(command.installation().templates / "code-lists")(id);
        } catch (const Error& missing) {
            if (missing.code() == "TR-D01") return std::nullopt; // no installation: the reader names the missing list
            throw;
        }
    };
}

void sayErrors(Command& command, const std::vector<LintMessage>& messages, const std::string& file) {
    bool errors = false;
    for (auto& message : messages)
        if (message.kind == LintMessage::Kind::Error) {
            errors = true;
            command.io.err << printable(message.line()) << '\n';
        }
    if (errors)
        throw Error("TR-C10", fmt::format("{} cannot be used as it is.", file),
                    "What to change is said above, with line and column.");
}

TemplatePtr loadForm(Command& command, const std::string& file, const std::string& lists) {
    auto read = readTemplate(readText(file, command.io), file, listsFor(command, file, lists));
    sayErrors(command, read.messages, file);
    return read.form;
}

bool isCodeList(const std::string& xml) {
    auto list = xml.find("<code-list"), form = xml.find("<template");
    return list < form;
}

namespace {

/// In a folder given whole other things lie beside forms, lists and overlays, such as a plugin's manifest.
bool isOurs(const fs::path& file) {
    const auto text = fileBytes(file).value_or("");
    for (auto* other : {"<plugin ", "<pack ", "<grammar "})
        if (const auto at = text.find(other); at != text.npos && at < std::min(text.find("<template"), text.find("<code-list")))
            return false;
    return true;
}

} // namespace

std::vector<std::string> filesIn(const std::vector<std::string>& named) {
    std::vector<std::string> files;
    for (auto& name : named) {
        if (!fs::is_directory(name)) {
            files.push_back(name);
            continue;
        }
        std::vector<std::string> inside;
        for (auto& entry : fs::recursive_directory_iterator(name))
            if (entry.path().extension() == ".xml" && isOurs(entry.path())) inside.push_back(entry.path().string());
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

} // namespace trellis
