#include "cli/overlay_lint.hpp"

#include "cli/template_files.hpp"
#include "model/error.hpp"
#include "overlay/days_to_come.hpp"
#include "overlay/overlay_reader.hpp"
#include "overlay/resolve.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {

std::vector<LintMessage> LintedOverlays::read(const std::string& xml, const std::string& file,
                                              const CodeListSource& lists) {
    auto read = readOverlay(xml, file, lists);
    if (!read.overlay) return read.messages;
    for (auto& one : daysToCome(*read.overlay, command_.today())) read.messages.push_back(std::move(one));
    byForm_[read.overlay->target.id].push_back(std::move(*read.overlay));
    return read.messages;
}

TemplatePtr LintedOverlays::formFor(const Overlay& overlay) {
    std::vector<std::string> candidates = files_;
    if (!core_.empty()) return loadForm(command_, core_, "");
    try {
        for (auto& file : filesIn({(command_.installation().templates / "core").string()})) candidates.push_back(file);
    } catch (const Error& missing) {
        if (missing.code() != "TR-D01") throw; // without an installation only the files named are left
    }
    TemplatePtr other;
    for (auto& file : candidates) {
        auto xml = readText(file, command_.io);
        if (isCodeList(xml) || looksLikeOverlay(xml) || xml.find("\"" + overlay.target.id + "\"") == std::string::npos)
            continue;
        auto form = readTemplate(xml, file, listsFor(command_, file, "")).form;
        if (!form || form->ref.id != overlay.target.id) continue;
        if (form->ref == overlay.target) return form;
        other = form;
    }
    return other; // resolving says which version is here and what to do
}

std::vector<LintMessage> LintedOverlays::overTheirForms() {
    std::vector<LintMessage> out;
    for (auto& [id, layers] : byForm_) {
        auto form = formFor(layers.front());
        if (!form) {
            command_.io.err << fmt::format("The form '{}' is not at hand, so overlays of it were only checked as files. "
                                           "Name it with --core.\n",
                                           id);
            continue;
        }
        auto messages = resolve(form, layers, listsFor(command_, layers.front().file, "")).messages;
        out.insert(out.end(), messages.begin(), messages.end());
    }
    return out;
}

} // namespace trellis
