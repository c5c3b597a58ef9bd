// What must hold after any edits whatever: nothing but a seed is fixed here.
#include "scenario/scenario.hpp"

#include "model/error.hpp"
#include "template/dependency_graph.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace trellis;

namespace {

/// Random expressions that are right more often than random letters would be.
class Expressions {
public:
    explicit Expressions(SeededRandom& random)
        : random_(random) {}
    std::string boolean(int depth = 3) {
        switch (pick(depth > 0 ? 9 : 3)) {
        case 0:
            return "true()";
        case 1:
            return item("b");
        case 2:
            return item("n") + " = ''";
        case 3:
            return "(" + boolean(depth - 1) + ") and (" + boolean(depth - 1) + ")";
        case 4:
            return "(" + boolean(depth - 1) + ") or (" + boolean(depth - 1) + ")";
        case 5:
            return "not(" + boolean(depth - 1) + ")";
        case 6:
            return number(depth - 1) + std::string(pick(2) ? " < " : " != ") + number(depth - 1);
        case 7:
            return "selected(" + item("c") + ", '" + (pick(2) ? "x" : "y") + "')";
        default:
            return "count-if(${rows}, " + std::string(pick(2) ? "${cell.n} > 2" : "${cell.t} = ''") + ") > 1";
        }
    }
    std::string number(int depth = 3) {
        switch (pick(depth > 0 ? 10 : 3)) {
        case 0:
            return std::to_string(pick(20)) + (pick(2) ? ".5" : "");
        case 1:
            return item("n");
        case 2:
            return "count(${rows})";
        case 3:
            return "(" + number(depth - 1) + (pick(2) ? " + " : " - ") + number(depth - 1) + ")";
        case 4:
            return "(" + number(depth - 1) + (pick(2) ? " * " : " div ") + number(depth - 1) + ")";
        case 5:
            return "if(" + boolean(depth - 1) + ", " + number(depth - 1) + ", " + number(depth - 1) + ")";
        case 6:
            return "coalesce(" + number(depth - 1) + ", " + number(depth - 1) + ")";
        case 7:
            return "sum(${cell.n})";
        case 8:
            return "round(" + number(depth - 1) + ")";
        default:
            return "string-length(" + text(depth - 1) + ")";
        }
    }
    std::string text(int depth = 3) {
        switch (pick(depth > 0 ? 5 : 2)) {
        case 0:
            return "'a text'";
        case 1:
            return item("t");
        case 2:
            return "concat(" + text(depth - 1) + ", " + number(depth - 1) + ")";
        case 3:
            return "if(" + boolean(depth - 1) + ", " + text(depth - 1) + ", '')";
        default:
            return "substr(" + text(depth - 1) + ", " + std::to_string(pick(4)) + ")";
        }
    }
    int limit = 6; ///< only items with a lower number are named, so that nothing goes round in a circle

private:
    int pick(int of) { return random_.between(0, of - 1); }
    std::string item(const std::string& kind) { return "${" + kind + std::to_string(pick(std::max(limit, 1))) + "}"; }
    SeededRandom& random_;
};

/// Six items of each kind and a table; what has a higher number may read what has a lower one.
TemplatePtr randomForm(SeededRandom& random) {
    FormBuilder builder;
    Expressions make(random);
    builder.section("first");
    for (int i = 0; i < 6; ++i) {
        auto number = std::to_string(i);
        make.limit = i;
        for (auto [kind, type] : {std::pair{"b", ItemType::Boolean},
                                  {"n", ItemType::Decimal},
                                  {"t", ItemType::Text},
                                  {"c", ItemType::Choices}}) {
            builder.item(kind + number, type,
                         type == ItemType::Choices ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{});
            if (i == 0) continue;
            if (random.between(0, 2) == 0) builder.relevant(make.boolean());
            if (random.between(0, 2) == 0) builder.required(make.boolean());
            if (random.between(0, 3) == 0) builder.constraint(type == ItemType::Decimal ? ". < 5" : "true()");
            if (type == ItemType::Decimal && random.between(0, 1)) builder.calculate(make.number());
            if (type == ItemType::Text && random.between(0, 2) == 0) builder.calculate(make.text());
        }
        if (i == 0) // before everything that may count its rows
            builder.rows("rows")
                .relevant("${b0}")
                .cell("cell.n", ItemType::Integer)
                .cell("cell.t", ItemType::Text)
                .relevant("${cell.n} > 2")
                .required("${n0} > 1 or ${cell.n} = 4")
                .cell("cell.sum", ItemType::Decimal)
                .calculate("${cell.n} + ${n0} + count(${rows})");
        if (i == 2) {
            builder.section("second").relevant("${b1} or ${cell.max} > 3").section("third");
        }
        if (i == 0) builder.item("cell.max", ItemType::Decimal).calculate("max(${cell.sum})");
    }
    return builder.build();
}

Value randomValue(const Item& item, SeededRandom& random) {
    if (random.between(0, 4) == 0) return Missing{};
    switch (expressionType(item.type)) {
    case ExpressionType::Boolean:
        return random.between(0, 1) == 1;
    case ExpressionType::Number:
        return double(random.between(0, 5));
    case ExpressionType::Codes:
        return random.between(0, 1) ? Codes{"x"} : Codes{"x", "y"};
    default:
        return std::string(random.between(0, 1) ? "short" : "a longer text");
    }
}

/// One random edit; those that must be refused are left out.
void edit(Form& form, SeededRandom& random) {
    auto& rows = form.answers().rowsOf("rows");
    int kind = random.between(0, 11);
    if (kind == 0 && rows.size() < 5)
        form.addRow("rows");
    else if (kind == 1 && !rows.empty())
        form.removeRow("rows", Id(rows[random.between(0, int(rows.size()) - 1)].id));
    else if (kind == 2 && !rows.empty())
        form.moveRow("rows", Id(rows[random.between(0, int(rows.size()) - 1)].id), random.between(-2, 2));
    else if (kind == 3)
        form.undo();
    else if (kind == 4)
        form.redo();
    else if (kind == 5 && !rows.empty()) {
        auto cell = random.between(0, 1) ? "cell.n" : "cell.t";
        form.set({cell, "rows", rows[random.between(0, int(rows.size()) - 1)].id},
                 randomValue(*form.form().find(cell), random));
    } else {
        auto id = std::string(1, "bntc"[random.between(0, 3)]) + std::to_string(random.between(0, 5));
        if (!form.calculated({id, "", ""})) form.set({id, "", ""}, randomValue(*form.form().find(id), random));
    }
}

bool fitsOrMissing(const Value& value, ExpressionType type) {
    if (!answered(value)) return true;
    switch (type) {
    case ExpressionType::Boolean:
        return std::holds_alternative<bool>(value);
    case ExpressionType::Number:
        return std::holds_alternative<double>(value) && std::isfinite(std::get<double>(value));
    default:
        return std::holds_alternative<std::string>(value);
    }
}

} // namespace

