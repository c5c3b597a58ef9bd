// Forms and code lists named on the command line. Shared by the verbs of `template`.
#pragma once
#include "cli/command.hpp"
#include "template/template_reader.hpp"

namespace trellis {

inline constexpr auto kListsHelp =
    "Folder of the code lists (default: code-lists beside the form, then the program's own)";

/// Code lists for a file: from --lists, beside it, then those that came with the program.
CodeListSource listsFor(Command& command, const std::filesystem::path& file, const std::string& named);
/// Error TR-C10 with everything that is wrong printed before it.
TemplatePtr loadForm(Command& command, const std::string& file, const std::string& lists);
/// Prints what a reader says, errors only; Error TR-C10 if there was one.
void sayErrors(Command& command, const std::vector<LintMessage>& messages, const std::string& file);
/// Files as named, and for folders every *.xml in them, by name.
std::vector<std::string> filesIn(const std::vector<std::string>& named);
/// The element a file starts with, after the declaration and comments: a code list rather than a template.
bool isCodeList(const std::string& xml);

} // namespace trellis
