// Every number on every chart and in every table that comes with Trellis can be followed back: to a figure with its own
// arithmetic, to records, or to the points a line is drawn from (design 7). Walked over the whole demo, for everybody.
#include "demo/demo.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"
#include "view/xmr.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <unistd.h>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

constexpr const char* logPlugin = "trellis.supervision-log"; // whose arithmetic is done again here

struct Year {
    fs::path home = fs::temp_directory_path() / ("trellis-year-" + std::to_string(::getpid()));
    FixedClock clock{*Date::fromIso("2025-11-20"), {18 * 60}};
    Environment environment;
    DemoMade made;
    Year() {
        environment.installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins",
                                    fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
        environment.clock = &clock;
        environment.cost = KeyCost::cheapest();
        DemoRequest request;
        request.folder = home / "year.trellis";
        made = makeDemo(request, environment);
    }
    ~Year() {
        std::error_code ignored;
        fs::remove_all(home, ignored);
    }
};

/// A number, and not only a name that has one: "FK-CP3", "U01" and "E2" are codes.
bool saysNumber(const std::string& words) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (std::isdigit(static_cast<unsigned char>(words[i])) &&
            (i == 0 || !std::isalnum(static_cast<unsigned char>(words[i - 1]))))
            return true;
    return false;
}

/// What a person can read with a number in it, place by place, without the code that explains.
std::multiset<std::string> numbersOf(const ViewModel& model) {
    std::multiset<std::string> out;
    for (auto& panel : model.panels) {
        for (auto& series : panel.series)
            for (auto& point : series.points)
                if (!point.shown.empty() && (point.value || saysNumber(point.shown))) out.insert(point.shown);
        for (auto& line : panel.lines) out.insert(line.title);
        for (auto& event : panel.events)
            if (saysNumber(event.label)) out.insert(event.label);
    }
    for (auto& row : model.table.rows)
        for (auto& cell : row)
            if (cell.number) out.insert(cell.text);
    return out;
}

/// A median and limits say what they are drawn from; that they are is worked out again here.
void checkLines(const ViewModel& model) {
    for (auto& panel : model.panels) {
        if (panel.lines.empty()) continue;
        REQUIRE(panel.series.size() == 1);
        std::vector<std::optional<double>> all;
        std::vector<double> there;
        for (auto& point : panel.series.front().points) {
            all.push_back(point.value);
            if (point.value) there.push_back(*point.value);
        }
        const auto xmr = computeXmr(all);
        for (auto& line : panel.lines) {
            INFO(line.title);
            if (line.title.starts_with("median"))
                CHECK(line.value == median(there));
            else if (line.title.starts_with("mean"))
                CHECK(line.value == xmr.mean);
            else if (line.title.starts_with("upper"))
                CHECK(line.value == std::min(100.0, xmr.upper));
            else
                CHECK(line.value == std::max(0.0, xmr.lower));
        }
    }
}

/// The figure says what its own parts add up to.
void checkSums(const Explanation& figure) {
    if (figure.arithmetic.find("numerators are added up, and") == std::string::npos)
        return; // once and last take a choice
    double numerator = 0, shown = 0;
    for (auto& part : figure.parts) {
        numerator += part.numerator;
        CHECK((!part.because.empty() || !part.records.empty()));
    }
    for (auto& one : figure.answer.figures) shown += one.numerator.value_or(0);
    CHECK(std::abs(numerator - shown) < 0.01);
}

/// All choices of a view, each beside the first of the others.
std::vector<std::map<std::string, std::string>> choicesOf(const OfferedView& view) {
    std::vector<std::map<std::string, std::string>> out{{}};
    for (auto& choice : view.choices)
        for (auto& option : choice.options) out.push_back({{choice.id, option.id}});
    return out;
}

} // namespace

TEST_CASE("Every number of every view on the whole demo has an explanation, for everybody who may see it", "[slow]") {
    Year year;
    std::set<std::string> drawn;
    std::size_t byFigure = 0, byRecord = 0, byPoints = 0;
    for (auto* who : {"FK-SV1", "FK-CP3", "FK-CP1", "FK-SL1", "MS-1"}) {
        auto desk = Desk::open(year.made.folder, who, demoPassphrase, year.environment);
        for (auto& view : desk->views()) {
            auto subjects = desk->subjectsOf(view.id);
            if (!view.scope) subjects.push_back({});
            for (auto& subject : subjects)
                for (auto& choices : choicesOf(view)) {
                    INFO(who << ": " << view.id << " about " << subject.id);
                    ViewExplanation told;
                    try {
                        told = FigureDesk(*desk).explainView({view.id, subject.id, {}, {}, choices});
                    } catch (const Error& error) {
                        INFO(error.message());
                        CHECK(error.code().starts_with("TR-D5")); // what would give people away is not shown at all
                        continue;
                    }
                    std::multiset<std::string> explained;
                    for (auto& number : told.numbers) {
                        INFO(number.where << " says " << number.shown << " because " << number.because);
                        CHECK_FALSE(number.because.empty());
                        explained.insert(number.shown);
                        byFigure += !number.measure.empty();
                        byRecord += !number.records.empty();
                        byPoints += number.measure.empty() && number.records.empty();
                        // Where the log shows figures, it shows them: none of its numbers is left to the plugin's word.
                        if (view.plugin == logPlugin && number.records.empty())
                            CHECK(number.because.find("Worked out by the plugin from the figures") == std::string::npos);
                        if (!number.measure.empty())
                            CHECK(std::ranges::any_of(told.figures,
                                                      [&](auto& one) { return one.measure.id == number.measure; }));
                        for (auto& record : number.records) CHECK((record.record.empty() || desk->line(record.record)));
                    }
                    for (auto& shown : numbersOf(told.model)) {
                        INFO("shown: " << shown);
                        const auto found = explained.find(shown);
                        CHECK(found != explained.end());
                        if (found != explained.end()) explained.erase(found);
                    }
                    if (view.plugin == logPlugin) checkLines(told.model);
                    for (auto& figure : told.figures)
                        if (figure.measure.plugin == logPlugin) checkSums(figure);
                    if (told.model.empty.empty()) drawn.insert(view.id);
                }
        }
    }
    // Not a walk past empty pages: everything that is shipped had something to show to somebody.
    CHECK(drawn.size() >= 14);
    CHECK(byFigure > 100);
    CHECK(byRecord > 100);
    CHECK(byPoints > 3);
}
