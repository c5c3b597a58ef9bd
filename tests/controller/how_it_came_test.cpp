// "How did this number come about?": what the page says of one row of a view's table.
#include "workbench/controller/how_it_came.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"
#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/controller/views_controller.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fmt/format.h>

using namespace trellis;

namespace {

const Date march = *Date::fromIso("2025-03-01");

/// Two pictures with a point each and one that is missing, an event below, and what was found out about them.
ViewExplanation twoPictures() {
    ViewExplanation told;
    told.model.title = "Old way and new";
    told.model.kind = ViewKind::Trajectory;
    for (const char* id : {"U05", "U07"}) {
        ViewPanel panel;
        panel.id = panel.title = id;
        panel.state = "loosening";
        panel.series = {
            {"hold", "old way", Stroke::Solid, {{"March", march, 3, {}, false}, {"April", march + 31, {}, {}, false}}}};
        panel.events = {{march + 40, {}, "gap", "6 weeks without supervision"}};
        told.model.panels.push_back(panel);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        ExplainedNumber number{"old way: March", "3", i ? "Of the second." : "Of the first.", {}, {}};
        number.panel = i, number.row = 0;
        told.numbers.push_back(number);
        ExplainedNumber event{
            "event of 10 April 2025", "6 weeks", i ? "Gap of the second." : "Gap of the first.", {}, {}};
        event.panel = i, event.row = 2;
        told.numbers.push_back(event);
    }
    return told;
}

std::string textOf(const ViewExplanation& told, const AskedRow& row) { return paperText(howItCame(told, row).paper); }

/// Sessions every two weeks with FK-CP3 and with FK-CP4, one of them called off by nobody's wish.
struct Practice : Workshop {
    Id first, second;
    Practice() {
        addUser("FK-CP4", Role::Supervisee);
        addUser("FK-MS1", Role::MetaSupervisor);
        first = signedAgreement();
        second = signedAgreement({"FK-CP4"});
        for (auto* day : {"2025-09-16", "2025-09-30"}) {
            on(day);
            signedSession(first);
        }
        signedSession(second);
        on("2025-10-20");
    }
};

/// What each row of a view tells, and the rows themselves.
struct Rows {
    ViewModel seen;
    std::vector<HowItCame> told;
    std::string all() const {
        std::string out;
        for (auto& one : told) out += paperText(one.paper) + "\n";
        return out;
    }
};
Rows rowsOf(Desk& desk, const ViewRequest& request) {
    Rows out;
    const auto told = FigureDesk(desk).explainView(request);
    out.seen = withTableTwin(told.model);
    for (std::size_t row = 0; row < out.seen.table.rows.size(); ++row) out.told.push_back(howItCame(told, {{}, row}));
    return out;
}

} // namespace

TEST_CASE("Who is left out is said once, and of which figure, where the page has several") {
    for (auto* before : {"", "Held on time: "}) {
        auto told = twoPictures();
        told.model.exclusions = {before + std::string("long absence (1)")};
        Explanation figure;
        figure.measure.title = "Held on time";
        figure.answer.exclusions = {"long absence (1)"};
        told.figures = {figure, figure};
        const auto words = textOf(told, {0, 0});
        INFO(words);
        const auto said = words.find("Left out: " + told.model.exclusions.front());
        REQUIRE(said != std::string::npos);
        CHECK(words.find("long absence", said + 30) == std::string::npos);
    }
}

TEST_CASE("Where there is no number it is said that missing is no zero, and a row that is not there has none") {
    for (const AskedRow row : {AskedRow{0, 1}, AskedRow{1, 9}, AskedRow{{}, 99}}) {
        const auto words = textOf(twoPictures(), row);
        CHECK(words.find("never counted as zero") != std::string::npos);
        CHECK(words.find("Of the") == std::string::npos);
    }
}

TEST_CASE("Of small multiples the chosen one is told, and of all of them together the one the row belongs to") {
    const auto told = twoPictures();
    const auto second = textOf(told, {1, 0});
    CHECK(second.find("Of the second.") != std::string::npos);
    CHECK(second.find("Of the first.") == std::string::npos);
    CHECK(textOf(told, {0, 2}).find("Gap of the first.") != std::string::npos);
    // Seen whole there are three rows of each.
    CHECK(textOf(told, {{}, 0}).find("Of the first.") != std::string::npos);
    CHECK(textOf(told, {{}, 3}).find("Of the second.") != std::string::npos);
    CHECK(textOf(told, {{}, 5}).find("Gap of the second.") != std::string::npos);
}

