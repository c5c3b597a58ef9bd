// A form filled in by a test, in the manner of JavaRosa's Scenario: answer(path, value), then ask what came of it.
//
//     Scenario scene(FormBuilder().item("bond", ItemType::Scale).item("repair", ItemType::Text).relevant("${bond} <
//     4")); scene.answer("bond", "5"); CHECK_FALSE(scene.shows("repair"));
//
// A path is an item's id, or "actions[2].action.owner": the second row of actions, the cell action.owner. Values may be
// written as text and are read by the item's type ("2025-09-16", "yes", "U05 U06"); "" clears. reopen() writes all
// answers as JSON and reads them back into a new form, so that any test can prove in passing that nothing depends on
// memory.
#pragma once
#include "scenario/form_builder.hpp"
#include "template/answers_json.hpp"
#include "template/form.hpp"

#include <charconv>

namespace trellis {

class Scenario {
public:
    FixedClock clock{*Date::fromIso("2025-09-16")}; ///< before the form, which is opened with it
    SeededRandom random{1};
    FormContext context() { return {clock.today(), &clock, &random}; }

    explicit Scenario(TemplatePtr form, Answers answers = {}, bool fresh = true)
        : template_(std::move(form))
        , form_(template_, std::move(answers), context(), fresh) {}
    explicit Scenario(FormBuilder& builder, Answers answers = {}, bool fresh = true)
        : Scenario(builder.build(), std::move(answers), fresh) {}
    Scenario(const Scenario&) = delete;

    Form& form() { return form_; }

    FormChanges answer(const std::string& path, const char* text) { return form_.set(at(path), read(path, text)); }
    FormChanges answer(const std::string& path, Value value) { return form_.set(at(path), std::move(value)); }
    /// As people do it: one character more at a time.
    void type(const std::string& path, const std::string& text) {
        std::string now = answerOf(path);
        for (char c : text) form_.set(at(path), now += c);
    }

    std::string answerOf(const std::string& path) const { return plainText(form_.value(at(path))); }
    bool shows(const std::string& path) const { return form_.relevant(at(path)); }
    bool needs(const std::string& path) const { return form_.required(at(path)); }
    /// "repair: required", "actions[2].action.owner: constraint", in the order of the form.
    std::vector<std::string> findings() const {
        std::vector<std::string> out;
        for (auto& one : form_.findings()) out.push_back(written(one.where) + ": " + one.code);
        return out;
    }

    Id addRow(const std::string& rowsItem) { return form_.addRow(rowsItem); }
    Id rowId(const std::string& rowsItem, std::size_t number) const {
        return form_.answers().rowsOf(rowsItem).at(number - 1).id;
    }
    std::size_t rowCount(const std::string& rowsItem) const { return form_.answers().rowsOf(rowsItem).size(); }

    /// Through JSON and back into a new form.
    Scenario& reopen() {
        auto json = answersToJson(form_.answers(), form_.form());
        form_ = Form(template_, answersFromJson(json, *template_, context()), context());
        return *this;
    }

    ItemPath at(const std::string& path) const {
        auto open = path.find('['), close = path.find("].");
        if (open == std::string::npos || close == std::string::npos) return {path, "", ""};
        std::size_t number = 0;
        std::from_chars(path.data() + open + 1, path.data() + close, number);
        auto rowsItem = path.substr(0, open);
        auto& rows = form_.answers().rowsOf(rowsItem);
        return {path.substr(close + 2), rowsItem,
                number >= 1 && number <= rows.size() ? rows[number - 1].id : "no such row"};
    }

private:
    std::string written(const ItemPath& path) const {
        if (!path.inRow()) return path.item;
        auto& rows = form_.answers().rowsOf(path.rowsItem);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].id == path.row) return path.rowsItem + "[" + std::to_string(i + 1) + "]." + path.item;
        return path.item;
    }

    Value read(const std::string& path, const std::string& text) const {
        auto* item = form_.form().find(at(path).item);
        if (!item || text.empty()) return text.empty() ? Value(Missing{}) : Value(text);
        switch (expressionType(item->type)) {
        case ExpressionType::Number: {
            double number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            return number;
        }
        case ExpressionType::Boolean:
            return text == "yes" || text == "true";
        case ExpressionType::Code:
            return Code{text};
        case ExpressionType::Date:
            return Date::fromIso(text).value();
        case ExpressionType::Time:
            return TimeOfDay::fromText(text).value();
        case ExpressionType::Codes: {
            Codes codes(1);
            for (char c : text) c == ' ' ? (void)codes.emplace_back() : (void)(codes.back() += c);
            return codes;
        }
        default:
            return text;
        }
    }

    TemplatePtr template_;
    Form form_;
};

} // namespace trellis
