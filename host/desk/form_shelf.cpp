#include "desk/form_shelf.hpp"

#include "model/error.hpp"
#include "store/workspace.hpp"
#include "template/template_diff.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace trellis {
namespace {

namespace fs = std::filesystem;

/// The id a template file says it has, without reading all of it; empty for other files. A rough look only: whether
/// the file is in order is the reader's business.
std::string idInFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(4096, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    auto tag = head.find("<template");
    if (tag == std::string::npos) return {};
    auto id = head.find(" id=\"", tag);
    if (id == std::string::npos) return {};
    auto end = head.find('"', id + 5);
    return end == std::string::npos ? "" : head.substr(id + 5, end - id - 5);
}

} // namespace

CodeListSource listsInAny(std::vector<fs::path> folders) {
    return [folders = std::move(folders)](const std::string& id) -> std::optional<CodeList> {
        for (auto& folder : folders)
            if (auto list = codeListsIn(folder)(id)) return list;
        return {};
    };
}

std::vector<TemplatePtr> installedForms(const std::string& templateId, const std::vector<fs::path>& folders,
                                        const CodeListSource& lists) {
    std::vector<TemplatePtr> out;
    for (auto& folder : folders) {
        std::error_code ignored;
        for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored))
            if (at->path().extension() == ".xml" && idInFile(at->path()) == templateId)
                out.push_back(loadTemplate(at->path(), lists));
        if (!out.empty()) break;
    }
    std::ranges::sort(out, [](auto& a, auto& b) { return olderVersion(b->ref.version, a->ref.version); });
    return out;
}

TemplatePtr installedForm(const std::string& templateId, const std::vector<fs::path>& folders,
                          const CodeListSource& lists) {
    const auto all = installedForms(templateId, folders, lists);
    return all.empty() ? nullptr : all.front();
}

FormShelf::FormShelf(Workspace& workspace, std::vector<fs::path> folders, std::vector<fs::path> lists)
    : workspace_(workspace)
    , folders_(std::move(folders))
    , lists_(std::move(lists)) {}

TemplatePtr FormShelf::installed(const std::string& templateId) {
    return installedForm(templateId, folders_, listsInAny(lists_));
}

std::vector<TemplatePtr> FormShelf::all(const std::function<bool(const std::string&)>& wanted) {
    std::set<std::string> ids;
    for (auto& folder : folders_) {
        std::error_code ignored;
        for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored))
            if (at->path().extension() == ".xml")
                if (auto id = idInFile(at->path()); !id.empty() && wanted(id)) ids.insert(id);
    }
    std::vector<TemplatePtr> out;
    for (auto& id : ids)
        try {
            out.push_back(current(id));
        } catch (const Error&) { // one form that is out of order must not keep people from the others
        }
    std::ranges::stable_sort(out, {}, [](auto& form) { return form->title; });
    return out;
}

TemplatePtr FormShelf::current(const std::string& templateId) {
    if (auto known = current_.find(templateId); known != current_.end()) return known->second;
    TemplatePtr form;
    if (overlays_.contains(templateId)) {
        auto chosen = choice(templateId);
        if (!chosen.form)
            throw Error("TR-K14",
                        "The form '" + templateId + "' is adapted here and cannot be used as it stands. " +
                            chosen.sentence + " Records made with it are untouched.",
                        "Install a version of the pack that fits this Trellis, or remove the pack.");
        form = std::move(chosen.form);
    } else {
        form = installed(templateId);
    }
    if (!form) {
        std::optional<FormRef> newest;
        for (auto& ref : workspace_.forms())
            if (ref.id == templateId && (!newest || olderVersion(newest->version, ref.version))) newest = ref;
        if (!newest)
            throw Error("TR-D10", "The form '" + templateId + "' is not installed here. Nothing was changed.",
                        "Install the pack it comes with, or install Trellis again.");
        form = exactly(*newest);
    }
    current_[templateId] = form;
    exact_[form->ref.hash] = form;
    return form;
}

TemplatePtr FormShelf::exactly(const FormRef& ref) {
    if (auto known = exact_.find(ref.hash); known != exact_.end()) return known->second;
    auto xml = workspace_.formXml(ref);
    if (!xml)
        throw Error("TR-D11",
                    "The form '" + ref.id + "' version " + ref.version +
                        ", with which this record was made, is not in the workspace. The record itself is untouched.",
                    "Check the workspace, under Settings or with 'trellis verify'. A backup or the workspace the record came from has the form.");
    auto read = readTemplate(*xml, ref.text(), [](const std::string&) { return std::optional<CodeList>(); });
    if (!read.form)
        throw Error("TR-D11",
                    "The form '" + ref.id + "' version " + ref.version + " cannot be read any more" +
                        (read.messages.empty() ? "." : ": " + read.messages.front().message) +
                        " The record itself is untouched.",
                    "Check the workspace, under Settings or with 'trellis verify', and use the newest version of Trellis.");
    exact_[ref.hash] = read.form;
    return read.form;
}

} // namespace trellis
