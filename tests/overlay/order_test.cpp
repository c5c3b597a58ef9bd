// Moves and additions against a core that reordered, added, retired or dropped what stood around them, as worked cases.
//
// A form is written as its items in order, "|" between sections, "-x" for a retired one. Ours: "b>d" moves b behind d,
// "d<a" moves d before a, "c^two" moves c first into section two, "+x>b" adds x. Sections are called one and two.
#include "overlaying.hpp"

#include "overlay/form_tree.hpp"
#include "overlay/upgrade.hpp"
#include "template/choice_reader.hpp"

using namespace trellis;
using namespace trellis::test;

namespace {

TemplatePtr formOf(const std::string& order, const std::string& version) {
    std::string items = "<section id=\"one\" title=\"One\">";
    for (auto& word : wordsOf(order)) {
        if (word == "|") {
            items += "</section><section id=\"two\" title=\"Two\">";
            continue;
        }
        const bool retired = word[0] == '-';
        const auto id = word.substr(retired ? 1 : 0);
        items += "<item id=\"" + id + "\" type=\"text\" class=\"P\"" + (retired ? " retired=\"true\"" : "") + "><label>" +
                 id + "</label></item>";
    }
    return coreForm(items + "</section>", version);
}

std::string shown(const Template& form) {
    std::string out;
    for (auto& section : form.sections) {
        if (&section != &form.sections.front()) out += " |";
        for (auto& item : section.items)
            out += (out.empty() ? "" : " ") + std::string(item.retired ? "-" : "") + item.id.substr(item.id.find(':') + 1);
    }
    return out;
}

/// "b>d" → <move item="b" was="after a" after="d"/>.
std::string operation(const std::string& word, const Template& core) {
    auto at = word.find_first_of("><^");
    auto id = word.substr(0, at), by = word.substr(at + 1);
    if (by == "x" || by == "y") by = "fernwick:" + by;
    const auto spot = std::string(word[at] == '>' ? "after" : word[at] == '<' ? "before" : "first-in") + "=\"" + by + "\"";
    if (id[0] == '+')
        return "<add " + spot + "><item id=\"fernwick:" + id.substr(1) + "\" type=\"text\" class=\"P\"><label>" + id +
               "</label></item></add>";
    return "<move item=\"" + id + "\" was=\"" + FormTree(core).property(id, "place") + "\" " + spot + "/>";
}

struct OrderCase {
    const char* was;
    const char* now;
    const char* ours;
    const char* outcome; ///< the new order when all is clean, else the worst state
};

const OrderCase kCases[] = {
    // The core stays, or something comes in somewhere.
    {"a b c d", "a b c d", "b>d", "a c d b"},
    {"a b c d", "a b n c d", "b>d", "a n c d b"},
    {"a b c d", "a b c d n", "b>d", "a c d b n"},
    {"a b c d", "a n b c d", "b>d", "a n c d b"},
    {"a b c d", "n a b c d", "b>d", "n a c d b"},
    {"a b c d", "n a m b k c d", "b>d", "n a m k c d b"},
    // Something goes, or is asked no more.
    {"a b c d", "b c d", "b>d", "c d b"},
    {"a b c d", "a b d", "b>d", "a d b"},
    {"a b c d", "a b c", "b>d", "broken"},
    {"a b c d", "a c d", "b>d", "broken"},
    {"a b c d", "a b -c d", "b>d", "a -c d b"},
    {"a b c d", "a b c -d", "b>d", "review"},
    {"a b c d", "a -b c d", "b>d", "broken"},
    {"a b c d", "-a b c d", "b>d", "-a c d b"},
    {"a b -c d", "a b -c d", "b>d", "a -c d b"},
    {"a b c -d", "a b c -d", "b>d", "a c -d b"},
    // The core orders things anew.
    {"a b c d", "a b d c", "b>d", "a d b c"},
    {"a b c d", "a c d b", "b>d", "a c d b"},
    {"a b c d", "b a c d", "b>d", "review"},
    {"a b c d", "a c b d", "b>d", "review"},
    {"a b c d", "b c d a", "b>d", "c d b a"},
    {"a b c d", "d c b a", "b>d", "review"},
    {"a b c d", "d a b c", "b>d", "d b a c"},
    {"a b c d e", "a c d e b", "b>d", "review"},
    {"a b c d e", "e a b c d", "b>d", "e a c d b"},
    // Sections.
    {"a b c d | e f", "a b c | d e f", "b>d", "review"},
    {"a b c d | e f", "a c d | b e f", "b>d", "review"},
    {"a b c d", "a b c d | n", "b>d", "a c d b | n"},
    {"a b | c d", "a b | c d", "b>c", "a | c b d"},
    {"a b | c d", "a b | c n d", "b>c", "a | c b n d"},
    {"a b | c d", "a b n | c d", "b>c", "a n | c b d"},
    {"a b | c d", "a b | -c d", "b>c", "review"},
    {"a b | c d", "a b | d", "b>c", "broken"},
    {"a b | c d", "a | c b d", "b>c", "a | c b d"},
    {"a b | c d", "a b | d c", "b>c", "a | d c b"},
    {"a b | c d", "a b | c d", "b^two", "a | b c d"},
    {"a b | c d", "a b | n c d", "b^two", "a | b n c d"},
    // Before, and first.
    {"a b c d", "a b c d", "d<a", "d a b c"},
    {"a b c d", "n a b c d", "d<a", "n d a b c"},
    {"a b c d", "a n b c d", "d<a", "d a n b c"},
    {"a b c d", "b c d", "d<a", "broken"},
    {"a b c d", "d a b c", "d<a", "d a b c"},
    {"a b c d", "b c d a", "d<a", "b c d a"},
    {"a b c d", "a b c d", "c^one", "c a b d"},
    {"a b c d", "n a b c d", "c^one", "c n a b d"},
    {"a b c d", "c a b d", "c^one", "c a b d"},
    {"a b c d", "a b d c", "c^one", "review"},
    // Several at once, in whichever order they are written.
    {"a b c d", "a b c d", "b>d a>d", "c d b a"},
    {"a b c d", "a b c d", "a>d b<d", "c b d a"},
    // Additions.
    {"a b c d", "a b c d", "+x>b", "a b x c d"},
    {"a b c d", "a b n c d", "+x>b", "a b x n c d"},
    {"a b c d", "a c d", "+x>b", "broken"},
    {"a b c d", "a -b c d", "+x>b", "review"},
    {"a b c d", "b a c d", "+x>b", "b x a c d"},
    {"a b | c d", "a | b c d", "+x>b", "review"},
    {"a | b", "a | n b", "+x^two", "a | x n b"},
    {"a b c d", "a b c d", "+x>b +y>x", "a b x y c d"},
    {"a b c d", "a b c d", "+y>x +x>b", "a b x y c d"},
    {"a b c d", "a b c d", "+x>b b>d", "a c d b x"},
    {"a b c d", "a b n c d", "+x>b b>d", "a n c d b x"},
    {"a b c d", "a b n c d", "+x<b", "a x b n c d"},
};

} // namespace

