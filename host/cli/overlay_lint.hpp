// Overlays in a run of lint: each is read, and those of one form are then laid over it together.
#pragma once
#include "cli/command.hpp"
#include "overlay/overlay.hpp"

namespace trellis {

class LintedOverlays {
public:
    /// `core` is a form named on the command line, or ""; `files` are all that are linted, which may hold it too.
    LintedOverlays(Command& command, std::string core, std::vector<std::string> files)
        : command_(command)
        , core_(std::move(core))
        , files_(std::move(files)) {}

    /// What can be said of the file alone.
    std::vector<LintMessage> read(const std::string& xml, const std::string& file, const CodeListSource& lists);
    /// What is wrong with those that could be read over their forms. Where a form is not at hand, a line on the error
    /// stream says that only the files were checked.
    std::vector<LintMessage> overTheirForms();

private:
    TemplatePtr formFor(const Overlay& overlay);

    Command& command_;
    std::string core_;
    std::vector<std::string> files_;
    std::map<std::string, std::vector<Overlay>> byForm_;
};

} // namespace trellis