TEST_CASE("Events of a timeline are found again in the order of time, whatever order they were told in") {
    ViewExplanation told;
    told.model.kind = ViewKind::Timeline;
    told.model.panels.resize(2);
    told.model.panels[0].events = {{march + 20, {}, "", "third"}, {march, {}, "", "first"}};
    told.model.panels[1].events = {{march + 10, {}, "", "second"}};
    for (auto& [panel, row, words] : std::vector<std::tuple<std::size_t, std::size_t, const char*>>{
             {0, 0, "first"}, {0, 1, "third"}, {1, 0, "second"}}) {
        ExplainedNumber number{"event", words, fmt::format("because it was {}", words), {}, {}};
        number.panel = panel, number.row = row;
        told.numbers.push_back(number);
    }
    const auto twin = withTableTwin(told.model);
    for (std::size_t row = 0; row < 3; ++row)
        CHECK(textOf(told, {{}, row}).find("because it was " + twin.table.rows[row].back().text) != std::string::npos);
}

TEST_CASE("A figure is told with its own records and no other month's, and adds up to what is shown") {
    Practice shop;
    const auto rows =
        rowsOf(shop.desk(), {"supervision.over-time", "", Date::fromIso("2025-08-01"), {}, {{"figure", "on-time"}}});
    std::size_t september = 0;
    while (september < rows.seen.table.rows.size() &&
           std::ranges::none_of(rows.seen.table.rows[september],
                                [](auto& cell) { return cell.text.find("Sep") != std::string::npos; }))
        ++september;
    REQUIRE(september < rows.seen.table.rows.size());
    const auto& told = rows.told[september];
    const auto words = paperText(told.paper);
    INFO(words);
    CHECK(words.find("What was counted") != std::string::npos);
    CHECK(words.find("16 September 2025 · FK-CP3 with FK-S1 · 1 of 1") != std::string::npos);
    CHECK(words.find(" October 2025 · FK") == std::string::npos);
    CHECK(words.find("The numerators are added up") != std::string::npos);
    CHECK(words.find("Target: 85 %") != std::string::npos);
    CHECK(told.records.size() == 3);
    for (auto& one : told.records) CHECK(shop.desk().line(one.record));
}

TEST_CASE("Every number in the table of every view is told in its own row, through the page's own source") {
    Practice shop;
    std::size_t numbers = 0;
    const auto walk = [&](ViewsController& views) {
        const auto told = views.explain(noProgress());
        const bool parted = listsPanels(told.model);
        for (std::size_t part = 0; part < (parted ? told.model.panels.size() : 1); ++part) {
            const auto seen = parted ? onePanel(told.model, part) : withTableTwin(told.model);
            for (std::size_t row = 0; row < seen.table.rows.size(); ++row) {
                const auto paper = howItCame(told, {parted ? std::optional(part) : std::nullopt, row}).paper;
                for (auto& cell : seen.table.rows[row]) {
                    if (!cell.number) continue;
                    INFO(seen.title << ", row " << row << ": " << cell.text << "\n" << paperText(paper));
                    ++numbers;
                    CHECK(std::ranges::any_of(paper, [&](auto& block) {
                        return block.style == PaperStyle::Heading && block.text.ends_with(cell.text);
                    }));
                }
            }
        }
    };
    for (auto& page : pagesOf(shop.desk())) {
        const auto source = viewsOf(shop.desk(), page);
        if (!source) continue;
        ViewsController views(*source, shop.desk().today());
        for (auto& offer : views.offers()) {
            views.choose(offer.id);
            walk(views);
            for (auto& choice : offer.choices)
                for (auto& option : choice.options) {
                    views.setOption(choice.id, option.id);
                    walk(views);
                }
        }
    }
    CHECK(numbers > 20);
}

TEST_CASE("Nobody is told of a colleague's records, and what is shown protected is not followed back") {
    Practice shop;
    const ViewRequest over{"supervision.over-time", "", Date::fromIso("2025-08-01"), {}, {{"figure", "on-time"}}};
    CHECK(rowsOf(shop.desk(), over).all().find("FK-CP4") != std::string::npos); // their supervisor is
    shop.as("FK-CP3");
    const auto own = rowsOf(shop.desk(), over);
    CHECK(own.all().find("FK-CP3 with FK-S1") != std::string::npos);
    CHECK(own.all().find("FK-CP4") == std::string::npos);
    for (auto& row : own.told)
        for (auto& one : row.records)
            CHECK(shop.desk().line(one.record)->supervisees == std::vector<PersonCode>{"FK-CP3"});
    auto& desk = shop.as("FK-MS1");
    for (auto& view : desk.views()) {
        if (view.scope) continue;
        ViewExplanation told;
        try {
            told = FigureDesk(desk).explainView({view.id, ""});
        } catch (const Error& error) {
            CHECK(error.code().starts_with("TR-D5")); // not shown at all
            continue;
        }
        for (auto& number : told.numbers) CHECK((!number.is || !number.is->hidden));
        for (auto& one : rowsOf(desk, {view.id, ""}).told)
            for (auto& record : one.records) CHECK(desk.line(record.record));
    }
}
