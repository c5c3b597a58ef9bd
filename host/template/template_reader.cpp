#include "template/template_reader.hpp"

#include "model/error.hpp"
#include "template/code_list_reader.hpp"
#include "template/expression_binding.hpp"
#include "template/template_hash.hpp"
#include "template/template_writer.hpp"
#include "text/file_bytes.hpp"


namespace trellis {
namespace {

/// What the root itself says: id, version, language, status and <about>.
void readHead(const XmlElement& root, Template& form, ReadingState& state) {
    auto& log = state.log;
    for (auto name : {"id", "version"})
        if (!root.attribute(name))
            log.error(root.place, "TR-T06", std::string("This template does not say its ") + name + ".",
                      std::string(name) == "id" ? "Write id=\"core.supervision-session\", for example."
                                                : "Write version=\"1.0.0\".");
    form.ref.id = root.value("id");
    if (auto* id = root.attribute("id"); id && !idShape(id->value))
        log.error(state.document.at(*id), "TR-T08", "'" + id->value + "' cannot be an id.",
                  "Ids are small letters, digits and '-', in parts joined by '.', such as core.supervision-session.");
    form.ref.version = root.value("version");
    const bool adapted = state.adaptedForm = root.child("made-from") != nullptr;
    if (auto* version = root.attribute("version");
        version && !(adapted ? adaptedVersionShape(version->value) : versionShape(version->value)))
        log.error(state.document.at(*version), "TR-T11", "'" + version->value + "' is not a version.",
                  adapted ? "An adapted form has the core's version, then '+overlay-1.0.0' for each layer."
                          : "Write three numbers, such as 1.0.0.");
    if (auto* lang = root.attribute("lang")) form.lang = lang->value;
    state.lang = form.lang;
    if (auto* status = root.attribute("status"); status && status->value != "released" && status->value != "draft")
        log.error(state.document.at(*status), "TR-T11", "'status' is released or draft, not '" + status->value + "'.",
                  didYouMean(status->value, {"released", "draft"}));

    auto* about = root.child("about");
    auto words = [&](const char* name) {
        auto* one = about ? about->child(name) : nullptr;
        return one ? one->text : std::string();
    };
    form.title = words("title");
    form.purpose = words("purpose");
    form.badge = words("badge");
    form.source = words("source");
    if (form.title.empty())
        log.error(about ? about->place : root.place, "TR-T10", "This template has no title.",
                  "Add <about><title>…</title></about>.");
}

/// The core form and the overlays that an adapted form says it was made from.
void readOrigin(const XmlElement& element, Template& form, ReadingState& state) {
    FormOrigin origin;
    for (auto& child : element.children) {
        const auto id = child.value("id"), version = child.value("version"), hash = child.value("hash"),
                   layer = child.value("layer");
        const bool core = child.name == "form";
        if (!idShape(id) || !versionShape(version) || !hashShape(hash) || (!core && layer.empty()))
            state.log.error(child.place, "TR-T35", "This does not say exactly what the form was made from.",
                            "It needs an id, a version, a hash of 64 digits and, for an overlay, its layer.");
        if (core)
            origin.core = {id, version, hash};
        else
            origin.layers.push_back({id, version, hash, layer});
    }
    if (origin.core.id != form.ref.id || origin.layers.empty())
        state.log.error(element.place, "TR-T35", "An adapted form has the id of the core form it was made from, and at "
                                                 "least one overlay.",
                        "Make it anew with: trellis template flatten");
    form.origin = std::move(origin);
}

Section readSection(const XmlElement& element, ReadingState& state) {
    state.elements.push_back(&element);
    Section section;
    section.place = element.place;
    section.id = readId(element, state);
    section.title = element.value("title");
    if (section.title.empty())
        state.log.error(element.place, "TR-T10", "This section has no title.", "Add title=\"…\".");
    if (auto* help = element.child("help")) section.help = help->text;
    section.minutes = readWhole(element, "minutes", 0, 1, 480, state);
    section.translations = readTranslations(element, section.title, {}, {}, state);
    for (auto& child : element.children)
        if (child.name == "item" || child.name == "rows") section.items.push_back(readItem(child, state));
    return section;
}

} // namespace

ReadTemplate readTemplate(std::string_view xml, const std::string& file, const CodeListSource& lists) {
    LintLog log(file);
    ReadTemplate out;
    const auto document = XmlDocument::read(xml, log);
    if (checkShape(document, "template", log)) {
        ReadingState state{document, log, lists, {}, {}, {}, {}, {}, {}};
        auto form = std::make_shared<Template>();
        readHead(document.root, *form, state);
        if (auto* origin = document.root.child("made-from")) readOrigin(*origin, *form, state);
        if (auto* embedded = document.root.child("lists"))
            for (auto& child : embedded->children)
                if (child.name == "code-list") {
                    auto list = readCodeListElement(child, document, log);
                    if (!state.embedded.emplace(list.id, list).second)
                        log.error(child.place, "TR-T07", "The code list '" + list.id + "' stands here twice.",
                                  "Keep one of them.");
                }
        std::size_t items = 0;
        for (auto& child : document.root.children)
            if (child.name == "section") {
                form->sections.push_back(readSection(child, state));
                items += form->sections.back().items.size();
            }
        if (!items && !log.hasErrors())
            log.error(document.root.place, "TR-T28", "This template asks nothing.",
                      "Add a <section> with at least one <item>.");
        form->lists = std::move(state.lists);
        bindExpressions(*form, state);
        if (!log.hasErrors()) {
            form->ref.hash = templateHash(*form);
            form->xml = templateXml(*form);
            out.form = std::move(form);
        }
    }
    out.messages = log.take();
    return out;
}

TemplatePtr loadTemplate(const std::filesystem::path& file, const CodeListSource& lists) {
    const auto name = file.filename().string();
    const auto xml = fileBytes(file);
    if (!xml)
        throw Error("TR-T01", "The template " + name + " could not be read.",
                    "Check that the file is there and that you may open it.");
    auto read = readTemplate(*xml, file.string(), lists);
    if (!read.form) {
        for (auto& message : read.messages)
            if (message.kind == LintMessage::Kind::Error)
                throw Error("TR-T02", "The template " + name + " has errors. The first: " + message.line() + ".",
                            "Correct it, then check it with: trellis template lint FILE");
    }
    return read.form;
}

} // namespace trellis
