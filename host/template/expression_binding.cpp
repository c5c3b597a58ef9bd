#include "template/expression_binding.hpp"

#include "template/dependency_graph.hpp"
#include "template/template_names.hpp"

#include <algorithm>

namespace trellis {
namespace {

class Binder {
public:
    Binder(Template& form, ReadingState& state)
        : form_(form)
        , state_(state)
        , names_(form) {
        for (auto& section : form.sections)
            for (auto& item : section.items) {
                if (item.retired) retired_.emplace(item.id, &item);
                for (auto& cell : item.cells)
                    if (item.retired || cell.retired) retired_.emplace(cell.id, &cell);
            }
    }

    void bindAll() {
        auto next = state_.elements.begin();
        for (auto& section : form_.sections) {
            section.relevant = condition(**next++, "relevant", {});
            for (auto& item : section.items) {
                bind(item, **next++, {});
                for (auto& cell : item.cells) bind(cell, **next++, item.id);
            }
        }
    }

private:
    void bind(Item& item, const XmlElement& element, const std::string& rowsItem) {
        item.relevant = condition(element, "relevant", rowsItem);
        item.required = condition(element, "required", rowsItem);
        if (item.isRows()) {
            item.carry = condition(element, "carry", item.id);
            return;
        }
        const auto type = expressionType(item.type);
        item.constraint = compiled(element, "constraint", names_.scope(rowsItem, type), ExpressionType::Boolean);
        item.calculate = compiled(element, "calculate", names_.scope(rowsItem), type);
        item.initial = compiled(element, "initial", names_.scope(rowsItem), type);
        for (auto name : {"calculate", "initial"}) checkCode(element, name, item);
    }

    CompiledExpression condition(const XmlElement& element, const char* name, const std::string& rowsItem) {
        return compiled(element, name, names_.scope(rowsItem), ExpressionType::Boolean);
    }

    CompiledExpression compiled(const XmlElement& element, const char* name, const ExpressionScope& scope,
                                ExpressionType wanted) {
        auto* given = element.attribute(name);
        if (!given) return nullptr;
        // "true" and "false" are how people write it; the language itself has functions for them.
        const bool word = wanted == ExpressionType::Boolean && (given->value == "true" || given->value == "false");
        auto result = compileExpression(word ? given->value + "()" : given->value, scope, wanted);
        if (auto* trouble = std::get_if<ExpressionError>(&result)) {
            state_.log.error(state_.document.insideValue(*given, trouble->offset), "TR-T14",
                             "In '" + given->name + "': " + trouble->message, trouble->suggestion);
            return nullptr;
        }
        auto expression = std::get<CompiledExpression>(result);
        for (auto& item : expression->reads())
            if (retired_.count(item) && !retired_.count(element.value("id")))
                state_.log.error(state_.document.at(*given), "TR-T18",
                                 "'" + given->name + "' reads '" + item + "', which is retired.",
                                 "Nobody can answer it any more: take it out of the expression.");
        return expression;
    }

    /// A fixed code must be one of the options; the type checker sees any text as a possible code.
    void checkCode(const XmlElement& element, const char* name, const Item& item) {
        auto* given = element.attribute(name);
        if (!given || item.type != ItemType::Choice || item.options.empty()) return;
        const auto& text = given->value;
        if (text.size() < 3 || (text.front() != '\'' && text.front() != '"') ||
            text.find(text.front(), 1) != text.size() - 1)
            return;
        const auto code = text.substr(1, text.size() - 2);
        std::vector<std::string> codes;
        for (auto& option : item.options) codes.push_back(option.code);
        if (std::find(codes.begin(), codes.end(), code) == codes.end())
            state_.log.error(state_.document.insideValue(*given, 0), "TR-T14",
                             "In '" + given->name + "': '" + code + "' is not one of the codes of '" + item.id + "'.",
                             didYouMean(code, codes));
    }

    Template& form_;
    ReadingState& state_;
    TemplateNames names_;
    std::map<std::string, const Item*> retired_;
};

void sayCycle(const Template& form, ReadingState& state) {
    auto circle = findCycle(form);
    if (!circle || circle->empty()) return;
    std::string path;
    for (auto& id : *circle) path += (path.empty() ? "'" : "' needs '") + id;
    auto* item = form.find(circle->front());
    Place place = item ? item->place : Place{1, 1};
    for (auto& section : form.sections)
        if (!item && section.id == circle->front()) place = section.place;
    state.log.error(place, "TR-T17", "These wait for each other in a circle: " + path + "'.",
                    "Take one of them out of the circle.");
}

} // namespace

void bindExpressions(Template& form, ReadingState& state) {
    Binder(form, state).bindAll();
    form.index();
    sayCycle(form, state);
}

} // namespace trellis
