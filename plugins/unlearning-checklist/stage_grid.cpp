#include "stage_grid.hpp"

#include <trellis/plugin.hpp>

namespace unlearning {
namespace {

std::string on(int day) { return trellis::sdk::Day(day).words(); }

/// The stages of one pair as the two picked them, without repeats: each with the day it began and was last named.
struct Stay {
    int stage = 0, since = 0, last = 0;
};
std::vector<Stay> stays(const std::vector<Said>& said, const std::string& pair, int today) {
    std::vector<Stay> out;
    for (auto& one : said) {
        const auto stage = stageNumber(one.code);
        if (one.pair != pair || !stage || one.day > today) continue;
        if (!out.empty() && out.back().stage == *stage)
            out.back().last = one.day;
        else
            out.push_back({*stage, one.day, one.day});
    }
    return out;
}

/// Where the numbers of the latest rating are often met: the supervisee's own, else the supervisor's.
const Trajectory* numbers(const Trajectories& courses, const std::string& pair) {
    for (auto by : {Rater::Supervisee, Rater::Supervisor})
        if (const auto found = courses.find({pair, by}); found != courses.end() && found->second.suggested)
            return &found->second;
    return nullptr;
}

} // namespace

std::optional<int> stageNumber(const std::string& code) {
    if (code.size() != 3 || code.compare(0, 2, "ST") != 0 || code[2] < '0' || code[2] >= '0' + stageCount)
        return std::nullopt;
    return code[2] - '0';
}

StageGrid stageGrid(const Story& story, std::optional<int> from) {
    const auto courses = trajectories(story.ratings, story.today);
    StageGrid grid;
    for (auto& pair : story.pairsSince(from)) {
        StageRow row;
        row.pair = pair;
        row.title = shortPair(story.labels, pair);
        const auto picked = stays(story.stages, pair, story.today);
        for (auto& stay : picked) row.cells[std::size_t(stay.stage)] = {"on " + on(stay.last), 1};
        if (!picked.empty()) {
            auto& now = picked.back();
            row.cells[std::size_t(now.stage)] = {"here since " + on(now.since), 2};
            row.where = stageWords("ST" + std::to_string(now.stage)) + ", since " + on(now.since);
        } else if (const auto* course = numbers(courses, pair)) {
            for (int stage = course->suggested->first; stage <= course->suggested->last; ++stage)
                row.cells[std::size_t(stage)].shown = "often here";
            row.where = std::string(words(*course->quadrant)) + ", not picked yet";
        } else {
            row.where = "not picked yet";
        }
        grid.reading += (grid.reading.empty() ? "" : "; ") + row.title + ": " + row.where;
        grid.rows.push_back(std::move(row));
    }
    grid.reading = grid.rows.empty() ? "No pair is in focus and none has been rated yet." : grid.reading + ".";
    return grid;
}

} // namespace unlearning
