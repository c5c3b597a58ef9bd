// Recipes: what is written into a demo's records. A recipe is data (templates/demo, "recipes"); here it becomes
// answers.
//
// A recipe says, by item id, what to `set`, how to `settle` rows that came from last time, and which `rows` to add. A
// value is a literal, "$day" and the like, {"bank": NAME} for a phrase that is not used again soon, {"one": […]},
// {"some": […], "count": [a, b]}, {"between": [a, b]}, {"chance": p, "give": value} or {"walk": NAME, …}, a number that
// goes up or down by one from record to record. templates/demo/README.md is the whole list.
#pragma once
#include "model/date.hpp"
#include "model/id.hpp"
#include "template/given_answers.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace trellis {

/// What a recipe may refer to.
struct Scene {
    std::string key; ///< of the agreement: phrases are not repeated within it until all were used
    Date day, next, review;
    std::string time;
    int cadence = 14, minutes = 60;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    std::map<std::string, std::vector<std::string>> lists; ///< for "each" and "$case"
    std::string place{};                                   ///< of what happens to a place
    Date until{};                                          ///< the last day of it
};

/// The same seed and the same calls give the same words. Belongs to one story.
class Recipes {
public:
    /// Error TR-D41 when a text cannot be read.
    Recipes(const std::string& story, const std::string& phrases, std::uint64_t seed);
    ~Recipes();

    /// The kind of record that a recipe is for. Error TR-D41 when there is no such recipe.
    std::string kind(const std::string& recipe) const;
    /// The template it asks for by id; empty: the kind's usual one.
    std::string form(const std::string& recipe) const;
    /// The answers that the recipes make, one laid over the other, beside the rows that are `present` in the draft
    /// already, which are settled and not replaced. Error TR-D41 when a recipe makes no sense.
    GivenAnswers fill(const std::vector<std::string>& recipes, const Scene& scene, const GivenRows& present);
    /// True with probability `chance`.
    bool happens(double chance);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace trellis
