#include "cli/lint_print.hpp"

#include "cli/listing.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {

int printMessages(Command& command, const std::vector<LintMessage>& messages, const std::string& read) {
    Listing listing({{"file", "File"},
                     {"line", "Line"},
                     {"column", "Column"},
                     {"kind", "Kind"},
                     {"code", "Code"},
                     {"message", "Message"},
                     {"suggestion", "Suggestion"}},
                    "");
    int errors = 0, warnings = 0;
    for (auto& one : messages) {
        const bool error = one.kind == LintMessage::Kind::Error;
        ++(error ? errors : warnings);
        if (!command.json) command.io.out << printable(one.line()) << '\n';
        listing.row({one.file, cell(one.place.line), cell(one.place.column), std::string(error ? "error" : "warning"),
                     one.code, one.message, cell(one.suggestion)});
    }
    if (command.json)
        command.print(listing);
    else if (errors + warnings == 0)
        command.io.out << read << ", nothing to remark.\n";
    else
        command.io.out << fmt::format("{}: errors {}, warnings {}.\n", read, errors, warnings);
    return errors ? 1 : 0;
}

} // namespace trellis
