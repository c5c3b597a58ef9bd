// Any bytes as an overlay: read or refused with a place; what is read reads again to the same hash, and over a form it
// makes another form or says why not.
#include "fuzz/promise.hpp"
#include "fuzz/targets.hpp"
#include "model/error.hpp"
#include "overlay/overlay_reader.hpp"
#include "overlay/overlay_writer.hpp"
#include "overlay/resolve.hpp"
#include "places.hpp"

namespace trellis::test {
namespace {

const CodeListSource& lists() {
    static const auto folder = codeListsIn(std::string(TRELLIS_SOURCE_DIR) + "/templates/code-lists");
    static std::map<std::string, std::optional<CodeList>> known;
    static const CodeListSource source = [](const std::string& id) -> std::optional<CodeList> {
        if (auto found = known.find(id); found != known.end()) return found->second;
        auto list = folder(id);
        if (known.size() < 100) known[id] = list;
        return list;
    };
    return source;
}

TemplatePtr core() {
    static const auto form = loadTemplate(std::string(TRELLIS_SOURCE_DIR) + "/templates/core/session-not-held.xml", lists());
    return form;
}

} // namespace

void fuzzOverlay(std::string_view text) {
    auto read = readOverlay(text, "input.xml", lists());
    bool errors = false;
    for (auto& one : read.messages) {
        errors = errors || one.kind == LintMessage::Kind::Error;
        promise(one.place.line > 0 && !one.code.empty() && !one.message.empty(), "a message has a place, a code and words");
    }
    promise(read.overlay.has_value() != errors, "there is an overlay exactly when there is no error");
    if (!read.overlay) return;
    auto again = readOverlay(overlayXml(*read.overlay), "again.xml", lists());
    promise(again.overlay && again.overlay->hash == read.overlay->hash, "what was read reads again to the same hash");
    read.overlay->target = core()->ref; // else nothing gets further than the wrong version
    auto made = resolve(core(), {*read.overlay}, lists());
    promise(made.form || !made.messages.empty(), "without a form there is a reason");
    if (made.form)
        for (auto& one : comparability(*core()))
            promise(made.form->find(one.item), "no core question is gone");
}

} // namespace trellis::test
