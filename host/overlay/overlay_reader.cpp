#include "overlay/overlay_reader.hpp"

#include "model/error.hpp"
#include "overlay/frame_reader.hpp"
#include "overlay/operation_reader.hpp"
#include "overlay/overlay_writer.hpp"
#include "text/file_bytes.hpp"

#include <algorithm>
#include <set>

namespace trellis {
namespace {

class Reader {
public:
    Reader(Overlay& out, ReadingState& state)
        : out_(out)
        , state_(state) {}

    void read(const XmlElement& root) {
        readHead(root);
        std::set<std::string> ids;
        for (auto& child : root.children)
            if (child.name == "change") readChange(child, ids);
        if (root.children.empty())
            state_.log.error(root.place, "TR-O08", "This overlay changes nothing.", "Add <change id=\"…\">.");
        checkTwice();
    }

private:
    LintLog& log() { return state_.log; }
    Place at(const XmlElement& root, const char* name) const {
        auto* given = root.attribute(name);
        return given ? state_.document.at(*given) : root.place;
    }

    void readHead(const XmlElement& root) {
        for (auto [name, how] : {std::pair{"id", "id=\"fernwick.supervision\""},
                                 {"version", "version=\"1.0.0\""},
                                 {"layer", "layer=\"site\""},
                                 {"locality", "locality=\"fernwick\""},
                                 {"template", "template=\"core.supervision-session\""},
                                 {"template-version", "template-version=\"1.0.0\""},
                                 {"template-hash", "template-hash=\"…\", as 'trellis template list --json' shows it"}})
            if (!root.attribute(name))
                log().error(root.place, "TR-T06", std::string("This overlay does not say its ") + name + ".",
                            std::string("Write ") + how + ".");
        out_.id = root.value("id");
        out_.version = root.value("version");
        out_.locality = root.value("locality");
        out_.target = {root.value("template"), root.value("template-version"), root.value("template-hash")};
        for (auto name : {"id", "template", "locality"})
            if (auto* one = root.attribute(name);
                one && (!idShape(one->value) || one->value.find(':') != std::string::npos))
                log().error(state_.document.at(*one), "TR-T08", "'" + one->value + "' cannot be an id.",
                            "Use small letters, digits and '-', in parts joined by '.'.");
        for (auto name : {"version", "template-version"})
            if (auto* one = root.attribute(name); one && !versionShape(one->value))
                log().error(state_.document.at(*one), "TR-T11", "'" + one->value + "' is not a version.",
                            "Write three numbers, such as 1.0.0.");
        if (auto* hash = root.attribute("template-hash"); hash && !hashShape(hash->value))
            log().error(state_.document.at(*hash), "TR-T11", "This is not the hash of a template.",
                        "It has 64 digits, 0 to 9 and a to f; 'trellis template list --json' shows it.");
        if (auto layer = root.attribute("layer")) {
            if (auto known = overlayLayerFromText(layer->value))
                out_.layer = *known;
            else
                log().error(state_.document.at(*layer), "TR-O01",
                            layer->value == "core" ? "The core itself is not adapted by an overlay."
                                                   : "There is no layer '" + layer->value + "'.",
                            "Layers are organisation, site and team, in this order over the core.");
        }
        if (!out_.id.empty() && !out_.locality.empty() && !out_.id.starts_with(out_.locality + "."))
            log().error(at(root, "id"), "TR-O02",
                        "The id '" + out_.id + "' does not begin with the locality '" + out_.locality + "'.",
                        "Call it '" + out_.locality + "." + out_.id.substr(out_.id.rfind('.') + 1) + "', for example.");
    }

