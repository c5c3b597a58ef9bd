// The forms at hand: those installed now, and every form a record of this workspace was ever made with.
#pragma once
#include "overlay/form_choice.hpp"
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
/// Every version of it in that folder; Error TR-T02.
std::vector<TemplatePtr> installedForms(const std::string& templateId, const std::vector<std::filesystem::path>& folders,
                                        const CodeListSource& lists);
/// The list in the first folder that has it.
CodeListSource listsInAny(std::vector<std::filesystem::path> folders);

/// Reads each form once and keeps it. Belongs to one desk.
class FormShelf {
public:
    /// Folders hold *.xml, looked through in order; `lists` where their code lists are.
    FormShelf(Workspace& workspace, std::vector<std::filesystem::path> folders,
              std::vector<std::filesystem::path> lists);

    /// What lies over forms of the core here: the overlays of the packs in use. Until the next call they hold.
    void adapt(std::vector<Overlay> overlays);

    /// The installed form of that id, as the overlays adapt it; where none is installed, the newest one the workspace
    /// keeps. Error TR-D10 when there is none, TR-T02 when the installed one has errors, TR-K14 when it is adapted here
    /// and no adapted form of it can be used: the bare core is never taken in its place.
    TemplatePtr current(const std::string& templateId);
    /// Ids of forms that overlays lie over.
    std::vector<std::string> adapted() const;
    /// How the adapted form in use was chosen; Why::Core where nothing lies over it.
    FormChoice choice(const std::string& templateId);
    /// What a choice is made from: the installed versions, and the one the overlays were made for where it is kept.
    std::vector<TemplatePtr> cores(const std::string& templateId);
    std::vector<Overlay> layersOver(const std::string& templateId) const;
    /// Of the installed forms, and of the packs in use.
    CodeListSource lists() const { return listsInAny(lists_); }
    /// Keeps the adapted forms in use and the core forms they were made from in the workspace, so that a later core
    /// finds both. Error as every writing.
    void pin();
    /// The installed forms whose ids `wanted` says yes to, the newest of each id, by title. One that cannot be read is
    /// left out.
    std::vector<TemplatePtr> all(const std::function<bool(const std::string&)>& wanted);
    /// Exactly that form, from the workspace's own copies. Error TR-D11 when it is not there or cannot be read.
    TemplatePtr exactly(const FormRef& form);

private:
    TemplatePtr installed(const std::string& templateId);
    std::vector<TemplatePtr> kept(const std::vector<Overlay>& layers);

    Workspace& workspace_;
    std::vector<std::filesystem::path> folders_, lists_;
    std::map<std::string, std::vector<Overlay>> overlays_; ///< by form
    std::map<std::string, TemplatePtr> current_; ///< by id
    std::map<std::string, TemplatePtr> exact_;   ///< by hash
};

} // namespace trellis
