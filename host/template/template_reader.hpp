// Templates and code lists from XML, strictly: whatever is not understood is said, with file, line and column.
#pragma once
#include "template/template.hpp"

#include <filesystem>
#include <functional>

namespace trellis {

/// One thing the reader or linter has to say. Printed like a compiler: "file:line:column: error: message (TR-Tnn)".
struct LintMessage {
    enum class Kind { Error, Warning };
    Kind kind = Kind::Error;
    std::string file;
    Place place;
    std::string code;       ///< "TR-T04"
    std::string message;    ///< a sentence
    std::string suggestion; ///< may be empty: "Did you mean 'relevant'?"
    std::string line() const;
};

/// Where code lists are found by id.
using CodeListSource = std::function<std::optional<CodeList>(const std::string& id)>;
/// Reads "<folder>/<id>.xml" when asked; nullopt when there is none. Error TR-T30 when it cannot be read.
CodeListSource codeListsIn(std::filesystem::path folder);

struct ReadTemplate {
    TemplatePtr form;                   ///< null if there was any error
    std::vector<LintMessage> messages;  ///< in file order
};

/// Never throws for what the text says; `file` is only for messages.
ReadTemplate readTemplate(std::string_view xml, const std::string& file, const CodeListSource& lists);
/// Reads the file; throws Error TR-T01 (cannot be read), TR-T02 (has errors: the message holds the first).
TemplatePtr loadTemplate(const std::filesystem::path& file, const CodeListSource& lists);

struct ReadCodeList {
    std::optional<CodeList> list;
    std::vector<LintMessage> messages;
};
ReadCodeList readCodeList(std::string_view xml, const std::string& file);

} // namespace trellis
