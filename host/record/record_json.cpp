#include "record/sheet.hpp"

#include <nlohmann/json.hpp>

// The JSON face of a sheet. Field names are a promise to scripts: add, never rename.
namespace trellis {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Value& value) {
    struct Writer {
        Json operator()(const Missing&) const { return nullptr; }
        Json operator()(bool yes) const { return yes; }
        Json operator()(double number) const {
            auto whole = static_cast<std::int64_t>(number);
            bool exact = number > -9e15 && number < 9e15 && static_cast<double>(whole) == number;
            return exact ? Json(whole) : Json(number);
        }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(const Code& code) const { return code.code; }
        Json operator()(const Codes& codes) const { return codes; }
        Json operator()(Date date) const { return date.iso(); }
        Json operator()(TimeOfDay time) const { return time.text(); }
    };
    return std::visit(Writer{}, value);
}

Json json(const Item& item, const Sheet& sheet, const std::string& section) {
    Json out{{"id", item.id},
             {"type", text(item.type)},
             {"label", item.label},
             {"section", section},
             {"class", item.classes.text()}};
    if (sheet.isWithheld(item.id)) {
        out["withheld"] = true;
        return out;
    }
    if (!item.isRows()) {
        auto& value = sheet.answers.value(item.id);
        out["value"] = json(value);
        if (auto* missing = std::get_if<Missing>(&value); missing && !missing->reason.empty())
            out["missing"] = missing->reason;
        else if (item.notAsked && !answered(value))
            out["missing"] = kNotAskedHere; // of a draft too
        return out;
    }
    if (item.notAsked) out["missing"] = kNotAskedHere;
    auto rows = Json::array();
    for (auto& row : sheet.answers.rowsOf(item.id)) {
        Json line{{"#id", row.id}};
        for (auto& cell : item.cells)
            if (cell.notAsked)
                line[cell.id] = nullptr;
            else if (auto found = row.cells.find(cell.id); found != row.cells.end() && answered(found->second))
                line[cell.id] = json(found->second);
        // How long something has been open, on the day the record is about: from the date cell that says since when.
        for (auto& [cell, value] : row.cells)
            if (auto* since = std::get_if<Date>(&value); since && cell.ends_with(".since"))
                line["#ageDays"] = sheet.day - *since;
        rows.push_back(std::move(line));
    }
    out["value"] = rows;
    out["rows"] = std::move(rows);
    return out;
}

Json json(const SheetLayer& layer) {
    auto signatures = Json::array();
    for (auto& one : layer.signOffs)
        signatures.push_back(
            {{"person", one.person}, {"role", text(one.role)}, {"at", one.at.iso()}, {"hash", one.contentHash}});
    return {{"revision", layer.revision},
            {"at", layer.at.iso()},
            {"author", layer.author},
            {"reason", layer.reason},
            {"state", layer.state},
            {"hash", layer.contentHash},
            {"signatures", std::move(signatures)}};
}

} // namespace

std::string sheetJson(const Sheet& sheet, bool pretty) {
    auto items = Json::array();
    if (sheet.form)
        for (auto& section : sheet.form->sections)
            for (auto& item : section.items)
                if (item.type != ItemType::Note) items.push_back(json(item, sheet, section.id));
    auto layers = Json::array();
    for (auto& layer : sheet.layers) layers.push_back(json(layer));
    Json out{{"id", sheet.key.id},
             {"kind", sheet.key.kind},
             {"kindTitle", sheet.kindTitle},
             {"state", sheet.state},
             {"stateLabel", sheet.stateLabel},
             {"day", sheet.day.iso()},
             {"agreement", sheet.key.agreement},
             {"supervisor", sheet.key.supervisor},
             {"supervisees", sheet.key.supervisees},
             {"draft", sheet.draft},
             {"demo", sheet.demo},
             {"template", {{"id", sheet.formRef.id}, {"version", sheet.formRef.version}, {"hash", sheet.formRef.hash}}},
             {"revision", sheet.revision},
             {"layers", std::move(layers)},
             {"withheld", sheet.withheld},
             {"items", std::move(items)}};
    // Bytes that are no UTF-8 must not make a record unreadable: they are replaced.
    return out.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

} // namespace trellis
