// The forms at hand: those installed now, and every form a record of this workspace was ever made with.
#pragma once
#include "template/template_reader.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <vector>

namespace trellis {

class Workspace;

/// The newest installed form of that id in the first folder that has one; nullptr when none has. Error TR-T02 when it has
/// errors.
TemplatePtr installedForm(const std::string& templateId, const std::vector<std::filesystem::path>& folders,
                          const CodeListSource& lists);
/// The list in the first folder that has it.
CodeListSource listsInAny(std::vector<std::filesystem::path> folders);

/// Reads each form once and keeps it. Belongs to one desk.
class FormShelf {
public:
    /// Folders hold *.xml, looked through in order; `lists` where their code lists are.
    FormShelf(Workspace& workspace, std::vector<std::filesystem::path> folders,
              std::vector<std::filesystem::path> lists);

    /// The installed form of that id; where none is installed, the newest one the workspace keeps. Error TR-D10 when
    /// there is none, TR-T02 when the installed one has errors.
    TemplatePtr current(const std::string& templateId);
    /// The installed forms whose ids `wanted` says yes to, the newest of each id, by title. One that cannot be read is
    /// left out.
    std::vector<TemplatePtr> all(const std::function<bool(const std::string&)>& wanted);
    /// Exactly that form, from the workspace's own copies. Error TR-D11 when it is not there or cannot be read.
    TemplatePtr exactly(const FormRef& form);

private:
    TemplatePtr installed(const std::string& templateId);

    Workspace& workspace_;
    std::vector<std::filesystem::path> folders_, lists_;
    std::map<std::string, TemplatePtr> current_; ///< by id
    std::map<std::string, TemplatePtr> exact_;   ///< by hash
};

} // namespace trellis
