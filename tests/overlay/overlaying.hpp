// What the tests of overlays share: a small core form, and overlays written inline.
#pragma once
#include "overlay/overlay_reader.hpp"
#include "overlay/resolve.hpp"
#include "template/reading.hpp"
#include "template/template_hash.hpp"

namespace trellis::test {

inline CodeListSource frameLists() {
    static const auto folder = codeListsIn(sourceFolder() / "templates/code-lists");
    static std::map<std::string, std::optional<CodeList>> known; // read once: the tests ask thousands of times
    return [](const std::string& id) -> std::optional<CodeList> {
        if (auto found = known.find(id); found != known.end()) return found->second;
        auto list = coloursOnly(id);
        return known[id] = list ? list : folder(id);
    };
}

/// A form of the core with what overlays can touch: choices of its own and of a list, a table with an owner, conditions.
inline const std::string kCoreItems = R"x(
<section id="start" title="Start">
  <item id="core.agenda" type="choice" class="P" core="true" serves="K7" required="true">
    <label>Was an agenda agreed?</label><help>At the start.</help>
    <option code="yes">Yes</option><option code="partly">Partly</option><option code="no">No</option>
  </item>
  <item id="core.minutes" type="integer" class="A" core="true" serves="K7" constraint=". &gt;= 0"><label>Minutes</label></item>
  <item id="note" type="note" class="A"><label>Take your time.</label></item>
</section>
<section id="alliance" title="Working together">
  <item id="goals" type="scale" class="P M" core="true" serves="K7" min="1" max="7"><label>We agreed what it is for</label></item>
  <item id="bond" type="scale" class="P M" core="true" serves="K7" min="1" max="7"><label>I could speak openly</label>
    <translation lang="de" of="OF-BOND"><label>Ich konnte offen sprechen</label></translation></item>
  <item id="rupture" type="text" class="P" relevant="${bond} &lt; 4"><label>What made it hard to speak?</label></item>
  <item id="repair" type="text" class="P" core="true" serves="K8" required="true" relevant="coalesce(${bond} &lt; 4, false())"><label>What would help?</label></item>
  <item id="colour" type="choice" list="colours" class="P"><label>Colour</label></item>
</section>
<section id="actions" title="Actions">
  <rows id="acts" class="P" core="true" serves="K7" title="act.what" owner="act.owner" add="Add">
    <label>Actions</label>
    <item id="act.what" type="text" class="P" core="true" serves="K7"><label>What</label></item>
    <item id="act.owner" type="person" class="P" core="true" serves="K7"><label>Who</label></item>
    <item id="act.due" type="date" class="P"><label>By when</label></item>
  </rows>
  <item id="old" type="text" class="P" retired="true"><label>Old question</label></item>
  <item id="summary" type="long-text" class="S" core="true" serves="K7"><label>Summary</label></item>
</section>)x";

inline std::string coreXml(std::string items = kCoreItems, const std::string& version = "2.1.0") {
    if (auto at = items.find("OF-BOND"); at != std::string::npos) items.replace(at, 7, labelHash("I could speak openly"));
    return "<template xmlns=\"urn:trellis:template:1\" id=\"core.small\" version=\"" + version +
           "\" lang=\"en-GB\"><about><title>Small</title></about>" + items + "</template>";
}

inline TemplatePtr coreForm(const std::string& items = kCoreItems, const std::string& version = "2.1.0") {
    auto read = readTemplate(coreXml(items, version), "core.xml", frameLists());
    INFO(said(read.messages));
    REQUIRE(read.form);
    return read.form;
}

/// A sound reason; `fidelity` and the words may be others.
inline std::string reasonXml(const std::string& fidelity = "FF1",
                             const std::string& words = "Our staff call these priorities, so the question does too.") {
    return "<reason who=\"FD5 FD9\" decider=\"FD5\" when=\"FW1\" planned=\"FP1\" goal=\"FG4\" reasons=\"FR3d\" fidelity=\"" +
           fidelity + "\" what=\"FX1\" nature=\"FN1\" date=\"2026-03-02\" recorded-by=\"locality-admin\" target=\"strategy\">" +
           words + "</reason>";
}

struct OverlayText {
    std::string operations;
    std::string fidelity = "FF1";
    std::string layer = "site";
    std::string id = "fernwick.small";
    std::string locality = "fernwick";
    std::string version = "1.0.0";
    std::optional<FormRef> target;
};

inline std::string overlayText(const OverlayText& of, const Template& core) {
    auto target = of.target.value_or(core.ref);
    return "<overlay xmlns=\"urn:trellis:overlay:1\" id=\"" + of.id + "\" version=\"" + of.version + "\" layer=\"" +
           of.layer + "\" locality=\"" + of.locality + "\" template=\"" + target.id + "\" template-version=\"" +
           target.version + "\" template-hash=\"" + target.hash + "\">\n<change id=\"c1\">" + reasonXml(of.fidelity) +
           "\n" + of.operations + "\n</change>\n</overlay>\n";
}

inline ReadOverlay readAs(const std::string& xml, const std::string& file = "overlay.xml") {
    return readOverlay(xml, file, frameLists());
}

inline Overlay soundOverlay(const OverlayText& of, const Template& core) {
    auto read = readAs(overlayText(of, core));
    INFO(said(read.messages));
    REQUIRE(read.overlay);
    return *read.overlay;
}
inline Overlay soundOverlay(const std::string& operations, const Template& core, const std::string& fidelity = "FF1") {
    return soundOverlay(OverlayText{operations, fidelity}, core);
}

inline Resolution resolved(const TemplatePtr& core, const std::string& operations, const std::string& fidelity = "FF1") {
    return resolve(core, {soundOverlay(operations, *core, fidelity)}, frameLists());
}

/// Resolves what must go well.
inline TemplatePtr soundForm(const TemplatePtr& core, const std::string& operations, const std::string& fidelity = "FF1") {
    auto out = resolved(core, operations, fidelity);
    INFO(said(out.messages));
    REQUIRE(out.form);
    return out.form;
}

/// "TR-O24" and so on: the first thing said; "" when nothing was.
inline std::string firstCode(const std::vector<LintMessage>& messages) {
    return messages.empty() ? "" : messages.front().code;
}

/// Ids of the items of a section or table, in order.
inline std::vector<std::string> order(const Template& form, const std::string& in) {
    std::vector<std::string> out;
    for (auto& section : form.sections)
        if (section.id == in)
            for (auto& item : section.items) out.push_back(item.id);
    if (auto* table = form.find(in))
        for (auto& cell : table->cells) out.push_back(cell.id);
    return out;
}

} // namespace trellis::test
