#include "template/item_reader.hpp"

#include "model/error.hpp"
#include "template/choice_reader.hpp"

#include <algorithm>

namespace trellis {
namespace {

const std::vector<std::string> kTypes{"text",   "long-text", "integer", "decimal", "boolean", "date", "time",
                                      "choice", "choices",   "scale",   "person",  "case",    "note"};

/// Attributes that make sense for some types only, and what to say otherwise.
struct TypedAttribute {
    std::string_view name;
    std::vector<ItemType> types;
    std::string_view instead;
};

void checkTyped(const XmlElement& element, ItemType type, ReadingState& state) {
    using enum ItemType;
    static const std::vector<TypedAttribute> typed{
        {"list", {Choice, Choices}, "Only choice and choices take a list."},
        {"offer", {Choice, Choices}, "Only choice and choices with a list have it."},
        {"min", {Scale}, "Only a scale has it; for numbers write a constraint, such as . >= 0."},
        {"max", {Scale}, "Only a scale has it; for numbers write a constraint, such as . <= 100."},
        {"step", {Scale}, "Only a scale has it."},
        {"lines", {LongText}, "Only long-text has it."},
    };
    for (auto& one : typed)
        if (auto* given = element.attribute(one.name);
            given && std::find(one.types.begin(), one.types.end(), type) == one.types.end())
            state.log.error(state.document.at(*given), "TR-T19",
                            "'" + given->name + "' does not fit the type " + text(type) + ".",
                            std::string(one.instead));
    if (type == Note)
        for (auto name : {"required", "constraint", "calculate", "initial"})
            if (auto* given = element.attribute(name))
                state.log.error(state.document.at(*given), "TR-T19",
                                "A note has no answer, so '" + given->name + "' has no meaning.", "Remove it.");
    if (element.attribute("calculate"))
        for (auto name : {"required", "initial"})
            if (auto* given = element.attribute(name))
                state.log.error(state.document.at(*given), "TR-T19",
                                "A calculated item is never typed in, so '" + given->name + "' has no meaning.",
                                "Remove it.");
    if (auto* message = element.child("constraint-message"); message && !element.attribute("constraint"))
        state.log.error(message->place, "TR-T19", "There is a message for a constraint, but no constraint.",
                        "Add constraint=\"…\" or remove the message.");
}

void readClasses(const XmlElement& element, Item& item, ReadingState& state) {
    auto* given = element.attribute("class");
    if (given) {
        try {
            item.classes = ClassSet::parse(given->value);
        } catch (const Error& error) {
            state.log.error(state.document.at(*given), error.code(), error.message(), error.advice());
            return;
        }
    }
    if (item.classes.empty() && !misspeltIn(element, "section", "class"))
        state.log.error(given ? state.document.at(*given) : element.place, "TR-T20",
                        "'" + item.id + "' does not say who may see it.",
                        "Add class=\"P\" for the two people only, or A, S, M as templates/README.md explains.");
}

void readServes(const XmlElement& element, Item& item, ReadingState& state) {
    auto* given = element.attribute("serves");
    for (auto& word : given ? wordsOf(given->value) : std::vector<std::string>{}) {
        static const std::vector<std::string> known{"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11"};
        if (std::find(known.begin(), known.end(), word) == known.end())
            state.log.error(state.document.at(*given), "TR-T11", "There is no core component '" + word + "'.",
                            "They are K1 to K11.");
        else if (std::find(item.serves.begin(), item.serves.end(), word) == item.serves.end())
            item.serves.push_back(word);
    }
    if (item.core && !given)
        state.log.warning(element.place, "TR-T34",
                          "'" + item.id + "' is core but does not say which component it serves.",
                          "Add serves=\"K7\", for example.");
}

/// What only an adapted form says of an item; written by the machine, read back from what the workspace kept.
void readAdapted(const XmlElement& element, Item& item, ReadingState& state) {
    item.notAsked = readFlag(element, "not-asked", false, state);
    auto* given = element.attribute("adapted");
    for (auto& word : given ? wordsOf(given->value) : std::vector<std::string>{}) {
        if (auto known = comparabilityFromText(word))
            item.adapted.push_back(*known);
        else
            state.log.error(state.document.at(*given), "TR-T11", "'" + word + "' is no way of being adapted.",
                            "They are translated, reworded, reordered, narrowed and hidden.");
    }
    for (auto name : {"not-asked", "adapted"})
        if (auto* one = element.attribute(name); one && !state.adaptedForm)
            state.log.error(state.document.at(*one), "TR-T35",
                            "'" + one->name + "' is only for a form that was made from another one with overlays.",
                            "To adapt a form, write an overlay; it gives the reason too.");
}

/// Owner and title name cells; the rows' own numbers and words.
void readRows(const XmlElement& element, Item& item, ReadingState& state) {
    item.addLabel = element.value("add");
    item.maxRows = readWhole(element, "max", item.maxRows, 1, 10'000, state);
    item.owner = element.value("owner");
    item.titleCell = element.value("title");
    std::vector<std::string> cells;
    for (auto& cell : item.cells) cells.push_back(cell.id);
    for (auto name : {"owner", "title"}) {
        auto* given = element.attribute(name);
        if (!given) continue;
        auto cell =
            std::find_if(item.cells.begin(), item.cells.end(), [&](auto& one) { return one.id == given->value; });
        if (cell == item.cells.end())
            state.log.error(state.document.at(*given), "TR-T16",
                            "'" + given->value + "' is not a cell of '" + item.id + "'.",
                            didYouMean(given->value, cells));
        else if (given->name == "owner" && cell->type != ItemType::Person)
            state.log.error(state.document.at(*given), "TR-T16",
                            "The owner of a row is a person, and '" + cell->id + "' is of type " + text(cell->type) +
                                ".",
                            "Name a cell of type person.");
        else if (cell->retired)
            state.log.error(state.document.at(*given), "TR-T18",
                            "'" + cell->id + "' is retired and cannot be used here.");
    }
    if (item.cells.empty())
        state.log.error(element.place, "TR-T28", "The table '" + item.id + "' has no items.",
                        "Add at least one <item>.");
}

} // namespace

Item readItem(const XmlElement& element, ReadingState& state) {
    state.elements.push_back(&element);
    Item item;
    item.place = element.place;
    item.id = readId(element, state);
    if (element.name == "rows") {
        item.type = ItemType::Rows;
    } else if (auto* type = element.attribute("type"); !type) {
        if (!misspeltIn(element, "section", "type"))
            state.log.error(element.place, "TR-T06", "This item does not say its type.",
                            "Add type=\"…\": " + inWords(kTypes) + ".");
    } else if (auto known = itemTypeFromText(type->value); known && *known != ItemType::Rows) {
        item.type = *known;
    } else {
        auto near = didYouMean(type->value, kTypes);
        if (type->value == "rows") near = "A table is written as <rows>.";
        state.log.error(state.document.at(*type), "TR-T09", "There is no item type '" + type->value + "'.",
                        near.empty() ? "Types are " + inWords(kTypes) + "." : near);
    }
    if (auto* label = element.child("label")) item.label = label->text;
    if (item.label.empty() && !misspeltIn(element, "section", "label"))
        state.log.error(element.place, "TR-T10",
                        (item.id.empty() ? "This item" : "'" + item.id + "'") + " has no label.",
                        "Add <label>…</label>; it is also what screen readers say.");
    if (auto* help = element.child("help")) item.help = help->text;
    if (auto* message = element.child("constraint-message")) item.constraintMessage = message->text;
    item.core = readFlag(element, "core", false, state);
    item.retired = readFlag(element, "retired", false, state);
    item.lines = readWhole(element, "lines", 0, 1, 50, state);
    readAdapted(element, item, state);
    readClasses(element, item, state);
    readServes(element, item, state);
    if (!item.isRows()) checkTyped(element, item.type, state); // <rows> has attributes of its own
    readOptions(element, item, state);
    readScale(element, item, state);
    if (item.isRows()) {
        for (auto& child : element.children)
            if (child.name == "item") item.cells.push_back(readItem(child, state));
        readRows(element, item, state);
    }
    item.translations = readTranslations(element, item.label, item.options, furtherWordsOf(item), state);
    return item;
}

} // namespace trellis
