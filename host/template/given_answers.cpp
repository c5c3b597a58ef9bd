#include "template/given_answers.hpp"

#include "model/error.hpp"
#include "template/form_state.hpp"
#include "template/given_value.hpp"
#include "template/nearest_name.hpp"

#include <algorithm>

namespace trellis {

namespace {

const std::string kNothingChanged = "Nothing in the record has been changed.";

/// Shaped by what is given where the item leaves a choice; wrongType() then has the last word.
Value shaped(Given& given, const Item& item) {
    auto* text = std::get_if<std::string>(&given);
    switch (expressionType(item.type)) {
    case ExpressionType::Text:
        if (text) return std::move(*text);
        break;
    case ExpressionType::Number:
        if (auto* number = std::get_if<double>(&given)) return *number;
        break;
    case ExpressionType::Boolean:
        if (auto* yes = std::get_if<bool>(&given)) return *yes;
        break;
    case ExpressionType::Code:
        if (text) return Code{std::move(*text)};
        break;
    case ExpressionType::Date:
        if (auto date = text ? Date::fromIso(*text) : std::nullopt) return *date;
        break;
    case ExpressionType::Time:
        if (auto time = text ? TimeOfDay::fromText(*text) : std::nullopt) return *time;
        break;
    case ExpressionType::Codes:
        if (auto* codes = std::get_if<std::vector<std::string>>(&given)) return std::move(*codes);
        break;
    default:
        break;
    }
    return Missing{};
}

bool empty(const Given& given) {
    auto* text = std::get_if<std::string>(&given);
    return text && text->empty();
}

std::string quoted(const Given& given) {
    struct Quote {
        std::string operator()(const Missing&) const { return "nothing"; }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(double number) const { return shortest(number); }
        std::string operator()(const std::string& text) const {
            return text.size() <= 60 ? "\"" + text + "\"" : "a long text";
        }
        std::string operator()(const std::vector<std::string>&) const { return "a list"; }
    };
    return std::visit(Quote{}, given);
}

} // namespace

void refuseAnswer(const Item& item, const std::string& wrong) {
    throw Error("TR-F02", "The item " + item.id + " " + wrong + ". " + kNothingChanged,
                "Give an answer of the kind it asks for.");
}

void noSuchItem(const std::string& id, const Template& form, const Item* table) {
    std::vector<std::string> names;
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!table) names.push_back(item.id);
            if (table == &item)
                for (auto& cell : item.cells) names.push_back(cell.id);
        }
    auto near = nearestName(id, names);
    auto* elsewhere = form.rowsOf(id);
    throw Error("TR-F01",
                table ? "The rows of " + table->id + " have no cell " + id + ". " + kNothingChanged
                      : "The form " + form.ref.id + " has no item " + id + " at this place. " + kNothingChanged,
                near        ? "Did you mean " + *near + "?"
                : elsewhere ? "It belongs into the rows of " + elsewhere->id + "."
                            : "Look up the id in the template.");
}

Value valueFrom(Given* given, const Item& item, const std::function<std::string()>& shown) {
    if (auto* missing = std::get_if<Missing>(given)) return std::move(*missing);
    const auto type = expressionType(item.type);
    if ((type == ExpressionType::Date || type == ExpressionType::Time) && given && empty(*given)) return Missing{};
    Value value = given ? shaped(*given, item) : Value(Missing{});
    const bool none = value == Value(Missing{});
    const auto wrong = wrongType(item, none ? Value(Code{"?"}) : value);
    if (none)
        refuseAnswer(item, wrong ? wrong->substr(0, wrong->find(", and")) + ", and " + shown() + " was given"
                                 : "cannot take " + shown());
    if (wrong) refuseAnswer(item, *wrong);
    return normalised(item, std::move(value));
}

namespace {

/// There are few, and their ids differ: one by one is quicker than the form's own index.
const Item* cellOf(const Item& table, const std::string& id) {
    const auto cell = std::ranges::find(table.cells, id, &Item::id);
    return cell == table.cells.end() ? nullptr : &*cell;
}

} // namespace

Answers answersFrom(GivenAnswers given, const Template& form, const FormContext& context) {
    Answers answers;
    auto value = [](Given& one, const Item& item) { return valueFrom(&one, item, [&] { return quoted(one); }); };
    for (auto& [id, one] : given.values) {
        const auto* item = form.find(id);
        if (!item || form.rowsOf(id)) noSuchItem(id, form, nullptr);
        if (!item->isRows())
            answers.values[id] = value(one, *item);
        else if (std::holds_alternative<Missing>(one))
            answers.rows[id]; // cleared: no rows
        else
            refuseAnswer(*item, "asks for a list of rows, and " + quoted(one) + " was given");
    }
    for (auto& [id, rows] : given.rows) {
        const auto* table = form.find(id);
        if (!table || form.rowsOf(id)) noSuchItem(id, form, nullptr);
        if (!table->isRows()) refuseAnswer(*table, "is one answer, and a list of rows was given");
        auto& into = answers.rows[id];
        into.reserve(rows.size());
        for (auto& row : rows) {
            Row& made = into.emplace_back();
            for (auto& [cellId, cell] : row.cells) {
                const auto* item = cellOf(*table, cellId);
                if (!item) noSuchItem(cellId, form, table);
                made.cells[cellId] = value(cell, *item);
            }
            made.id = row.id.empty() ? newId(context.clock ? *context.clock : systemClock(),
                                             context.random ? *context.random : systemRandom())
                                     : std::move(row.id);
        }
    }
    return answers;
}

GivenRows givenRows(const Answers& answers, const Template& form) {
    struct AsGiven {
        Given operator()(const Missing& missing) const { return missing; }
        Given operator()(bool yes) const { return yes; }
        Given operator()(double number) const { return number; }
        Given operator()(const std::string& text) const { return text; }
        Given operator()(const Code& code) const { return code.code; }
        Given operator()(const Codes& codes) const { return codes; }
        Given operator()(Date date) const { return date.iso(); }
        Given operator()(TimeOfDay time) const { return time.text(); }
    };
    GivenRows out;
    for (const auto& section : form.sections)
        for (const auto& item : section.items) {
            const auto rows = answers.rows.find(item.id);
            if (!item.isRows() || rows == answers.rows.end()) continue;
            auto& list = under(out, item.id);
            for (const auto& row : rows->second) {
                auto& one = list.emplace_back(GivenRow{row.id, {}});
                for (const auto& cell : item.cells)
                    if (const auto found = row.cells.find(cell.id); found != row.cells.end())
                        one.cells.emplace_back(cell.id, std::visit(AsGiven{}, found->second));
            }
        }
    return out;
}

} // namespace trellis
