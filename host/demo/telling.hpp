// A story lived through the desk and its plugins, day by day, with a clock of its own. Private to host/demo.
#pragma once
#include "demo/calendar.hpp"
#include "demo/demo.hpp"
#include "demo/recipes.hpp"
#include "demo/story.hpp"

#include <map>

namespace trellis {

/// Lives a story, day by day. The clock moves forward only; whoever has work to do is signed in.
class Telling {
public:
    Telling(const DemoRequest& request, const Environment& environment, const std::string& story,
            const std::string& phrases);
    std::filesystem::path tell(const std::filesystem::path& folder, Progress& progress);

private:
    /// Who has not signed yet.
    struct Waiting {
        PersonCode supervisor;
        std::vector<PersonCode> people;
    };
    void open(const std::filesystem::path& folder);
    void bringPeople();
    /// Signs `person` in at that time, unless they are. Time never goes back, and never past the real now.
    void at(Date day, TimeOfDay time, const PersonCode& person);
    void signIn(const PersonCode& person);
    Scene scene(std::size_t index, Date day, Date next) const;
    void fill(const Id& record, const std::vector<std::string>& recipes, const Scene& scene);
    void finish(const Id& record);
    void signBy(const Id& record, const PersonCode& person);
    void agree(std::size_t index);
    void signAll(const Waiting& waiting, const Id& record);
    /// What waited for a signature is signed when its supervisor is next at work.
    void catchUp(const PersonCode& supervisor);
    void keep(const Appointment& one);
    /// Records that stand beside the appointments, up to and with `day`, in the order of their days.
    void enterUntil(Date day);
    Date entryDay(const StoryEntry& one) const;
    /// One that stands under no agreement, or a step of one.
    void enterAlone(const StoryEntry& one);
    void enter(const StoryEntry& one);
    void sign(const Appointment& one, const StoryAgreement& terms, const Id& id);
    void amend(const Appointment& one, const StoryAgreement& terms, const Id& id, const Scene& here);
    void plan(const StoryPlan& one);

    Story story_;
    Recipes recipes_;
    SeededRandom random_;
    Date today_;
    Moment now_;
    Calendar calendar_;
    FixedClock clock_;
    Environment environment_;
    bool real_ = false;
    std::filesystem::path folder_;
    std::unique_ptr<Desk> desk_;
    PersonCode signedIn_;
    std::vector<Id> agreements_; ///< as they stand in the story
    std::vector<std::pair<Id, Waiting>> unsigned_;
    std::size_t entered_ = 0;         ///< of the story's entries
    std::map<std::string, Id> named_; ///< entries by their names
};

} // namespace trellis
