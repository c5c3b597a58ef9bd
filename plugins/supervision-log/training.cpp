#include "training.hpp"

namespace supervision {

using trellis::sdk::Day;

Training trainingOn(const std::vector<TrainingSaid>& said, Day day) {
    std::optional<Day> first;
    bool no = false;
    for (auto& one : said) {
        if (one.trained == false) no = true;
        if (one.trained == true && one.on && (!first || *one.on < *first)) first = one.on;
    }
    if (first) return *first <= day ? Training::Trained : Training::NotYet;
    return no ? Training::NotYet : Training::NotRecorded;
}

} // namespace supervision
