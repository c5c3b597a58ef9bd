// The expression language: what is refused and where, then rulings E1 to E4.
#include "scenario/scenario.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace trellis;

namespace {

/// A form with one item of every kind, to write expressions against.
TemplatePtr everyKind() {
    static TemplatePtr form = FormBuilder()
                                  .item("text", ItemType::Text)
                                  .item("note.long", ItemType::LongText)
                                  .item("n", ItemType::Integer)
                                  .item("m", ItemType::Decimal)
                                  .item("yes", ItemType::Boolean)
                                  .item("date", ItemType::Date)
                                  .item("until", ItemType::Date)
                                  .item("time", ItemType::Time)
                                  .item("end", ItemType::Time)
                                  .item("focus", ItemType::Choice, {"U05", "U06", "none"})
                                  .item("many", ItemType::Choices, {"U05", "U06", "none"})
                                  .item("person", ItemType::Person)
                                  .item("words", ItemType::Note)
                                  .rows("actions")
                                  .cell("action.what", ItemType::Text)
                                  .cell("action.minutes", ItemType::Integer)
                                  .cell("action.due", ItemType::Date)
                                  .cell("action.state", ItemType::Choice, {"open", "done"})
                                  .rows("others")
                                  .cell("other.n", ItemType::Integer)
                                  .build();
    return form;
}

std::variant<CompiledExpression, ExpressionError> compile(const std::string& text, const std::string& rowsItem = "",
                                                          std::optional<ExpressionType> wanted = {}) {
    return compileExpression(text, TemplateNames(*everyKind()).scope(rowsItem), wanted);
}

ExpressionError errorOf(const std::string& text, const std::string& rowsItem = "",
                        std::optional<ExpressionType> wanted = {}) {
    auto out = compile(text, rowsItem, wanted);
    auto* error = std::get_if<ExpressionError>(&out);
    return error ? *error : ExpressionError{9999, "compiled", ""};
}

/// Worked out in a form with these answers; "?" is unknown.
std::string valueOf(const std::string& text, const std::string& answers = "{}") {
    auto compiled = compile(text);
    if (auto* error = std::get_if<ExpressionError>(&compiled)) return "error: " + error->message;
    FormContext context{*Date::fromIso("2025-09-16"), nullptr, nullptr};
    Form form(everyKind(), answersFromJson(answers, *everyKind(), context), context);
    auto value = std::get<CompiledExpression>(compiled)->evaluate(form.evaluation());
    if (auto* yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
    return answered(value) ? plainText(value) : "?";
}

} // namespace

TEST_CASE("a misspelt item is found with its place and the nearest name") {
    auto error = errorOf("${n} + ${dat}");
    CHECK(error.offset == 7);
    CHECK(error.suggestion == "Did you mean ${date}?");
    CHECK(errorOf("${nothing.like.it}").suggestion.empty());
}

TEST_CASE("a misspelt function is found with its place and the nearest name") {
    CHECK(errorOf("selectd(${many}, 'U05')").suggestion == "Did you mean selected()?");
    CHECK(errorOf("1 + lenght(${text})").offset == 4);
    CHECK(errorOf("upper(${text})").suggestion == "Did you mean upper-case()?");
    CHECK(errorOf("average(${action.minutes})").suggestion == "Did you mean mean()?");
}

TEST_CASE("a misspelt code is found wherever a code is compared or selected") {
    CHECK(errorOf("selected(${many}, 'U5O')").offset == 18);
    CHECK(errorOf("${focus} = 'U0 5'").suggestion == "Did you mean 'U05'?");
    CHECK(errorOf("'non' != ${focus}").suggestion == "Did you mean 'none'?");
    CHECK(valueOf("${person} = 'FK-CP3'", R"({"person":"FK-CP3"})") == "true");
}

TEST_CASE("a function with too many or too few parts says how it is written") {
    CHECK(errorOf("if(${yes}, 1)").suggestion == "Write if(condition, then, else).");
    CHECK(errorOf("today(1)").message == "today() has too many parts in its parentheses.");
    CHECK(errorOf("not()").offset == 0);
    CHECK(errorOf("substr(${text})").offset == 0);
}

TEST_CASE("what is not written as an expression is refused at its place, with a way out") {
    struct Wrong {
        const char* text;
        std::size_t offset;
    };
    for (auto [text, offset] : std::initializer_list<Wrong>{{"", 0},
                                                            {"   ", 0},
                                                            {"1 +", 3},
                                                            {"1 2", 2},
                                                            {"(1", 0},
                                                            {"1)", 1},
                                                            {"${n} == 1", 5},
                                                            {"${n", 0},
                                                            {"${}", 0},
                                                            {"$n", 0},
                                                            {"'open", 0},
                                                            {"${yes} && true()", 7},
                                                            {"1 < 2 < 3", 6},
                                                            {"n + 1", 0},
                                                            {"true", 0},
                                                            {"and 1", 0},
                                                            {"1 / 2", 2},
                                                            {"5 % 2", 2},
                                                            {"!${yes}", 0},
                                                            {"1,2", 1},
                                                            {"concat('a',)", 11},
                                                            {"concat('a' 'b')", 11},
                                                            {"* 2", 0},
                                                            {"${n}AND ${n}", 4},
                                                            {"\xE2\x80\x98x\xE2\x80\x99", 0},
                                                            {"1e5", 1},
                                                            {"@", 0},
                                                            {"${n}[1]", 4},
                                                            {"\xFF", 0},
                                                            {"if(", 3}}) {
        INFO(text);
        auto error = errorOf(text);
        CHECK(error.offset == offset);
        CHECK(error.message.size() > 10);
        CHECK(error.message.back() == '.');
    }
}

TEST_CASE("types that do not go together are refused at their place") {
    struct Wrong {
        const char* text;
        std::size_t offset;
        const char* suggestion;
    };
    for (auto [text, offset, suggestion] :
         std::initializer_list<Wrong>{{"${text} < 'b'", 8, "Use = or !=, or number(…) if it holds a number."},
                                      {"${n} = '4'", 7, "Write 4 without quotation marks."},
                                      {"${date} > '2025-09-01'", 10, "Write date('2025-09-01')."},
                                      {"${time} < '10:05'", 10, "Write time('10:05')."},
                                      {"${text} + 'b'", 0, "Join texts with concat(one, two)."},
                                      {"1 + ${text}", 4, "Join texts with concat(one, two)."},
                                      {"${yes} = 'yes'", 9, "Compare it with true() or false()."},
                                      {"${yes} < true()", 7, "Use = or !=."},
                                      {"${many} = 'U05'", 0, "Use selected(${many}, 'code')."},
                                      {"${n} and true()", 0, ""},
                                      {"not(${n})", 4, ""},
                                      {"-${text}", 1, ""},
                                      {"${date} + ${until}", 10, ""},
                                      {"${n} - ${date}", 7, ""},
                                      {"${date} * 2", 0, ""},
                                      {"if(${n}, 1, 2)", 3, ""},
                                      {"if(${yes}, 1, 'a')", 14, "Both must be of one kind."},
                                      {"coalesce(${n}, ${date})", 15, "Both must be of one kind."},
                                      {"selected(${text}, 'a')", 9, ""},
                                      {"selected(${many}, 5)", 18, "Write the code in quotation marks."},
                                      {"string-length(${n})", 14, "Use string(…) around it."},
                                      {"date('2025-02-30')", 5, "Write year, month and day: date('2025-09-16')."},
                                      {"weekday(${n})", 8, ""},
                                      {"min(${n}, ${date})", 10, ""},
                                      {"number(${date})", 7, ""},
                                      {"${words} = ''", 0, ""},
                                      {". > 4", 0, "Name the item: ${item.id}."}}) {
        INFO(text);
        auto error = errorOf(text);
        CHECK(error.offset == offset);
        CHECK(error.suggestion == suggestion);
    }
    CHECK(errorOf("${n}", "", ExpressionType::Boolean).message ==
          "This place needs a yes-or-no answer, and the expression gives a number.");
}

TEST_CASE("a cell is one value in its row, and a column for functions over rows outside") {
    CHECK(errorOf("${action.minutes} > 4").offset == 0);
    CHECK(errorOf("${action.minutes} > 4").suggestion ==
          "Use count(), sum(), min(), max() or mean() of ${action.minutes}.");
    CHECK(errorOf("${other.n} > 4", "actions").offset == 0);
    CHECK(errorOf("sum(${action.minutes})", "actions").suggestion == "Calculate it outside the rows.");
    CHECK(errorOf("sum(${n})").offset == 4);
    CHECK(errorOf("sum(${actions})").offset == 4);
    CHECK(errorOf("sum(${action.due})").offset == 4);
    CHECK(errorOf("count(${many})").suggestion == "Use count-selected(${many}).");
    CHECK(errorOf("${actions} = 1").suggestion == "Use count(${actions}).");
    CHECK(errorOf("count-if(${n}, true())").offset == 9);
    CHECK(errorOf("count-if(${actions}, ${action.minutes})").offset == 21);
    CHECK(std::holds_alternative<CompiledExpression>(compile("${action.minutes} > ${n}", "actions")));
    CHECK(std::holds_alternative<CompiledExpression>(compile("sum(${other.n}) > ${action.minutes}", "actions")));
}

TEST_CASE("an expression names what it reads once, in order, and the table of a column") {
    auto compiled = compile("${n} + sum(${action.minutes}) + ${m} * ${n}");
    CHECK(std::get<CompiledExpression>(compiled)->reads() ==
          std::vector<std::string>{"n", "action.minutes", "actions", "m"});
    CHECK_FALSE(std::get<CompiledExpression>(compiled)->readsToday());
    CHECK(std::get<CompiledExpression>(compile("today() > ${date}"))->readsToday());
}

TEST_CASE("operators bind as in XPath") {
    CHECK(valueOf("1 + 2 * 3") == "7");
    CHECK(valueOf("(1 + 2) * 3") == "9");
    CHECK(valueOf("10 - 2 - 3") == "5");
    CHECK(valueOf("7 div 2 * 2") == "7");
    CHECK(valueOf("-7 mod 3") == "-1");
    CHECK(valueOf("- 2 * - 3") == "6");
    CHECK(valueOf("true() or false() and false()") == "true");
    CHECK(valueOf("1 < 2 = true()") == "true");
    CHECK(valueOf("${n}-1", R"({"n":3})") == "2");
}

TEST_CASE("ruling E1: comparing with an empty text asks whether something is answered, for any type") {
    for (std::string item : {"text", "note.long", "n", "yes", "date", "time", "focus", "many", "person"}) {
        INFO(item);
        CHECK(valueOf("${" + item + "} = ''") == "true");
        CHECK(valueOf("'' != ${" + item + "}") == "false");
        CHECK(valueOf("answered(${" + item + "})") == "false");
    }
    CHECK(valueOf("${n} = ''", R"({"n":0})") == "false");
    CHECK(valueOf("${yes} != ''", R"({"yes":false})") == "true");
    CHECK(valueOf("${many} = ''", R"({"many":[]})") == "true");
    CHECK(valueOf("answered(${many})", R"({"many":["U05"]})") == "true");
    CHECK(valueOf("answered(${actions})", R"({"actions":[{}]})") == "true");
    CHECK(valueOf("concat(${text}, '') = ''") == "true");
}

TEST_CASE("ruling E2: unknown runs through everything else") {
    for (std::string text : {"${n} + 1", "${n} = 1", "${n} < 1", "-${n}", "not(${yes})", "selected(${many}, 'U05')",
                             "count-selected(${many})", "string-length(${text})", "contains(${text}, 'a')",
                             "regex(${text}, '.*')", "round(${n})", "string(${n})", "${date} + 1", "${date} - ${until}",
                             "min(${n}, 1)", "number(${text})", "${focus} = 'U05'", "weekday(${date})"}) {
        INFO(text);
        CHECK(valueOf(text) == "?");
    }
}

TEST_CASE("ruling E2: and and or follow Kleene") {
    CHECK(valueOf("${yes} and false()") == "false");
    CHECK(valueOf("false() and ${yes}") == "false");
    CHECK(valueOf("${yes} and true()") == "?");
    CHECK(valueOf("${yes} or true()") == "true");
    CHECK(valueOf("true() or ${yes}") == "true");
    CHECK(valueOf("${yes} or false()") == "?");
}

TEST_CASE("ruling E2: coalesce, if and concat know what to do with the unanswered") {
    CHECK(valueOf("coalesce(${n}, ${m}, 7)") == "7");
    CHECK(valueOf("coalesce(${text}, 'nobody')") == "nobody");
    CHECK(valueOf("coalesce(${n}, ${m})") == "?");
    CHECK(valueOf("if(${yes}, 1, 2)") == "?");
    CHECK(valueOf("if(true(), 1, ${n})") == "1");
    CHECK(valueOf("if(false(), 1, ${n})") == "?");
    CHECK(valueOf("if(false(), 1, '')") == "?");
    CHECK(valueOf("concat('a', ${text}, 'b', 4.5)") == "ab4.5");
    CHECK(valueOf("if(true(), ${focus}, 'x')", R"({"focus":"U05"})") == "U05");
}

TEST_CASE("ruling E2: functions over rows skip unanswered cells and are unknown when none is answered") {
    std::string some =
        R"({"actions":[{"action.minutes":10,"action.due":"2025-10-01"},{},{"action.minutes":20,"action.state":"done"}]})";
    CHECK(valueOf("count(${actions})", some) == "3");
    CHECK(valueOf("count(${action.minutes})", some) == "2");
    CHECK(valueOf("sum(${action.minutes})", some) == "30");
    CHECK(valueOf("mean(${action.minutes})", some) == "15");
    CHECK(valueOf("min(${action.minutes})", some) == "10");
    CHECK(valueOf("max(${action.minutes})", some) == "20");
    CHECK(valueOf("min(${action.due})", some) == "2025-10-01");
    CHECK(valueOf("count-if(${actions}, ${action.minutes} > 15)", some) == "1");
    CHECK(valueOf("count-if(${actions}, ${action.state} != 'done' or ${action.state} = '')", some) == "2");
    for (std::string name : {"sum", "mean", "min", "max"})
        CHECK(valueOf(name + "(${action.minutes})", R"({"actions":[{}]})") == "?");
    CHECK(valueOf("count(${action.minutes})", R"({"actions":[{}]})") == "0");
    CHECK(valueOf("count(${actions})") == "0");
}

TEST_CASE("ruling E3: division by zero, overflow and impossible dates are unknown") {
    CHECK(valueOf("1 div 0") == "?");
    CHECK(valueOf("0 div 0") == "?");
    CHECK(valueOf("5 mod 0") == "?");
    std::string huge(300, '9');
    CHECK(valueOf(huge + " * " + huge) == "?");
    CHECK(valueOf("date(${text})", R"({"text":"2025-02-30"})") == "?");
    CHECK(valueOf("date('9999-12-31') + 1") == "?");
    CHECK(valueOf("date('0001-01-01') - 1") == "?");
    CHECK(valueOf("date('2025-01-01') + 0.5") == "?");
    CHECK(valueOf("date('2025-01-01') + " + huge) == "?");
    CHECK(valueOf("time('23:30') + 45") == "?");
    CHECK(valueOf("number(${text})", R"({"text":"4,5"})") == "?");
    CHECK(valueOf("number(${text})", R"({"text":"inf"})") == "?");
    CHECK(valueOf("substr('abc', 0.5)") == "?");
}

TEST_CASE("ruling E3: days are added to dates, and dates taken from each other") {
    CHECK(valueOf("today() + 14") == "2025-09-30");
    CHECK(valueOf("14 + today()") == "2025-09-30");
    CHECK(valueOf("today() - ${date}", R"({"date":"2025-09-01"})") == "15");
    CHECK(valueOf("${end} - ${time}", R"({"time":"10:05","end":"11:00"})") == "55");
    CHECK(valueOf("${time} + 30", R"({"time":"10:05"})") == "10:35");
    CHECK(valueOf("${date} <= today()", R"({"date":"2025-09-16"})") == "true");
    CHECK(valueOf("weekday(today())") == "2");
}

TEST_CASE("ruling E4: regex matches the whole text and lengths count code points") {
    CHECK(valueOf("regex('abc', 'b')") == "false");
    CHECK(valueOf("regex('abc', '.b.')") == "true");
    CHECK(valueOf("regex('FK-CP3', '[A-Z]{2}-(CP|SV)[0-9]+')") == "true");
    CHECK(valueOf("string-length('dŵr 🙂')") == "5");
    CHECK(valueOf("substr('dŵr', 1, 2)") == "ŵ");
    CHECK(valueOf("substr('dŵr', -2)") == "ŵr");
    CHECK(valueOf("upper-case('dŵr é ÿ')") == "DŴR É Ÿ");
    CHECK(valueOf("lower-case('DŴR Ž')") == "dŵr ž");
}

TEST_CASE("ruling E4: numbers are doubles, printed as short as they can be read back") {
    CHECK(valueOf("string(0.1 + 0.2)") == "0.30000000000000004");
    CHECK(valueOf("concat(1 div 4)") == "0.25");
    CHECK(valueOf("string(4.0)") == "4");
    CHECK(valueOf("string(0 * -1)") == "0");
    CHECK(valueOf("number('4.5') + .5") == "5");
    CHECK(valueOf("round(2.5)") == "3");
    CHECK(valueOf("round(-2.4)") == "-2");
    CHECK(valueOf("round(1234.567, 2)") == "1234.57");
    CHECK(valueOf("round(1234.567, -2)") == "1200");
    CHECK(valueOf("int(-4.7)") == "-4");
    CHECK(valueOf("abs(-4.7)") == "4.7");
}

TEST_CASE("ruling E4: nesting goes to 64 and length to 4,096 characters, and neither can be passed") {
    auto nested = [](int depth) { return std::string(depth, '(') + "1" + std::string(depth, ')'); };
    CHECK(valueOf(nested(64)) == "1");
    CHECK(errorOf(nested(65)).offset == 64);
    CHECK(errorOf(std::string(65, '-') + "1").message.find("64") != std::string::npos);
    std::string functions, closing;
    for (int i = 0; i < 65; ++i) functions += "abs(", closing += ")";
    CHECK(errorOf(functions + "1" + closing).offset == 64 * 4);

    std::string longest = "1";
    while (longest.size() + 2 <= 4'096) longest += "+1";
    CHECK(valueOf(longest) == std::to_string((longest.size() + 1) / 2));
    CHECK(errorOf("'" + std::string(4'095, 'x') + "'").message.find("4,096") != std::string::npos);
    std::string characters = "'";
    for (int i = 0; i < 4'094; ++i) characters += "ŵ"; // twice as many bytes
    CHECK(std::holds_alternative<CompiledExpression>(compile(characters + "'")));
}
