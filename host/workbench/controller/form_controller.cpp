#include "workbench/controller/form_controller.hpp"

#include "model/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

void merge(FormChanges& into, FormChanges from) {
    into.values.merge(from.values);
    into.relevance.merge(from.relevance);
    into.required.merge(from.required);
    into.rows.merge(from.rows);
}

} // namespace

FormController::FormController(Form& form, FormOptions options)
    : form_(form)
    , options_(std::move(options)) {}

const Item& FormController::item(const ItemPath& path) const {
    if (auto found = shape().find(path.item)) return *found;
    throw Error("TR-F01", "This form has no question called '" + path.item + "'.", "Check the name of the question.");
}

std::string FormController::entry(const ItemPath& path) const {
    if (auto kept = unreadText_.find(path); kept != unreadText_.end()) return kept->second;
    return showEntry(form_.value(path));
}

std::string FormController::words(const ItemPath& path) const {
    auto& value = form_.value(path);
    if (item(path).type == ItemType::Person)
        if (auto code = std::get_if<Code>(&value))
            for (auto& person : options_.people)
                if (person.code == code->code && !person.name.empty()) return person.code + " · " + person.name;
    return showValue(value, item(path), shape());
}

FormChanges FormController::type(const ItemPath& path, const std::string& text) {
    TypedEntry read;
    switch (item(path).type) {
    case ItemType::Date:
        read = readDay(text, options_.today);
        break;
    case ItemType::Time:
        read = readTime(text);
        break;
    case ItemType::Integer:
        read = readNumber(text, true);
        break;
    case ItemType::Decimal:
    case ItemType::Scale:
        read = readNumber(text, false);
        break;
    case ItemType::Case:
        read = readCase(text);
        break;
    default:
        read.value = text.empty() ? Value(Missing{}) : Value(text);
    }
    unread_.erase(path);
    unreadText_.erase(path);
    if (!read.problem.empty()) {
        unreadText_[path] = text;
        unread_[path] = read;
    }
    return answer(path, std::move(read.value));
}

FormChanges FormController::answer(const ItemPath& path, Value value) {
    if (form_.value(path) == value) {
        // Words that cannot be read in place of an answer that was already empty: still an edit the field must show.
        FormChanges changes;
        changes.values.insert(path);
        return changes;
    }
    auto changes = withFirstRows(path, value, form_.set(path, value));
    changes.values.insert(path);
    edited();
    return changes;
}

FormChanges FormController::withFirstRows(const ItemPath& path, const Value& value, FormChanges changes) {
    Answers both;
    for (auto& other : changes.relevance) {
        const auto* asked = other.inRow() ? nullptr : shape().find(other.item);
        if (asked && asked->isRows() && form_.relevant(other) && form_.required(other) &&
            form_.answers().rowsOf(other.item).empty())
            both.rows[other.item] = {Row{}};
    }
    if (both.rows.empty() || path.inRow()) return changes;
    // Answer and rows again as one step, so that undo takes back both.
    form_.undo();
    both.values[path.item] = value;
    changes = form_.setAll(both);
    for (auto& [table, rows] : both.rows) changes.rows.insert(table);
    return changes;
}

FormChanges FormController::tick(const ItemPath& path, const std::string& code, bool on) {
    auto was = std::get_if<Codes>(&form_.value(path));
    Codes codes = was ? *was : Codes{};
    std::erase(codes, code);
    if (on) codes.push_back(code);
    // Codes stand in the order of their list, whatever the order of ticking; unknown ones stay at the end.
    auto& options = item(path).options;
    auto place = [&](const std::string& c) {
        return std::find_if(options.begin(), options.end(), [&](auto& o) { return o.code == c; }) - options.begin();
    };
    std::stable_sort(codes.begin(), codes.end(), [&](auto& a, auto& b) { return place(a) < place(b); });
    return answer(path, codes.empty() ? Value(Missing{}) : Value(codes));
}

Id FormController::addRow(const std::string& rowsItem, FormChanges& changes) {
    FormChanges added;
    Id row = form_.addRow(rowsItem, &added);
    added.rows.insert(rowsItem);
    merge(changes, std::move(added));
    edited();
    return row;
}

FormChanges FormController::removeRow(const std::string& rowsItem, const Id& row) {
    auto& rows = form_.answers().rowsOf(rowsItem);
    auto found = std::find_if(rows.begin(), rows.end(), [&](auto& r) { return r.id == row; });
    if (found == rows.end()) return {};
    removed_ = RemovedRow{rowsItem, std::size_t(found - rows.begin()), *found};
    std::erase_if(unread_, [&](auto& entry) { return entry.first.row == row; });
    std::erase_if(unreadText_, [&](auto& entry) { return entry.first.row == row; });
    auto changes = form_.removeRow(rowsItem, row);
    changes.rows.insert(rowsItem);
    edited();
    return changes;
}

FormChanges FormController::restoreRow() {
    if (!removed_) return {};
    auto back = std::move(*removed_);
    removed_.reset();
    Answers answers;
    auto& rows = answers.rows[back.rowsItem] = form_.answers().rowsOf(back.rowsItem);
    rows.insert(rows.begin() + std::ptrdiff_t(std::min(back.place, rows.size())), back.row);
    auto changes = form_.setAll(answers);
    changes.rows.insert(back.rowsItem);
    edited();
    return changes;
}