TEST_CASE("What is moved or added finds its place in a newer core, or a person is asked") {
    STATIC_REQUIRE(std::size(kCases) >= 40);
    for (auto& one : kCases) {
        INFO(one.was << "  core now  " << one.now << "  ours  " << one.ours);
        const auto was = formOf(one.was, "1.0.0"), now = formOf(one.now, "1.1.0");
        std::string operations;
        for (auto& word : wordsOf(one.ours)) operations += operation(word, *was);
        const auto overlay = soundOverlay(operations, *was);
        auto upgrade = mergeUpgrade(was, now, {overlay}, frameLists());
        REQUIRE(upgrade.messages.empty());
        const auto state = upgrade.count(UpgradeState::Broken)   ? "broken"
                           : upgrade.count(UpgradeState::Review) ? "review"
                                                                 : "clean";
        CHECK((upgrade.clean() ? shown(*upgrade.form) : state) == one.outcome);
        CHECK(upgrade.clean() == (std::string(state) == "clean"));
    }
}

TEST_CASE("Cells are placed within their table as items are in their section") {
    auto table = [](const std::string& cells, const std::string& version) {
        std::string items = "<section id=\"one\" title=\"One\"><rows id=\"r\" class=\"P\"><label>R</label>";
        for (auto& id : wordsOf(cells))
            items += "<item id=\"" + id + "\" type=\"text\" class=\"P\"><label>" + id + "</label></item>";
        return coreForm(items + "</rows></section>", version);
    };
    const auto was = table("a b c", "1.0.0");
    const auto overlay = soundOverlay(R"(<move item="a" was="first-in r" after="c"/><add first-in="r"><item id="fernwick:x" type="text" class="P"><label>X</label></item></add>)", *was);
    CHECK(order(*resolve(was, {overlay}, frameLists()).form, "r") == std::vector<std::string>{"fernwick:x", "b", "c", "a"});
    auto upgrade = mergeUpgrade(was, table("a b n c", "1.1.0"), {overlay}, frameLists());
    REQUIRE(upgrade.clean());
    CHECK(order(*upgrade.form, "r") == std::vector<std::string>{"fernwick:x", "b", "n", "c", "a"});
    CHECK(mergeUpgrade(was, table("a b", "1.1.0"), {overlay}, frameLists()).count(UpgradeState::Broken) == 1);
}
