#include "demo/telling.hpp"

#include "desk/draft.hpp"

#include <algorithm>

namespace fs = std::filesystem;

namespace trellis {

Telling::Telling(const DemoRequest& request, const Environment& environment, const std::string& story,
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

fs::path Telling::tell(const fs::path& folder, Progress& progress) {
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
        progress.step("Telling the story", static_cast<long>(++done), static_cast<long>(calendar_.appointments.size()));
        if (progress.cancelled()) break;
    }
    while (next < order.size()) agree(order[next++]);
    enterUntil(today_);
    for (auto& [record, waiting] : unsigned_) signAll(waiting, record);
    for (auto& one : story_.planned) plan(one);
    desk_.reset();
    return folder_;
}

void Telling::open(const fs::path& folder) {
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

void Telling::bringPeople() {
    for (auto& one : story_.people) {
        if (one.code != signedIn_) desk_->addUser(one.code, one.role, demoPassphrase);
        // From the first who looks after the workspace on, it is they who add people (looking_after.hpp).
        if (one.role == Role::ServiceLead || one.role == Role::LocalityAdmin) signIn(one.code);
        Person person = desk_->person(one.code).value_or(Person{});
        person.code = one.code;
        person.roles = {one.role};
        person.locality = one.locality;
        person.inPostSince = today_ - 7 * one.weeksInPost;
        for (auto& away : one.away) person.absences.push_back({today_ - 7 * away.weeksAgo, std::nullopt, away.kind});
        desk_->savePerson(person);
    }
}

void Telling::at(Date day, TimeOfDay time, const PersonCode& person) {
    Moment wanted{(std::int64_t{day.days()} * 1440 + time.minutes) * 60'000};
    if (real_) wanted = std::min(wanted, now_);
    if (wanted > clock_.now()) clock_.set(wanted);
    signIn(person);
}

void Telling::signIn(const PersonCode& person) {
    if (person == signedIn_) return;
    desk_.reset();
    desk_ = Desk::open(folder_, person, demoPassphrase, environment_);
    signedIn_ = person;
}

Scene Telling::scene(std::size_t index, Date day, Date next) const {
    auto& one = story_.agreements[index];
    return {one.key,     day,         next,           day + 350,       one.time,
            one.cadence, one.minutes, one.supervisor, one.supervisees, one.lists};
}

void Telling::fill(const Id& record, const std::vector<std::string>& recipes, const Scene& scene) {
    auto draft = desk_->openDraft(record);
    auto& form = draft->form();
    auto made = recipes_.fill(recipes, scene, givenRows(form.answers(), form.form()));
    form.setAll(answersFrom(std::move(made), form.form(), {clock_.today(), &clock_, &random_}));
    draft->save();
}

void Telling::finish(const Id& record) {
    for (auto& one : desk_->possible(record))
        if (one.effect == Effect::Finish) return desk_->take(record, one.id);
}

void Telling::signBy(const Id& record, const PersonCode& person) {
    for (auto& one : desk_->possible(record))
        if (one.effect == Effect::Sign) return desk_->sign(record, person, demoPassphrase);
}

void Telling::agree(std::size_t index) {
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

} // namespace trellis