FormChanges FormController::undo() {
    if (!form_.canUndo()) return {};
    auto changes = form_.undo();
    for (auto& path : changes.values) unread_.erase(path), unreadText_.erase(path);
    edited();
    return changes;
}

FormChanges FormController::redo() {
    if (!form_.canRedo()) return {};
    auto changes = form_.redo();
    for (auto& path : changes.values) unread_.erase(path), unreadText_.erase(path);
    edited();
    return changes;
}

std::vector<ChoiceLine> FormController::choices(const ItemPath& path) const {
    auto& asked = item(path);
    std::vector<ChoiceLine> out;
    if (asked.type == ItemType::Person)
        for (auto& person : options_.people)
            out.push_back({person.code, person.name.empty() ? person.code : person.code + " · " + person.name});
    else if (asked.type == ItemType::Scale)
        for (double point = asked.min; point <= asked.max + 1e-9; point += asked.step > 0 ? asked.step : 1) {
            std::string label = shortest(point);
            for (auto& anchor : asked.anchors)
                if (anchor.value == point) label += "  " + anchor.label;
            out.push_back({shortest(point), label});
        }
    else
        for (auto& option : asked.options) out.push_back({option.code, option.label});
    // An answer that the list no longer holds stays visible and stays chosen.
    auto keep = [&](const std::string& code) {
        if (std::none_of(out.begin(), out.end(), [&](auto& line) { return line.code == code; }))
            out.push_back({code, shape().optionLabel(asked, code)});
    };
    auto& value = form_.value(path);
    if (auto code = std::get_if<Code>(&value)) keep(code->code);
    if (auto codes = std::get_if<trellis::Codes>(&value)) std::for_each(codes->begin(), codes->end(), keep);
    return out;
}

std::string FormController::rowName(const std::string& rowsItem, const Id& row) const {
    auto& asked = item({rowsItem, "", ""});
    auto& rows = form_.answers().rowsOf(rowsItem);
    auto found = std::find_if(rows.begin(), rows.end(), [&](auto& r) { return r.id == row; });
    if (found == rows.end()) return "";
    if (!asked.titleCell.empty()) {
        auto title = words({asked.titleCell, rowsItem, row});
        if (!title.empty()) return title.size() <= 120 ? title : title.substr(0, title.find(' ', 100)) + " …";
    }
    return fmt::format("row {}", found - rows.begin() + 1);
}

std::string FormController::addLabel(const Item& rows) const {
    return rows.addLabel.empty() ? "Add a row" : rows.addLabel;
}

std::string FormController::duty(const ItemPath& path) const {
    if (form_.calculated(path)) return "calculated";
    if (const auto whose = othersPen(path); !whose.empty()) return "for " + whose + " to write";
    return required(path) ? "required" : "";
}

bool FormController::required(const ItemPath& path) const {
    return form_.required(path) || (!path.inRow() && asked(path.item));
}

PersonCode FormController::othersPen(const ItemPath& path) const {
    return options_.pen ? options_.pen(path.inRow() ? path.rowsItem : path.item) : PersonCode{};
}

bool FormController::onlyRead(const ItemPath& path) const {
    return !othersPen(path).empty() && !options_.displaced.contains(path.inRow() ? path.rowsItem : path.item);
}

std::string FormController::marker(const Item& item) const {
    if (options_.sharing) return whoCanSeeOwn(item.classes, options_.sharing());
    std::string who = options_.group ? "the group" : "you two";
    bool lead = maySee({Role::ServiceLead, false}, item.classes);
    bool meta = maySee({Role::MetaSupervisor, false}, item.classes);
    bool auditor = maySee({Role::Auditor, false}, item.classes);
    if (auditor) return who + " + oversight";
    if (lead) who += " + service lead";
    if (meta) who += " + meta-supervisor";
    return who;
}

std::string FormController::whoCanSee(const ItemPath& path) const {
    auto& asked = item(path);
    if (options_.sharing) return whoCanSeeOwn(asked.classes, options_.sharing());
    auto rows = path.inRow() ? shape().find(path.rowsItem) : nullptr;
    bool oneOwner = rows ? !rows->owner.empty() : !asked.owner.empty();
    return trellis::whoCanSee(asked.classes, options_.group, oneOwner);
}

std::vector<std::string> FormController::problems(const ItemPath& path) const {
    std::vector<std::string> out;
    if (auto kept = unread_.find(path); kept != unread_.end()) return {kept->second.problem};
    for (auto& finding : form_.findingsAt(path))
        if (askForMissing_ || finding.code != "required") out.push_back(finding.message);
    return out;
}

std::vector<Finding> FormController::unread() const {
    std::vector<Finding> out;
    for (auto& [path, entry] : unread_) out.push_back({Severity::Refuse, path, "unread", entry.problem});
    return out;
}

void FormController::edited() {
    if (options_.touched) options_.touched();
}

} // namespace trellis
