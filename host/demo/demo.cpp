#include "demo/demo.hpp"

#include "demo/calendar.hpp"
#include "demo/nation_life.hpp"
#include "desk/draft.hpp"
#include "model/error.hpp"
#include "store/stored.hpp"
#include "template/answers_json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>

namespace fs = std::filesystem;

namespace trellis {
namespace {

std::string readStoryFile(const fs::path& file, const std::string& size) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error("TR-D40", fmt::format("There is no demo of the size '{}' here. No workspace was made.", size),
                    "Try --size small or --size national.");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Lives a story, day by day. The clock moves forward only; whoever has work to do is signed in.
class Telling {
public:
    Telling(const DemoRequest& request, const Environment& environment, const std::string& story,
            const std::string& phrases)
        : story_(readStory(story))
        , recipes_(story, phrases, request.seed * 2 + 1)
        , random_(request.seed)
        , today_(request.today.value_or((environment.clock ? *environment.clock : systemClock()).today()))
        , now_((environment.clock ? *environment.clock : systemClock()).now())
        , calendar_(layOut(story_, recipes_, today_))
        , clock_(calendar_.start - 7, TimeOfDay{9 * 60})
        , environment_(environment) {
        environment_.clock = &clock_;
        environment_.random = &random_;
        environment_.cost = KeyCost::cheapest(); // made-up data, and a passphrase that everybody knows
        real_ = today_ == (environment.clock ? *environment.clock : systemClock()).today();
    }

    fs::path tell(const fs::path& folder, Progress& progress) {
        open(folder);
        bringPeople();
        std::size_t done = 0, next = 0; // next agreement to begin, in the order of their days
        std::vector<std::size_t> order(story_.agreements.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return calendar_.begins[a] < calendar_.begins[b]; });
        agreements_.resize(order.size());
        for (auto& one : calendar_.appointments) {
            while (next < order.size() && calendar_.begins[order[next]] <= one.day) agree(order[next++]);
            enterUntil(one.day);
            keep(one);
            progress.step("Telling the story", static_cast<long>(++done),
                          static_cast<long>(calendar_.appointments.size()));
            if (progress.cancelled()) break;
        }
        while (next < order.size()) agree(order[next++]);
        enterUntil(today_);
        for (auto& [record, waiting] : unsigned_) signAll(waiting, record);
        for (auto& one : story_.planned) plan(one);
        desk_.reset();
        return folder_;
    }

private:
    void open(const fs::path& folder) {
        NewWorkspace what;
        what.folder = folder;
        what.name = story_.name;
        what.locality = story_.locality;
        what.firstUser = story_.people.front().code;
        what.role = story_.people.front().role;
        what.passphrase = demoPassphrase;
        what.demo = true;
        std::string recovery; // of no use to anybody: the passphrase is known
        desk_ = Desk::create(what, environment_, &recovery);
        signedIn_ = what.firstUser;
        folder_ = desk_->workspaceInfo().folder;
    }

    void bringPeople() {
        for (auto& one : story_.people) {
            if (one.code != signedIn_) desk_->addUser(one.code, one.role, demoPassphrase);
            Person person = desk_->person(one.code).value_or(Person{});
            person.code = one.code;
            person.roles = {one.role};
            person.locality = one.locality;
            person.inPostSince = today_ - 7 * one.weeksInPost;
            for (auto& away : one.away)
                person.absences.push_back({today_ - 7 * away.weeksAgo, std::nullopt, away.kind});
            desk_->savePerson(person);
        }
    }

