// A template as data: what is asked, in which order, who may see it, what is core (design 5).
//
// A Template is immutable once read. It is made by TemplateReader from XML, or taken from the workspace, which keeps every
// form ever used. All expressions are compiled and type-checked when it is made, so that nothing can go wrong later.
#pragma once
#include "model/value.hpp"
#include "model/visibility.hpp"
#include "template/code_list.hpp"
#include "template/comparability.hpp"
#include "template/expression.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

enum class ItemType {
    Text, LongText, Integer, Decimal, Boolean, Date, Time, Choice, Choices, Scale, Person, Case, Rows, Note
};
/// "text", "long-text", "integer", …, as the XML writes it.
std::string text(ItemType type);
std::optional<ItemType> itemTypeFromText(std::string_view text);
/// The type its answers have in an expression.
ExpressionType expressionType(ItemType type);

struct Option {
    std::string code;
    std::string label;
};

/// Words for one point of a scale.
struct Anchor {
    double value = 0;
    std::string label;
};

/// One translation of an item's or section's words. `of` quotes the hash of the text it translates, so that a
/// translation of an older wording is known to be stale.
struct Translation {
    std::string lang;  ///< BCP 47, e.g. "cy"
    std::string label;
    std::string help;
    std::string of;
    std::map<std::string, std::string> options; ///< code → label
    bool stale = false; ///< computed: `of` is not the hash of the present label
};

/// Where something stood in its XML file; 0 when it was not read from one.
struct Place {
    int line = 0;
    int column = 0;
};

struct Item {
    std::string id;   ///< permanent, unique in its template, e.g. "action.owner"
    ItemType type = ItemType::Text;
    std::string label;
    std::string help;
    ClassSet classes;
    bool core = false;
    std::vector<std::string> serves; ///< core components, "K1".."K11" (domain.md 6.6)
    bool retired = false;            ///< kept for old records, never asked again
    bool notAsked = false;           ///< an adaptation hides it: recorded as "not asked here", never shown to be filled in
    std::vector<Comparability> adapted; ///< how an adapted form's item differs from the core's; empty: as it is there
    std::vector<Option> options;     ///< choice, choices: its own, or filled in from the code list named by `list`
    std::string list;                ///< code list id, empty if the options are its own
    std::vector<std::string> offer;  ///< which codes of `list` can be chosen, in the list's order; empty: all
    double min = 0, max = 4, step = 1; ///< scale; for integer and decimal see `constraint`
    std::vector<Anchor> anchors;     ///< scale
    int lines = 0;                   ///< long-text: lines shown at first; 0 = the default

    /// Expressions. Each may be empty (null).
    CompiledExpression relevant;     ///< boolean; unknown shows the item
    CompiledExpression required;     ///< boolean; unknown does not require
    CompiledExpression constraint;   ///< boolean over `.` (this answer); unknown passes
    std::string constraintMessage;
    CompiledExpression calculate;    ///< the item's value; such an item cannot be edited
    CompiledExpression initial;      ///< value in a new draft

    /// Rows items only.
    std::vector<Item> cells;         ///< never rows themselves
    CompiledExpression carry;        ///< boolean over one row: it travels into the next record
    std::string owner;               ///< cell (type person) that says whose row this is: a private row (group sessions)
    std::string addLabel;            ///< "Add an action"
    std::string titleCell;           ///< the cell whose value names the row, e.g. in a list
    int maxRows = 200;

    std::vector<Translation> translations;
    Place place;

    bool isRows() const { return type == ItemType::Rows; }
};

struct Section {
    std::string id;
    std::string title;
    std::string help;
    int minutes = 0; ///< time box; 0 = none
    CompiledExpression relevant;
    std::vector<Item> items;
    std::vector<Translation> translations;
    Place place;
};

/// "id@version" with the hash, by which a record pins the form it was made with.
struct FormRef {
    std::string id;      ///< "core.supervision-session"
    std::string version; ///< "1.0.0"
    std::string hash;    ///< 64 hex digits, BLAKE2b-256 of the canonical form (template_hash.hpp)
    std::string text() const { return id + "@" + version + "#" + hash; }
    auto operator<=>(const FormRef&) const = default;
};

/// One overlay that went into an adapted form.
struct FormLayer {
    std::string id;      ///< "fernwick.supervision"
    std::string version; ///< "1.3.0"
    std::string hash;    ///< of the overlay
    std::string layer;   ///< "organisation", "site" or "team"
    bool operator==(const FormLayer&) const = default;
};

/// What an adapted form is made from, so that a record that pins it says so wherever it is read.
struct FormOrigin {
    FormRef core;
    std::vector<FormLayer> layers; ///< from the core outwards
    bool operator==(const FormOrigin&) const = default;
};

class Template {
public:
    FormRef ref; ///< of an adapted form: the core's id, its version with "+overlay-version" for each layer, its own hash
    std::string lang = "en-GB";
    std::string title;
    std::string purpose;
    std::string badge; ///< shown at the top: "PARTNERS-informed, our proposal"
    std::string source;
    std::optional<FormOrigin> origin; ///< only in an adapted form
    std::vector<Section> sections;
    std::map<std::string, CodeList> lists; ///< the code lists it uses, as they were when it was made
    std::string xml;                       ///< self-contained text it can be read from again, code lists included

    /// nullptr when there is none. Cells are found by their own id too: ids are unique in the whole template.
    const Item* find(const std::string& id) const;
    /// The rows item that holds the cell; nullptr for a top-level item.
    const Item* rowsOf(const std::string& cell) const;
    const Section* sectionOf(const std::string& item) const;
    /// The label of a code, or the code itself when it is unknown (a record may be older than its list).
    std::string optionLabel(const Item& item, const std::string& code) const;

    /// Called once by the reader when everything above is in place.
    void index();

private:
    struct Entry {
        const Item* item;
        const Item* rows;
        const Section* section;
    };
    std::map<std::string, Entry> entries_;
};

using TemplatePtr = std::shared_ptr<const Template>;

} // namespace trellis