    void readChange(const XmlElement& element, std::set<std::string>& ids) {
        OverlayChange change;
        change.place = element.place;
        change.id = element.value("id");
        if (!element.attribute("id"))
            log().error(element.place, "TR-T06", "This <change> has no id.",
                        "It is the change's name in the ledger: id=\"priorities\".");
        else if (!idShape(change.id))
            log().error(at(element, "id"), "TR-T08", "'" + change.id + "' cannot be an id.",
                        "Use small letters, digits and '-'.");
        else if (!ids.insert(change.id).second)
            log().error(at(element, "id"), "TR-T07", "Two changes have the id '" + change.id + "'.",
                        "Give one of them another.");
        if (auto* reason = element.child("reason"))
            change.reason = detail::readReason(*reason, state_.document, state_.source, log());
        else
            log().error(element.place, "TR-O03",
                        "The change '" + change.id + "' has no reason, so it cannot be made.",
                        "Add <reason …>; first-overlay.md in the handbook shows one whole.");
        detail::OperationReader operations(out_, state_);
        for (auto& child : element.children)
            if (child.name != "reason") change.operations.push_back(operations.read(child));
        if (change.operations.empty())
            log().error(element.place, "TR-O08", "The change '" + change.id + "' changes nothing.",
                        "Write a <relabel>, <hide>, <add> or another operation into it.");
        out_.changes.push_back(std::move(change));
    }

    /// One property of one item is decided once in an overlay; and what is hidden is not changed as well.
    void checkTwice() {
        std::map<std::pair<std::string, std::string>, int> seen;
        std::map<std::string, Place> hidden;
        for (auto& change : out_.changes)
            for (auto& operation : change.operations)
                if (operation.verb == OverlayVerb::Hide) hidden.emplace(operation.item, operation.place);
        for (auto& change : out_.changes)
            for (auto& operation : change.operations) {
                if (operation.verb != OverlayVerb::Hide && hidden.count(operation.item))
                    log().error(operation.place, "TR-O11", "'" + operation.item + "' is hidden and changed in one overlay.",
                                "Keep one of the two.");
                for (auto& part : operation.parts) {
                    auto [first, fresh] = seen.emplace(std::pair{operation.item, part.property}, part.place.line);
                    if (!fresh && part.property != "constraint-message")
                        log().error(part.place, "TR-O11",
                                    "What becomes of '" + operation.item + "' (" + part.property +
                                        ") is already said in line " + std::to_string(first->second) + ".",
                                    "One overlay decides a thing once.");
                }
            }
    }

    Overlay& out_;
    ReadingState& state_;
};

} // namespace

ReadOverlay readOverlay(std::string_view xml, const std::string& file, const CodeListSource& lists) {
    LintLog log(file);
    ReadOverlay out;
    const auto document = XmlDocument::read(xml, log);
    if (checkShape(document, "overlay", kOverlayNamespace, overlayShapes(), log)) {
        ReadingState state{document, log, lists, {}, {}, {}, {}, false, {}};
        Overlay overlay;
        overlay.file = file;
        Reader(overlay, state).read(document.root);
        if (!log.hasErrors()) {
            overlay.hash = overlayHash(overlay);
            out.overlay = std::move(overlay);
        }
    }
    out.messages = log.take();
    return out;
}

Overlay loadOverlay(const std::filesystem::path& file, const CodeListSource& lists) {
    const auto name = file.filename().string();
    const auto xml = fileBytes(file);
    if (!xml)
        throw Error("TR-O40", "The overlay " + name + " could not be read. Forms stay as they are.",
                    "Check that the file is there and that you may open it.");
    auto read = readOverlay(*xml, file.string(), lists);
    if (!read.overlay)
        for (auto& message : read.messages)
            if (message.kind == LintMessage::Kind::Error)
                throw Error("TR-O41",
                            "The overlay " + name + " has errors. Forms stay as they are. The first: " +
                                message.line() + ".",
                            "Correct it, then check it with: trellis template lint FILE");
    return *read.overlay;
}

bool looksLikeOverlay(std::string_view xml) {
    auto overlay = xml.find("<overlay"), form = xml.find("<template"), list = xml.find("<code-list");
    return overlay < form && overlay < list;
}

} // namespace trellis
