// Any bytes as a template: read or refused with a place, and what is read reads again to the same hash.
#include "fuzz/promise.hpp"
#include "fuzz/targets.hpp"
#include "places.hpp"
#include "template/template_reader.hpp"

namespace trellis::test {

void fuzzTemplate(std::string_view text) {
    static const auto lists = codeListsIn(std::string(TRELLIS_SOURCE_DIR) + "/templates/code-lists");
    auto read = readTemplate(text, "input.xml", lists);
    bool errors = false;
    for (auto& one : read.messages) {
        errors = errors || one.kind == LintMessage::Kind::Error;
        promise(one.place.line > 0 && !one.code.empty() && !one.message.empty(), "a message has a place, a code and words");
    }
    promise((read.form == nullptr) == errors, "there is a form exactly when there is no error");
    if (read.form) {
        auto again = readTemplate(read.form->xml, "again.xml", {});
        promise(again.form && again.form->ref == read.form->ref, "what was read reads again to the same hash");
    }
}

} // namespace trellis::test
