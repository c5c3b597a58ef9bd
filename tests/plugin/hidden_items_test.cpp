// What a place has hidden is not asked there, and a plugin that looks first is told so.
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;

TEST_CASE("An item that an adaptation hides is not asked, and writing it all the same does not stop the plugin") {
    const PluginBox box;
    box.rogue();
    const PluginSet set(box.folders());
    const auto* kind = set.kind("rogue");
    REQUIRE(kind != nullptr);
    const auto told = [&](const Template& form) {
        return plainText(kind->prefill(rogueTimeline("asks"), form).value("rogue.text"));
    };
    CHECK(told(*PluginBox::rogueForm()) == "11100");
    Template adapted = *PluginBox::rogueForm();
    for (auto& section : adapted.sections)
        for (auto& item : section.items)
            if (item.id == "rogue.pick" || item.id == "rogue.rows") item.notAsked = true;
    adapted.index();
    CHECK(told(adapted) == "10000");
}
