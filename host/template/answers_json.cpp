#include "template/answers_json.hpp"

#include "model/error.hpp"
#include "template/form_state.hpp"
#include "template/nearest_name.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace trellis {

namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kNothingChanged = "Nothing in the record has been changed.";
constexpr const char* kRowId = "#id";
constexpr const char* kRowAge = "#ageDays"; // said by record_json.cpp; a sheet that is read back may still hold it
constexpr const char* kMissing = "#missing";

[[noreturn]] void refuse(const Item& item, const std::string& wrong) {
    throw Error("TR-F02", "The item " + item.id + " " + wrong + ". " + kNothingChanged,
                "Give an answer of the kind it asks for.");
}

/// A piece of JSON as it was given, short enough for a sentence.
std::string quoted(const Json& json) {
    auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= 60 ? text : json.is_string() ? "a long text" : json.is_array() ? "a list" : "an object";
}

/// Shaped by the JSON alone where the item leaves a choice; wrongType() then has the last word.
Value valueFromJson(const Json& json, const Item& item) {
    if (json.is_null()) return Missing{};
    if (json.is_object() && json.size() == 1 && json.contains(kMissing) && json[kMissing].is_string())
        return Missing{json[kMissing].get<std::string>()};
    Value value;
    switch (expressionType(item.type)) {
    case ExpressionType::Text:
        if (json.is_string()) value = json.get<std::string>();
        break;
    case ExpressionType::Number:
        if (json.is_number()) value = json.get<double>();
        break;
    case ExpressionType::Boolean:
        if (json.is_boolean()) value = json.get<bool>();
        break;
    case ExpressionType::Code:
        if (json.is_string()) value = Code{json.get<std::string>()};
        break;
    case ExpressionType::Date:
        if (json.is_string() && json.get_ref<const std::string&>().empty()) return Missing{};
        if (json.is_string())
            if (auto date = Date::fromIso(json.get_ref<const std::string&>())) value = *date;
        break;
    case ExpressionType::Time:
        if (json.is_string() && json.get_ref<const std::string&>().empty()) return Missing{};
        if (json.is_string())
            if (auto time = TimeOfDay::fromText(json.get_ref<const std::string&>())) value = *time;
        break;
    case ExpressionType::Codes: {
        if (!json.is_array()) break;
        Codes codes;
        for (auto& one : json) {
            if (!one.is_string()) refuse(item, "asks for a list of codes, and " + quoted(json) + " was given");
            codes.push_back(one.get<std::string>());
        }
        value = std::move(codes);
        break;
    }
    default:
        break;
    }
    bool empty = value == Value(Missing{});
    auto wrong = wrongType(item, empty ? Value(Code{"?"}) : value);
    if (empty)
        refuse(item, wrong ? wrong->substr(0, wrong->find(", and")) + ", and " + quoted(json) + " was given"
                           : "cannot take " + quoted(json));
    if (wrong) refuse(item, *wrong);
    return normalised(item, std::move(value));
}

Json toJson(const Value& value) {
    struct Visitor {
        Json operator()(const Missing& missing) const {
            return missing.reason.empty() ? Json(nullptr) : Json{{kMissing, missing.reason}};
        }
        Json operator()(bool yes) const { return yes; }
        Json operator()(double number) const {
            // Whole numbers without ".0"; everything else nlohmann writes shortest and without asking the locale.
            if (number == std::floor(number) && std::fabs(number) < 9007199254740992.0)
                return static_cast<std::int64_t>(number);
            return number;
        }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(const Code& code) const { return code.code; }
        Json operator()(const Codes& codes) const { return codes; }
        Json operator()(const Date& date) const { return date.iso(); }
        Json operator()(const TimeOfDay& time) const { return time.text(); }
    };
    return std::visit(Visitor{}, value);
}

Json toJson(const Row& row, const Item& table) {
    Json out = Json::object();
    out[kRowId] = row.id;
    for (auto& cell : table.cells)
        if (auto found = row.cells.find(cell.id); found != row.cells.end()) out[cell.id] = toJson(found->second);
    return out;
}

Json rowsToJson(const std::vector<Row>& rows, const Item& table) {
    Json out = Json::array();
    for (auto& row : rows) out.push_back(toJson(row, table));
    return out;
}

std::string print(const Json& json, bool pretty) {
    return json.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void noSuchItem(const std::string& id, const Template& form, const Item* table) {
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

Row rowFromJson(const Json& json, const Item& table, const Template& form, const FormContext& context) {
    if (!json.is_object()) refuse(table, "asks for a list of rows, each an object, and " + quoted(json) + " was given");
    Row row;
    for (auto& [id, cell] : json.items()) {
        if (id == kRowId) {
            if (!cell.is_string()) refuse(table, "has rows whose id is a text, and " + quoted(cell) + " was given");
            row.id = cell.get<std::string>();
            continue;
        }
        if (id == kRowAge) continue;
        auto* item = form.find(id);
        if (!item || form.rowsOf(id) != &table) noSuchItem(id, form, &table);
        row.cells[id] = valueFromJson(cell, *item);
    }
    if (row.id.empty())
        row.id =
            newId(context.clock ? *context.clock : systemClock(), context.random ? *context.random : systemRandom());
    return row;
}

} // namespace

Answers answersFromJson(std::string_view text, const Template& form, const FormContext& context) {
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        throw Error("TR-F10", std::string("The answers are not a JSON object. ") + kNothingChanged,
                    "Write {\"item id\": answer, \u2026} and check commas, quotation marks and brackets.");
    Answers answers;
    for (auto& [id, value] : json.items()) {
        auto* item = form.find(id);
        if (!item || form.rowsOf(id)) noSuchItem(id, form, nullptr);
        if (!item->isRows()) {
            answers.values[id] = valueFromJson(value, *item);
            continue;
        }
        auto& rows = answers.rows[id];
        if (value.is_null()) continue; // cleared: no rows
        if (!value.is_array()) refuse(*item, "asks for a list of rows, and " + quoted(value) + " was given");
        for (auto& row : value) rows.push_back(rowFromJson(row, *item, form, context));
    }
    return answers;
}

std::string answersToJson(const Answers& answers, const Template& form, bool pretty) {
    Json out = Json::object();
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (item.isRows()) {
                if (auto rows = answers.rows.find(item.id); rows != answers.rows.end())
                    out[item.id] = rowsToJson(rows->second, item);
            } else if (auto value = answers.values.find(item.id); value != answers.values.end()) {
                out[item.id] = toJson(value->second);
            }
        }
    return print(out, pretty);
}

std::string formToJson(const Form& form, bool pretty) {
    Json out = Json::array();
    auto add = [&](const Item& item, const ItemPath& path) {
        Json one = Json::object();
        one["id"] = item.id;
        if (path.inRow()) one["row"] = path.row;
        one["type"] = text(item.type);
        one["relevant"] = form.relevant(path);
        one["required"] = form.required(path);
        one["value"] = item.isRows() ? rowsToJson(form.answers().rowsOf(item.id), item) : toJson(form.value(path));
        one["findings"] = Json::array();
        for (auto& finding : form.findingsAt(path))
            one["findings"].push_back({{"code", finding.code}, {"message", finding.message}});
        out.push_back(std::move(one));
    };
    for (auto& section : form.form().sections)
        for (auto& item : section.items) {
            add(item, {item.id, "", ""});
            for (auto& row : form.answers().rowsOf(item.id))
                for (auto& cell : item.cells) add(cell, {cell.id, item.id, row.id});
        }
    return print(out, pretty);
}

} // namespace trellis
