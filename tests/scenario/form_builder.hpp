// A template written inline in a test, with no XML in between.
//
//     TemplatePtr form = FormBuilder()
//         .section("main")
//         .item("bond", ItemType::Scale)
//         .item("repair", ItemType::Text).relevant("${bond} < 4").required("true()")
//         .rows("actions").cell("action.minutes", ItemType::Integer)
//         .item("total", ItemType::Integer).calculate("sum(${action.minutes})")
//         .build();
//
// Properties belong to the item, cell or section named last. A wrong expression throws std::runtime_error that says
// why.
#pragma once
#include "template/template.hpp"
#include "template/template_names.hpp"

#include <stdexcept>

namespace trellis {

class FormBuilder {
public:
    explicit FormBuilder(std::string id = "test.form") {
        form_.ref = {std::move(id), "1.0.0", std::string(64, '0')};
        form_.title = "A form for a test";
    }

    FormBuilder& section(std::string id) {
        auto& one = form_.sections.emplace_back();
        one.id = one.title = std::move(id);
        specs_.push_back({{static_cast<int>(form_.sections.size()) - 1, -1, -1}, {}});
        return *this;
    }
    FormBuilder& item(std::string id, ItemType type, std::vector<std::string> codes = {}) {
        if (form_.sections.empty()) section("main");
        auto& items = form_.sections.back().items;
        items.push_back(make(std::move(id), type, codes));
        specs_.push_back({{static_cast<int>(form_.sections.size()) - 1, static_cast<int>(items.size()) - 1, -1}, {}});
        return *this;
    }
    FormBuilder& rows(std::string id) { return item(std::move(id), ItemType::Rows); }
    /// A cell of the rows named last.
    FormBuilder& cell(std::string id, ItemType type, std::vector<std::string> codes = {}) {
        auto& cells = form_.sections.back().items.back().cells;
        cells.push_back(make(std::move(id), type, codes));
        auto where = specs_.back().where;
        where.cell = static_cast<int>(cells.size()) - 1;
        specs_.push_back({where, {}});
        return *this;
    }

    FormBuilder& relevant(std::string text) { return expression("relevant", std::move(text)); }
    FormBuilder& required(std::string text = "true()") { return expression("required", std::move(text)); }
    FormBuilder& calculate(std::string text) { return expression("calculate", std::move(text)); }
    FormBuilder& initial(std::string text) { return expression("initial", std::move(text)); }
    FormBuilder& constraint(std::string text, std::string message = "") {
        here().constraintMessage = std::move(message);
        return expression("constraint", std::move(text));
    }
    /// Of the rows named last, also after their cells.
    FormBuilder& carry(std::string text) {
        for (auto spec = specs_.rbegin(); spec != specs_.rend(); ++spec)
            if (spec->where.cell < 0) {
                spec->expressions["carry"] = std::move(text);
                break;
            }
        return *this;
    }
    FormBuilder& maxRows(int most) {
        form_.sections.back().items.back().maxRows = most;
        return *this;
    }
    FormBuilder& scale(double min, double max, double step = 1) {
        here().min = min, here().max = max, here().step = step;
        return *this;
    }
    FormBuilder& label(std::string text) {
        here().label = std::move(text);
        return *this;
    }
    FormBuilder& retired() {
        here().retired = true;
        return *this;
    }

    TemplatePtr build() {
        TemplateNames names(form_);
        for (auto& spec : specs_) {
            for (auto& [what, text] : spec.expressions) {
                if (spec.where.item < 0) {
                    form_.sections[spec.where.section].relevant =
                        compiled(text, names.scope(), ExpressionType::Boolean);
                    continue;
                }
                auto& item = at(spec.where);
                auto rowsItem = spec.where.cell < 0 ? "" : form_.sections[spec.where.section].items[spec.where.item].id;
                if (what == "carry")
                    item.carry = compiled(text, names.scope(item.id), ExpressionType::Boolean);
                else if (what == "constraint")
                    item.constraint =
                        compiled(text, names.scope(rowsItem, expressionType(item.type)), ExpressionType::Boolean);
                else if (what == "relevant")
                    item.relevant = compiled(text, names.scope(rowsItem), ExpressionType::Boolean);
                else if (what == "required")
                    item.required = compiled(text, names.scope(rowsItem), ExpressionType::Boolean);
                else
                    (what == "calculate" ? item.calculate : item.initial) =
                        compiled(text, names.scope(rowsItem), expressionType(item.type));
            }
        }
        auto form = std::make_shared<Template>(std::move(form_));
        form->index();
        return form;
    }

private:
    struct Where {
        int section, item, cell;
    };
    struct Spec {
        Where where;
        std::map<std::string, std::string> expressions;
    };

    static Item make(std::string id, ItemType type, const std::vector<std::string>& codes) {
        Item item;
        item.id = item.label = std::move(id);
        item.type = type;
        for (auto& code : codes) item.options.push_back({code, "The words for " + code});
        return item;
    }
    static CompiledExpression compiled(const std::string& text, const ExpressionScope& scope, ExpressionType wanted) {
        auto out = compileExpression(text, scope, wanted);
        if (auto* error = std::get_if<ExpressionError>(&out))
            throw std::runtime_error(text + " at " + std::to_string(error->offset) + ": " + error->message + " " +
                                     error->suggestion);
        return std::get<CompiledExpression>(out);
    }
    Item& at(const Where& where) {
        auto& item = form_.sections[where.section].items[where.item];
        return where.cell < 0 ? item : item.cells[where.cell];
    }
    Item& here() { return at(specs_.back().where); }
    FormBuilder& expression(const std::string& what, std::string text) {
        specs_.back().expressions[what] = std::move(text);
        return *this;
    }

    Template form_;
    std::vector<Spec> specs_;
};

} // namespace trellis
