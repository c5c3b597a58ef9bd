// The one exception of the program.
//
// A failure that a person must hear about is thrown as Error and caught at four rims: an event handler of the window, the
// worker thread, the wall around a plugin, and main(). Expected outcomes (a missing answer, a finding, a conflict) are
// values and never thrown.
#pragma once
#include <exception>
#include <string>

namespace trellis {

class Error : public std::exception {
public:
    /// `code` has the form "TR-S04" (letter = area, see packaging/handbook/errors.md) and never changes its meaning.
    /// `message` says what happened and what that means for the record; `advice` says what to do next.
    Error(std::string code, std::string message, std::string advice);

    const std::string& code() const noexcept { return code_; }
    const std::string& message() const noexcept { return message_; }
    const std::string& advice() const noexcept { return advice_; }

    /// All three as one line for a terminal or a log: "message advice (code)".
    const char* what() const noexcept override { return line_.c_str(); }

private:
    std::string code_, message_, advice_, line_;
};

} // namespace trellis