TEST_CASE("law: after any edits a form is what a new form with the same answers would be") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SeededRandom random(seed);
        auto definition = randomForm(random);
        FixedClock clock(*Date::fromIso("2025-09-16"));
        FormContext context{clock.today(), &clock, &random};
        Form form(definition, {}, context);
        for (int round = 0; round < 40; ++round) {
            edit(form, random);
            Form again(definition, form.answers(), context);
            INFO("seed " << seed << ", round " << round);
            REQUIRE(formToJson(form) == formToJson(again));
            REQUIRE(form.relevantAnswers() == again.relevantAnswers());
            REQUIRE(form.findings() == again.findings());
            for (auto& section : definition->sections)
                REQUIRE(form.sectionRelevant(section.id) == again.sectionRelevant(section.id));
        }
    }
}

TEST_CASE("law: what an edit says it changed is exactly what is different afterwards") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SeededRandom random(seed);
        auto definition = randomForm(random);
        Form form(definition, {}, {Date(20'000), nullptr, &random});
        for (int round = 0; round < 60; ++round) {
            auto id = std::string(1, "bntc"[random.between(0, 3)]) + std::to_string(random.between(0, 5));
            if (form.calculated({id, "", ""})) continue;
            std::map<std::string, std::tuple<Value, bool, bool>> before;
            auto look = [&](const std::string& item) {
                ItemPath path{item, "", ""};
                return std::tuple(form.value(path), form.relevant(path), form.required(path));
            };
            for (auto& section : definition->sections)
                for (auto& item : section.items) before[item.id] = look(item.id);
            auto changes = form.set({id, "", ""}, randomValue(*definition->find(id), random));
            for (auto& [item, was] : before) {
                INFO("seed " << seed << ", round " << round << ", item " << item);
                auto now = look(item);
                ItemPath path{item, "", ""};
                REQUIRE((std::get<0>(was) != std::get<0>(now)) == (changes.values.count(path) > 0));
                REQUIRE((std::get<1>(was) != std::get<1>(now)) == (changes.relevance.count(path) > 0));
                REQUIRE((std::get<2>(was) != std::get<2>(now)) == (changes.required.count(path) > 0));
            }
        }
    }
}

TEST_CASE("law: undo after any edit brings back the answers before it, and redo those after it") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SeededRandom random(seed);
        auto definition = randomForm(random);
        Form form(definition, {}, {Date(20'000), nullptr, &random});
        for (int round = 0; round < 40; ++round) {
            edit(form, random);
            if (!form.canUndo()) continue;
            auto after = form.answers();
            form.undo();
            auto before = form.answers();
            INFO("seed " << seed << ", round " << round);
            form.redo();
            REQUIRE(form.answers() == after);
            form.undo();
            REQUIRE(form.answers() == before);
            form.redo();
        }
        while (form.canUndo()) form.undo();
        REQUIRE(form.answers() == Form(definition, {}, {Date(20'000), nullptr, nullptr}).answers());
    }
}

TEST_CASE("law: answers survive the way through JSON") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SeededRandom random(seed);
        auto definition = randomForm(random);
        FormContext context{Date(20'000), nullptr, &random};
        Form form(definition, {}, context);
        for (int round = 0; round < 40; ++round) edit(form, random);
        auto json = answersToJson(form.answers(), *definition, seed % 2);
        auto back = answersFromJson(json, *definition, context);
        REQUIRE(back == form.answers());
        Form other(definition, {}, context);
        other.setAll(back);
        REQUIRE(other.answers() == form.answers());
    }
}

TEST_CASE("law: a right expression never throws and gives its own type or nothing") {
    SeededRandom random(11);
    FormBuilder builder;
    builder.rows("rows").cell("cell.n", ItemType::Integer).cell("cell.t", ItemType::Text);
    for (int i = 0; i < 6; ++i)
        for (auto [kind, type] : {std::pair{"b", ItemType::Boolean},
                                  {"n", ItemType::Decimal},
                                  {"t", ItemType::Text},
                                  {"c", ItemType::Choices}})
            builder.item(kind + std::to_string(i), type);
    auto definition = builder.build();
    auto scope = TemplateNames(*definition).scope();
    Expressions make(random);
    Form form(definition, {}, {Date(20'000), nullptr, &random});
    for (int round = 0; round < 3'000; ++round) {
        auto type = round % 3 == 0   ? ExpressionType::Boolean
                    : round % 3 == 1 ? ExpressionType::Number
                                     : ExpressionType::Text;
        auto text = type == ExpressionType::Boolean  ? make.boolean()
                    : type == ExpressionType::Number ? make.number()
                                                     : make.text();
        auto compiled = compileExpression(text, scope, type);
        INFO(text);
        if (auto* error = std::get_if<ExpressionError>(&compiled)) {
            REQUIRE(error->message.find("too long") != std::string::npos);
            continue;
        }
        edit(form, random);
        auto& expression = *std::get<CompiledExpression>(compiled);
        REQUIRE(expression.type() == type);
        REQUIRE(fitsOrMissing(expression.evaluate(form.evaluation()), type));
        if (type == ExpressionType::Boolean)
            REQUIRE(expression.test(form.evaluation()).has_value() == answered(expression.evaluate(form.evaluation())));
    }
}

TEST_CASE("law: no text at all makes the compiler stumble, and every error has its place in it") {
    SeededRandom random(5);
    auto definition = FormBuilder().item("n", ItemType::Integer).rows("rows").cell("cell.n", ItemType::Integer).build();
    auto scope = TemplateNames(*definition).scope();
    const std::vector<std::string> words{
        "${n}", "${cell.n}", "${rows}",   "sum(", "if(",    "regex(", "'a", "'",        "(",    ")",      ",",
        "+",    "-",         "=",         "!=",   "<",      "and",    "or", "not(",     "1",    ".",      "0.5",
        " ",    "div",       "count-if(", "''",   "true()", "$",      "{",  "\xC5\xB5", "\xFF", "today()"};
    for (int round = 0; round < 30'000; ++round) {
        std::string text;
        for (int i = random.between(0, 12); i > 0; --i) {
            if (random.between(0, 5) == 0)
                text += static_cast<char>(random.between(0, 255));
            else
                text += words[random.between(0, int(words.size()) - 1)];
        }
        auto compiled = compileExpression(text, scope);
        if (auto* error = std::get_if<ExpressionError>(&compiled)) {
            REQUIRE(error->offset <= text.size());
            REQUIRE_FALSE(error->message.empty());
        }
    }
}

TEST_CASE("a circle of items is found as a path of ids, and one without is not") {
    auto circle = FormBuilder()
                      .item("a", ItemType::Integer)
                      .calculate("${c} + 1")
                      .item("b", ItemType::Integer)
                      .calculate("${a}")
                      .item("c", ItemType::Integer)
                      .relevant("${b} > 1")
                      .item("d", ItemType::Integer)
                      .calculate("${a}")
                      .build();
    auto path = findCycle(*circle);
    REQUIRE(path);
    CHECK(path->size() == 4);
    CHECK(path->front() == path->back());
    CHECK(findCycle(*FormBuilder().item("a", ItemType::Text).relevant("${a} = ''").build()) ==
          std::vector<std::string>{"a", "a"});
    CHECK(findCycle(*FormBuilder().section("s").relevant("${a} = ''").item("a", ItemType::Text).build()).has_value());
    CHECK_FALSE(findCycle(
        *FormBuilder().item("a", ItemType::Text).required("${a} = ''").constraint("string-length(${a}) < 5").build()));
    CHECK_FALSE(findCycle(*FormBuilder()
                               .rows("r")
                               .cell("r.n", ItemType::Integer)
                               .calculate("count(${r})")
                               .item("sum", ItemType::Integer)
                               .calculate("sum(${r.n})")
                               .build()));
    CHECK(findCycle(*FormBuilder()
                         .rows("r")
                         .cell("r.n", ItemType::Integer)
                         .calculate("${sum}")
                         .item("sum", ItemType::Integer)
                         .calculate("sum(${r.n})")
                         .build()));
}

TEST_CASE("a form with a circle is opened all the same, and nothing goes round for ever") {
    Scenario scene(FormBuilder()
                       .item("start", ItemType::Integer)
                       .item("a", ItemType::Integer)
                       .calculate("coalesce(${b}, 0) + ${start}")
                       .item("b", ItemType::Integer)
                       .calculate("coalesce(${a}, 0) + 1"));
    CHECK_NOTHROW(scene.answer("start", "1"));
    CHECK_NOTHROW(scene.answer("start", "2"));
}

TEST_CASE("a chain of a thousand calculates follows one keystroke, and nothing else is worked out") {
    FormBuilder builder;
    builder.item("x0", ItemType::Decimal).item("other", ItemType::Decimal);
    for (int i = 1; i <= 1'000; ++i)
        builder.item("x" + std::to_string(i), ItemType::Decimal).calculate("${x" + std::to_string(i - 1) + "} + 1");
    Scenario scene(builder);
    auto changes = scene.answer("x0", "1");
    CHECK(changes.values.size() == 1'001);
    CHECK(scene.answerOf("x1000") == "1001");
    CHECK(scene.answer("other", "1").values.size() == 1);
}
