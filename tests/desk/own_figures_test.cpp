// Figures, what stands behind them, and what is kept of observations, byte by byte, before and after somebody has
// written for themselves alone. A plugin that counts and repeats all it is handed is there beside the shipped ones.
#include "desk/figure_desk.hpp"
#include "model/error.hpp"
#include "scenario/workshop.hpp"
#include "store/observations.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

constexpr const char* others[] = {"FK-S1", "FK-CP4", "FK-M1", "FK-L1", "FK-D1", "FK-A1"};

/// It asks for the items of reflections too; one that asked for their kind would stay off (TR-P14).
std::string manifest() {
    constexpr const char* reads = R"(<reads kinds="supervision-session">reflection.date reflection.share
        reflection.cpd-text reflection.agenda-text wswnw.what seveneyed.supervisor session.status</reads>)";
    std::string offers;
    for (auto* scope : {"agreement", "person", "supervisor", "locality"})
        offers +=
            fmt::format(R"(<measure id="nosy.{0}" title="All by {0}" scope="{0}" unit="count" reduce="sum" class="A">
              <question>What is there?</question>{1}</measure>
            <view id="nosy.about-{0}" kind="table" scope="{0}" class="A"><title>All by {0}</title>
              <question>What is there?</question>{1}</view>)",
                        scope, reads);
    return R"(<plugin xmlns="urn:trellis:plugin:1" id="example.nosy" version="1.0.0" abi="1.0" library="nosy">
      <title>Nosy</title><publisher>Tests</publisher><when-disabled>Peace.</when-disabled>
      <offers feature="trellis.measure/1"/><offers feature="trellis.view/1"/>)" +
           offers + "</plugin>";
}

