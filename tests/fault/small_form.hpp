// The smallest form that can hold a note.
#pragma once
#include "crypto/hash.hpp"
#include "template/template.hpp"

namespace trellis::test {

/// How many the writer keeps at once.
inline constexpr std::size_t recordsAtOnce = 200;

inline Template faultForm() {
    Template form;
    form.ref = {"test.fault", "1.0.0", blake2bHex("fault form")};
    form.title = "Fault";
    form.xml = "<template id=\"test.fault\"/>";
    Item note;
    note.id = "note";
    note.type = ItemType::LongText;
    note.label = "Note";
    note.classes = VisibilityClass::P;
    Section section;
    section.id = "main";
    section.items = {note};
    form.sections = {section};
    return form;
}

} // namespace trellis::test