    /// Signs `person` in at that time, unless they are. Time never goes back, and never past the real now.
    void at(Date day, TimeOfDay time, const PersonCode& person) {
        Moment wanted{(std::int64_t{day.days()} * 1440 + time.minutes) * 60'000};
        if (real_) wanted = std::min(wanted, now_);
        if (wanted > clock_.now()) clock_.set(wanted);
        if (person == signedIn_) return;
        desk_.reset();
        desk_ = Desk::open(folder_, person, demoPassphrase, environment_);
        signedIn_ = person;
    }

    Scene scene(std::size_t index, Date day, Date next) const {
        auto& one = story_.agreements[index];
        return {one.key,     day,         next,           day + 350,       one.time,
                one.cadence, one.minutes, one.supervisor, one.supervisees, one.lists};
    }

    void fill(const Id& record, const std::vector<std::string>& recipes, const Scene& scene) {
        auto draft = desk_->openDraft(record);
        auto& form = draft->form();
        auto made = recipes_.fill(recipes, scene, answersToJson(form.answers(), form.form(), false));
        form.setAll(answersFromJson(made, form.form(), {clock_.today(), &clock_, &random_}));
        draft->save();
    }

    void finish(const Id& record) {
        for (auto& one : desk_->possible(record))
            if (one.effect == Effect::Finish) return desk_->take(record, one.id);
    }

    void signBy(const Id& record, const PersonCode& person) {
        for (auto& one : desk_->possible(record))
            if (one.effect == Effect::Sign) return desk_->sign(record, person, demoPassphrase);
    }

    void agree(std::size_t index) {
        auto& one = story_.agreements[index];
        auto day = calendar_.begins[index];
        at(day, {9 * 60 + 30}, one.supervisor);
        NewRecord what;
        what.kind = recipes_.kind(one.terms);
        what.supervisor = one.supervisor;
        what.supervisees = one.supervisees;
        auto id = desk_->newRecord(what);
        fill(id, {one.terms}, scene(index, day, day + one.cadence));
        finish(id);
        signBy(id, one.supervisor);
        for (auto& person : one.supervisees) signBy(id, person);
        agreements_[index] = id;
    }

    struct Waiting {
        PersonCode supervisor;
        std::vector<PersonCode> people;
    };

    void signAll(const Waiting& waiting, const Id& record) {
        at(clock_.today(), clock_.timeOfDay(), waiting.supervisor);
        for (auto& person : waiting.people) signBy(record, person);
    }

    /// What waited for a signature is signed when its supervisor is next at work.
    void catchUp(const PersonCode& supervisor) {
        for (auto one = unsigned_.begin(); one != unsigned_.end();) {
            if (one->second.supervisor == supervisor) {
                signAll(one->second, one->first);
                one = unsigned_.erase(one);
            } else {
                ++one;
            }
        }
    }

    void keep(const Appointment& one) {
        auto& terms = story_.agreements[one.agreement];
        auto start = TimeOfDay::fromText(terms.time).value_or(TimeOfDay{10 * 60});
        at(one.day, start, terms.supervisor);
        catchUp(terms.supervisor);
        NewRecord what;
        what.kind = recipes_.kind(one.recipes.front());
        what.agreement = agreements_[one.agreement];
        what.day = one.day;
        auto id = desk_->newRecord(what);
        auto here = scene(one.agreement, one.day, one.next);
        fill(id, one.recipes, here);
        if (one.end == "draft") return;
        at(one.day, {static_cast<std::int16_t>(start.minutes + terms.minutes)}, terms.supervisor);
        finish(id);
        sign(one, terms, id);
        if (one.end == "amended") amend(one, terms, id, here);
    }

    /// Records that stand beside the appointments, up to and with `day`, in the order of their days.
    void enterUntil(Date day) {
        while (entered_ < story_.entries.size() && entryDay(story_.entries[entered_]) <= day)
            enter(story_.entries[entered_++]);
    }

    Date entryDay(const StoryEntry& one) const {
        auto day = today_ - one.daysAgo;
        auto weekday = static_cast<int>(day.weekday());
        return weekday > 4 ? day - (weekday - 4) : day;
    }

    /// One that stands under no agreement, or a step of one.
    void enterAlone(const StoryEntry& one) {
        const auto day = entryDay(one);
        const Scene scene{"entries", day, day + 14, day + 350, "12:00", 14, 60, one.by, {one.about}, {}};
        if (!one.stepOf.empty()) {
            const auto found = named_.find(one.stepOf);
            if (found == named_.end()) return; // its kind is not there
            at(day, {12 * 60}, one.by);
            desk_->take(found->second, one.step);
            fill(found->second, {one.recipe}, scene);
            return finish(found->second);
        }
        const auto kind = recipes_.kind(one.recipe);
        if (!desk_->plugins().kind(kind)) return;
        at(day, {12 * 60}, one.by);
        NewRecord what;
        what.kind = kind;
        what.day = day;
        what.about = one.about;
        what.start = one.from;
        const auto id = desk_->newRecord(what);
        fill(id, {one.recipe}, scene);
        finish(id);
        if (!one.name.empty()) named_[one.name] = id;
        if (!desk_->line(id)->waitingFor.empty() && one.sign) {
            signBy(id, one.by);
            signBy(id, one.about);
        }
    }

    void enter(const StoryEntry& one) {
        if (one.agreement.empty()) return enterAlone(one);
        auto found = std::ranges::find(story_.agreements, one.agreement, &StoryAgreement::key);
        auto kind = recipes_.kind(one.recipe);
        // A story may tell of kinds whose plugin is not there; the rest of it is told all the same.
        if (found == story_.agreements.end() || !desk_->plugins().kind(kind)) return;
        auto index = static_cast<std::size_t>(found - story_.agreements.begin());
        auto day = entryDay(one);
        if (agreements_[index].empty() || day < calendar_.begins[index]) return;
        at(day, {12 * 60}, one.by.empty() ? found->supervisor : one.by);
        NewRecord what;
        what.kind = kind;
        what.agreement = agreements_[index];
        what.day = day;
        what.templateId = recipes_.form(one.recipe);
        auto id = desk_->newRecord(what);
        fill(id, {one.recipe}, scene(index, day, day + 14));
        finish(id);
        if (!desk_->line(id)->waitingFor.empty() && one.sign) {
            signBy(id, found->supervisor);
            for (auto& person : found->supervisees) signBy(id, person);
        }
    }

    void sign(const Appointment& one, const StoryAgreement& terms, const Id& id) {
        bool together = recipes_.happens(0.6); // the others sign when they next meet
        if (one.end == "finished") return;
        if (one.end != "signed-by-supervisees") signBy(id, terms.supervisor);
        if (one.end == "signed-by-supervisor") return;
        Waiting waiting{terms.supervisor, terms.supervisees};
        if (together || !one.end.empty())
            signAll(waiting, id);
        else
            unsigned_.emplace_back(id, waiting);
    }

    void amend(const Appointment& one, const StoryAgreement& terms, const Id& id, const Scene& here) {
        desk_->amend(id, one.reason);
        if (!one.changes.empty()) fill(id, {one.changes}, here);
        finish(id);
        sign({one.agreement, one.day, one.next, true, {}, "signed", {}, {}}, terms, id);
    }

    void plan(const StoryPlan& one) {
        for (std::size_t i = 0; i < story_.agreements.size(); ++i) {
            auto& terms = story_.agreements[i];
            if (terms.key != one.agreement) continue;
            at(today_, {8 * 60}, terms.supervisor);
            NewRecord what;
            what.kind = recipes_.kind(one.recipe);
            what.agreement = agreements_[i];
            what.day = today_ + one.daysFromNow;
            if (auto weekday = static_cast<int>(what.day->weekday()); weekday > 4) what.day = *what.day + (7 - weekday);
            what.state = one.state;
            desk_->newRecord(what);
        }
    }

    Story story_;
    Recipes recipes_;
    SeededRandom random_;
    Date today_;
    Moment now_;
    Calendar calendar_;
    FixedClock clock_;
    Environment environment_;
    bool real_ = false;
    fs::path folder_;
    std::unique_ptr<Desk> desk_;
    PersonCode signedIn_;
    std::vector<Id> agreements_; ///< as they stand in the story
    std::vector<std::pair<Id, Waiting>> unsigned_;
    std::size_t entered_ = 0;         ///< of the story's entries
    std::map<std::string, Id> named_; ///< entries by their names
};

/// Makes a whole country. Returns what there is; the desk is closed again.
DemoMade makeNation(const DemoRequest& request, const Environment& given, const std::string& story,
                    const std::string& phrases, Progress& progress) {
    auto nation = readNation(story);
    if (request.localities > 0) nation.localities = std::min(nation.localities, request.localities);
    Recipes recipes(story, phrases, request.seed * 2 + 1);
    SeededRandom random(request.seed);
    auto& real = given.clock ? *given.clock : systemClock();
    auto today = request.today.value_or(real.today());
    FixedClock clock(today - 7 * nation.weeks - 400, {8 * 60});
    auto environment = given;
    environment.clock = &clock;
    environment.random = &random;
    environment.cost = KeyCost::cheapest(); // made-up data, and a passphrase that everybody knows
    NewWorkspace what;
    what.folder = request.folder;
    what.name = nation.name;
    what.locality = nation.locality;
    what.firstUser = nation.people.front().code;
    what.role = nation.people.front().role;
    what.passphrase = demoPassphrase;
    what.demo = true;
    std::string recovery; // of no use to anybody: the passphrase is known
    auto desk = Desk::create(what, environment, &recovery);
    DemoMade made{desk->workspaceInfo().folder, 0, 0, "L01-SV01", false};
    NationLife life(nation, recipes, request.seed * 2 + 3, today, *desk, random);
    progress.step("Bringing the people", 0, 0);
    auto people = life.people();
    people.front().user.reset(); // is a user already
    desk->workspace().addPeople(people);
    auto kept = desk->workspace().keepMany([&] { return life.next(); },
                                           [](const PersonCode&) { return std::string(demoPassphrase); }, progress,
                                           life.expected());
    made.records = kept.records;
    made.signOffs = kept.signOffs;
    if (kept.cancelled) return made;
    clock.set(
        std::min(Moment{std::int64_t{today.days()} * 86'400'000 + 61'200'000}, std::max(real.now(), clock.now())));
    desk->workspace().together([&] {
        for (auto& [draft, form] : life.planned()) desk->workspace().saveDraft(draft, *form);
    });
    return made;
}

} // namespace

std::optional<PersonCode> demoBeginner(const WorkspaceFace& face) {
    if (!face.demo || face.users.empty()) return {};
    const auto found = std::ranges::find(face.users, Role::Supervisor, &User::role);
    return found == face.users.end() ? face.users.front().code : found->code;
}

DemoMade makeDemo(const DemoRequest& request, const Environment& environment, Progress& progress) {
    auto stories = environment.installation.templates / "demo";
    auto story = readStoryFile(stories / (request.size + ".json"), request.size);
    auto phrases = readStoryFile(stories / "phrases.json", request.size);
    // A workspace's folder ends in .trellis by itself; a demo stands exactly where it was asked for.
    auto wanted = request.folder.has_filename() ? request.folder : request.folder.parent_path();
    auto meant = wanted.extension() == ".trellis" ? wanted : fs::path(wanted.string() + ".trellis");
    std::error_code ignored;
    bool fresh = !fs::exists(meant, ignored);
    DemoMade made;
    try {
        if (isNation(story))
            made = makeNation(request, environment, story, phrases, progress);
        else
            made = {Telling(request, environment, story, phrases).tell(request.folder, progress), 0, 0, "FK-SV1",
                    false};
    } catch (...) {
        if (fresh) fs::remove_all(meant, ignored); // half a demo is of no use to anybody
        throw;
    }
    if (progress.cancelled()) {
        if (fresh) fs::remove_all(meant, ignored);
        made.cancelled = true;
        return made;
    }
    if (made.folder == wanted) return made;
    fs::remove(wanted, ignored); // only if it is an empty folder
    fs::rename(made.folder, wanted);
    made.folder = wanted;
    return made;
}

} // namespace trellis