/// The shipped parts with the nosy plugin among them.
fs::path withNosy() {
    static const struct Home {
        fs::path path = fs::temp_directory_path() / ("trellis-nosy-" + std::to_string(::getpid()));
        Home() {
            const auto plugins = path / "lib/trellis/plugins";
            fs::create_directories(plugins);
            fs::copy(fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins", plugins, fs::copy_options::recursive);
            fs::create_directories(path / "share/trellis");
            fs::create_directory_symlink(fs::path(TRELLIS_SOURCE_DIR) / "templates", path / "share/trellis/templates");
            const auto nosy = plugins / "example.nosy";
            fs::create_directories(nosy);
            std::ofstream(nosy / "plugin.xml") << manifest();
            fs::copy_file(fs::path(TRELLIS_BUILD_DIR) / "tests/bad-plugins/nosy.so", nosy / "nosy.so");
        }
        ~Home() {
            std::error_code ignored;
            fs::remove_all(path, ignored);
        }
    } home;
    return home.path;
}

std::string textOf(const FigureAnswer& answer) {
    std::string out;
    for (auto& one : answer.figures)
        out += fmt::format("{} {} {} {} {} {}\n", one.group, one.label, one.from.iso(), one.shown, one.people,
                           one.numerator.value_or(-1));
    for (auto& one : answer.exclusions) out += "left out " + one + "\n";
    return out;
}

std::string textOf(const Explanation& told) {
    std::string out = textOf(told.answer);
    for (auto& part : told.parts) {
        out += fmt::format("{} {} {} {} {} {} {}", part.day.iso(), part.group, part.person, part.supervisor,
                           part.numerator, part.denominator, part.because);
        for (auto& one : part.records) out += " from " + one.record + " " + one.kindTitle;
        out += "\n";
    }
    return out;
}

/// All that figures say to one person: of every measure, in every cut, about everybody, and behind every view.
std::string figures(Desk& desk) {
    FigureDesk figures(desk);
    std::string out;
    const auto tried = [&](const std::string& name, auto act) {
        try {
            out += name + "\n" + act() + "\n";
        } catch (const Error& error) {
            out += name + " refused: " + error.code() + " " + error.message() + "\n";
        }
    };
    std::vector<std::string> about{"", "FK-CP3", "FK-S1"};
    for (auto& terms : desk.agreements()) about.push_back(terms.id);
    for (auto& measure : figures.measures())
        for (auto* by : {"", "person", "supervisor", "locality"})
            for (auto period : {Period::Month, Period::Whole})
                for (auto& subject : about) {
                    const FigureRequest request{{measure.id, {}, {}, period, by}, subject};
                    const auto name = measure.id + " by " + by + " " + text(period) + " about " + subject;
                    tried(name, [&] { return textOf(figures.figures(request)); });
                    if (period == Period::Whole)
                        tried(name + ", explained", [&] { return textOf(figures.explain(request)); });
                }
    for (auto& view : desk.views())
        for (auto& subject : desk.subjectsOf(view.id))
            tried(view.id + ", explained", [&] {
                const auto told = figures.explainView({view.id, subject.id, {}, {}, {}});
                std::string all = viewToText(told.model);
                for (auto& one : told.numbers) all += one.where + one.shown + one.because + "\n";
                for (auto& one : told.records) all += one.record + one.kindTitle + "\n";
                return all;
            });
    const auto again = figures.recompute();
    return out + fmt::format("{} {} {}\n", again.measures, again.timelines, again.observations);
}

/// Every row of the cache, of every measure there is.
std::string keptRows(Desk& desk) {
    std::string out;
    for (auto* measure : desk.plugins().measures())
        ObservationStore(desk.workspace()).read(measure->id, [&](auto& timeline, auto& body) {
            out += measure->id + " " + timeline + "\n" + body + "\n";
            return true;
        });
    return out;
}

struct Fernwick : Workshop {
    Id pair, group;
    Fernwick()
        : Workshop(withNosy()) {
        addUser("FK-CP4", Role::Supervisee);
        addUser("FK-M1", Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-D1", Role::LocalityAdmin);
        addUser("FK-A1", Role::Auditor);
        pair = signedAgreement();
        group = signedAgreement({"FK-CP3", "FK-CP4"});
        signByAll(session(pair));
    }
    std::map<std::string, std::string> everybody() {
        std::map<std::string, std::string> out;
        for (auto* person : others) (void)figures(as(person)); // observations are kept when they are first asked for
        for (auto* person : others) out[person] = figures(as(person)) + keptRows(desk());
        return out;
    }
    Id reflect(const Id& agreement, const char* share) {
        as("FK-CP3");
        NewRecord what;
        what.kind = "reflection";
        what.agreement = agreement;
        what.templateId = "core.reflection-seveneyed";
        const auto id = desk().newRecord(what);
        answer(id,
               fmt::format(R"({{"seveneyed.eyes": ["E6"], "seveneyed.supervisor": "quillwort", "reflection.cpd": true,
                                    "reflection.cpd-text": "quillwort", "reflection.share": "{}"}})",
                           share));
        return id;
    }
};

} // namespace

TEST_CASE(
    "No byte of any figure, explanation or kept observation tells of a private reflection, kept or being written") {
    Fernwick place;
    const auto before = place.everybody();
    CHECK(before.at("FK-S1").find("supervision-session 2 September 2025") != std::string::npos); // it is nosy
    CHECK(before.at("FK-S1").find("nosy.person by person") != std::string::npos);
    const auto own = figures(place.as("FK-CP3"));
    for (auto& agreement : {place.pair, place.group})
        for (bool keep : {false, true}) {
            const auto id = place.reflect(agreement, "none");
            if (keep) place.desk().take(id, "finish");
        }
    CHECK(figures(place.as("FK-CP3")).find("quillwort") == std::string::npos); // nor in figures about the author
    for (auto& [person, seen] : place.everybody()) {
        INFO(person);
        CHECK(seen == before.at(person));
        CHECK(seen.find("quillwort") == std::string::npos);
    }
}

TEST_CASE("What is shared to be read is in no figure either, and taking it back leaves nothing behind") {
    Fernwick place;
    const auto before = place.everybody();
    const auto id = place.reflect(place.pair, "full");
    place.desk().take(id, "finish");
    const auto shared = place.everybody();
    for (auto& [person, seen] : shared) {
        INFO(person);
        CHECK(seen == before.at(person));
    }
    place.as("FK-CP3").share(id, Sharing::None);
    for (auto& [person, seen] : place.everybody()) {
        INFO(person);
        CHECK(seen == before.at(person));
    }
}
