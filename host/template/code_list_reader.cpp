#include "template/code_list_reader.hpp"

#include "model/error.hpp"
#include "template/item_reader.hpp"
#include "text/file_bytes.hpp"

#include <set>

namespace trellis {
namespace {

CodeEntry readCode(const XmlElement& element, const CodeList& list, const XmlDocument& document, LintLog& log) {
    CodeEntry out;
    auto* id = element.attribute("id");
    out.code = id ? id->value : "";
    if (!id || !codeShape(out.code))
        log.error(id ? document.at(*id) : element.place, "TR-T31",
                  id ? "'" + out.code + "' cannot be a code." : "This code has no id.",
                  "Codes are letters, digits, '-', '_', '.' and '/', at most 64, and never change.");
    else if (list.find(out.code))
        log.error(document.at(*id), "TR-T31", "The code '" + out.code + "' stands in this list twice.",
                  "Give one of them another id.");
    out.parent = element.value("parent");
    out.group = element.value("group");
    out.label = element.text;
    if (out.label.empty())
        log.error(element.place, "TR-T10", "The code '" + out.code + "' has no label.",
                  "Write its words into the element.");
    if (auto* definition = element.child("definition")) out.definition = definition->text;
    if (auto* retired = element.attribute("retired")) {
        out.retired = retired->value == "true";
        if (!out.retired && retired->value != "false")
            log.error(document.at(*retired), "TR-T11", "'retired' is true or false, not '" + retired->value + "'.");
    }
    return out;
}

/// Parents exist and lead to the top.
void checkParents(const XmlElement& element, const CodeList& list, const XmlDocument& document, LintLog& log) {
    std::vector<std::string> known;
    for (auto& one : list.codes) known.push_back(one.code);
    for (auto& child : element.children) {
        auto* parent = child.attribute("parent");
        if (!parent) continue;
        if (!list.find(parent->value)) {
            log.error(document.at(*parent), "TR-T32", "There is no code '" + parent->value + "' in this list.",
                      didYouMean(parent->value, known));
            continue;
        }
        std::set<std::string> seen{child.value("id")};
        for (auto* up = list.find(parent->value); up; up = list.find(up->parent))
            if (!seen.insert(up->code).second) {
                log.error(document.at(*parent), "TR-T32",
                          "'" + child.value("id") + "' is its own parent, directly or through others.",
                          "Take one of them out of the circle.");
                break;
            }
    }
}

} // namespace

CodeList readCodeListElement(const XmlElement& element, const XmlDocument& document, LintLog& log) {
    CodeList list;
    for (auto [name, into] : {std::pair{"id", &list.id}, {"version", &list.version}, {"title", &list.title}}) {
        *into = element.value(name);
        if (into->empty())
            log.error(element.place, "TR-T06", std::string("This code list does not say its ") + name + ".",
                      std::string("Add ") + name + "=\"…\".");
    }
    if (!list.id.empty() && !idShape(list.id))
        log.error(document.at(*element.attribute("id")), "TR-T08", "'" + list.id + "' cannot be an id.",
                  "Use small letters, digits and '-'.");
    if (!list.version.empty() && !versionShape(list.version))
        log.error(document.at(*element.attribute("version")), "TR-T11", "'" + list.version + "' is not a version.",
                  "Write three numbers, such as 1.0.0.");
    list.source = element.value("source");
    list.licence = element.value("licence");
    for (auto& child : element.children)
        if (child.name == "code") list.codes.push_back(readCode(child, list, document, log));
    if (element.children.empty())
        log.error(element.place, "TR-T28", "This code list has no codes.", "Add <code id=\"…\">…</code>.");
    checkParents(element, list, document, log);
    return list;
}

ReadCodeList readCodeList(std::string_view xml, const std::string& file) {
    LintLog log(file);
    ReadCodeList out;
    auto document = XmlDocument::read(xml, log);
    if (checkShape(document, "code-list", log)) {
        auto list = readCodeListElement(document.root, document, log);
        if (!log.hasErrors()) out.list = std::move(list);
    }
    out.messages = log.take();
    return out;
}

CodeListSource codeListsIn(std::filesystem::path folder) {
    return [folder = std::move(folder)](const std::string& id) -> std::optional<CodeList> {
        if (!idShape(id) || id.find(':') != std::string::npos) return std::nullopt; // never a way out of the folder
        const auto path = folder / (id + ".xml");
        std::error_code none;
        if (!std::filesystem::is_regular_file(path, none)) return std::nullopt;
        const auto xml = fileBytes(path);
        if (!xml)
            throw Error("TR-T30", "The code list " + path.filename().string() + " could not be read.",
                        "Check that you may open that file.");
        auto read = readCodeList(*xml, path.filename().string());
        if (!read.list) {
            auto says = read.messages.empty() ? std::string() : read.messages.front().line();
            throw Error("TR-T30", "The code list " + path.filename().string() + " has errors: " + says + ".",
                        "Correct that list first.");
        }
        if (read.list->id != id)
            throw Error("TR-T30",
                        "The file " + path.filename().string() + " holds the code list '" + read.list->id + "'.",
                        "Give the file and the list the same name.");
        return read.list;
    };
}

} // namespace trellis
