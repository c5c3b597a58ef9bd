#include "template/answers_json.hpp"

#include "model/error.hpp"
#include "template/given_value.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace trellis {

namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kRowId = "#id";
constexpr const char* kRowAge = "#ageDays"; // said by record_json.cpp; a sheet that is read back may still hold it
constexpr const char* kMissing = "#missing";

/// A piece of JSON as it was given, short enough for a sentence.
std::string quoted(const Json& json) {
    auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= 60 ? text : json.is_string() ? "a long text" : json.is_array() ? "a list" : "an object";
}

/// What JSON says by itself; nullopt when no item can take it.
std::optional<Given> givenIn(const Json& json) {
    if (json.is_null()) return Given{};
    if (json.is_object() && json.size() == 1 && json.contains(kMissing) && json[kMissing].is_string())
        return Missing{json[kMissing].get<std::string>()};
    if (json.is_string()) return json.get<std::string>();
    if (json.is_boolean()) return json.get<bool>();
    if (json.is_number()) return json.get<double>();
    if (!json.is_array()) return {};
    std::vector<std::string> texts;
    texts.reserve(json.size());
    for (auto& one : json) {
        if (!one.is_string()) return {};
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

Value valueFromJson(const Json& json, const Item& item) {
    auto given = givenIn(json);
    if (!given && json.is_array() && expressionType(item.type) == ExpressionType::Codes)
        refuseAnswer(item, "asks for a list of codes, and " + quoted(json) + " was given");
    return valueFrom(given ? &*given : nullptr, item, [&] { return quoted(json); });
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

Row rowFromJson(const Json& json, const Item& table, const Template& form, const FormContext& context) {
    if (!json.is_object())
        refuseAnswer(table, "asks for a list of rows, each an object, and " + quoted(json) + " was given");
    Row row;
    for (auto& [id, cell] : json.items()) {
        if (id == kRowId) {
            if (!cell.is_string())
                refuseAnswer(table, "has rows whose id is a text, and " + quoted(cell) + " was given");
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
        throw Error("TR-F10", "The answers are not a JSON object. Nothing in the record has been changed.",
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
        if (!value.is_array()) refuseAnswer(*item, "asks for a list of rows, and " + quoted(value) + " was given");
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
