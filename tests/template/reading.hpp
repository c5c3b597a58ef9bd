// What the tests of reading share: small forms written inline, and files of the tree.
#pragma once
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

namespace trellis::test {

inline std::string fileText(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline std::filesystem::path sourceFolder() { return TRELLIS_SOURCE_DIR; }

/// "colours": red and blue. Every other list is unknown.
inline std::optional<CodeList> coloursOnly(const std::string& id) {
    if (id != "colours") return std::nullopt;
    CodeList list{"colours", "1.0.0", "Colours", "", "", {}};
    list.codes = {{"red", "", "Red", "", "", false}, {"blue", "", "Blue", "", "", false}};
    return list;
}

/// A form of one section "one" that holds `items`.
inline std::string formXml(const std::string& items, const std::string& version = "1.0.0") {
    return "<template xmlns=\"urn:trellis:template:1\" id=\"test.form\" version=\"" + version +
           "\" lang=\"en-GB\">\n<about><title>Test</title></about>\n<section id=\"one\" title=\"One\">\n" + items +
           "\n</section>\n</template>\n";
}

inline ReadTemplate read(const std::string& xml) { return readTemplate(xml, "form.xml", coloursOnly); }

inline std::string said(const std::vector<LintMessage>& messages) {
    std::string out;
    for (auto& one : messages) out += one.line() + "\n";
    return out;
}

/// Reads what must be without any trouble.
inline TemplatePtr sound(const std::string& xml) {
    auto result = read(xml);
    INFO(said(result.messages));
    REQUIRE(result.form);
    return result.form;
}
inline TemplatePtr soundItems(const std::string& items) { return sound(formXml(items)); }

} // namespace trellis::test
