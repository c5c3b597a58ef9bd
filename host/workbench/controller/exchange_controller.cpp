#include "workbench/controller/exchange_controller.hpp"

#include "model/error.hpp"
#include "workbench/controller/phrase.hpp"

namespace trellis {
namespace {

std::string when(Moment at, Date today) { return phrase::nearDay(at.utcDay(), today) + " " + at.iso().substr(11, 5); }

} // namespace

ExchangeController::ExchangeController(Desk& desk)
    : desk_(desk)
    , exchange_(desk) {
    load();
}

void ExchangeController::load() {
    const auto today = desk_.today();
    key_ = exchange_.key();
    keyWords_ = exchange_.keyWords();
    deviceWords_ = exchange_.deviceWords();
    correspondents_ = exchange_.correspondents();
    senders_ = exchange_.senders();
    waiting_.clear();
    for (auto& one : exchange_.waiting())
        waiting_.push_back("Waiting for " + std::to_string(one.count) + " from " + one.name + ".");
    came_.clear();
    for (auto& one : exchange_.arrivals()) {
        const bool nothing = one.count.fresh + one.count.opened == 0;
        came_.push_back({when(one.at, today), one.from, one.by,
                         nothing ? "nothing new" : phrase::count(int(one.count.fresh), "new entry", "new entries")});
    }
    left_.clear();
    for (auto& one : exchange_.departures())
        left_.push_back({when(one.at, today), one.to, one.by,
                         phrase::count(int(one.records), "record", "records") + ", " + one.period});
    conflicts_ = exchange_.conflicts();
}

BundleRequest ExchangeController::request(const std::vector<PersonCode>& to, const std::string& from,
                                          const std::string& until) const {
    if (to.empty())
        throw Error("TR-B02", "Nobody is chosen to send this to. Nothing was written.",
                    "Choose for whom it is; below, under Keys, somebody's key can be kept.");
    auto day = [&](const std::string& typed) -> std::optional<Date> {
        if (typed.find_first_not_of(' ') == std::string::npos) return std::nullopt;
        if (auto read = phrase::readDay(typed, desk_.today())) return read;
        throw Error("TR-B04", "“" + typed + "” is not a day. Nothing was written.",
                    "Write it as 16 September 2025, or leave it empty.");
    };
    return {to, day(from), day(until)};
}

Departure ExchangeController::preview(const BundleRequest& request, Progress& progress) {
    return exchange_.preview(request, progress);
}

Departure ExchangeController::send(const BundleRequest& request, const std::filesystem::path& file, Progress& progress) {
    return exchange_.send(request, file, progress);
}

std::vector<ExchangeLine> ExchangeController::recordLines(const Departure& departure) {
    std::vector<ExchangeLine> out;
    for (auto& one : departure.records)
        out.push_back({one.kindTitle, one.day.words(), one.parties, std::to_string(one.open), std::to_string(one.withheld)});
    return out;
}

std::vector<ExchangeLine> ExchangeController::questionLines(const Departure& departure) {
    std::vector<ExchangeLine> out;
    for (auto& one : departure.questions)
        out.push_back({one.form, one.label, one.answers ? std::to_string(one.answers) : "none",
                       one.withheld ? std::to_string(one.withheld) : "none"});
    return out;
}

std::string ExchangeController::summary(const Departure& departure) {
    if (departure.records.empty())
        return "No record of this period may go there. You can send only what you may see yourself.";
    auto out = phrase::count(int(departure.records.size()), "record", "records") + " with " +
               phrase::count(int(departure.open), "answer", "answers") + " leave; " +
               phrase::count(int(departure.withheld), "answer is", "answers are") + " withheld. People go by their codes: " +
               phrase::list(departure.people) + ". Names never leave.";
    for (auto& one : departure.to) out += "\nFor " + one.code + ", " + words(one.role) + ". Words of the key: " + one.words + ".";
    return out;
}

Arrival ExchangeController::take(const std::filesystem::path& file, Progress& progress) {
    return exchange_.take(file, progress);
}

std::string ExchangeController::summary(const Arrival& arrival) {
    if (arrival.cancelled) return "Stopped. Nothing was taken in.";
    auto out = arrival.count.fresh + arrival.count.opened == 0
                   ? "Everything in this bundle from " + arrival.from + " is here already. Nothing changed."
                   : "From " + arrival.from + ": " +
                         phrase::count(int(arrival.count.records.size()), "record is", "records are") + " new or grown.";
    for (auto& note : arrival.notes) out += " " + note;
    return out;
}

void ExchangeController::keep(const std::string& code, const std::string& key, Role role) {
    exchange_.keepCorrespondent(code, key, role);
}

void ExchangeController::believe(const std::string& words, const std::string& name) { exchange_.believe(words, name); }

std::string ExchangeController::sideWords(const Conflict& conflict, std::size_t side) {
    const auto& one = conflict.sides.at(side);
    auto out = "Version " + std::to_string(side + 1) + ": " + one.author + (one.from.empty() ? "" : " at " + one.from) + ", " +
               one.at.utcDay().words();
    return one.reason.empty() ? out : out + ". " + one.reason;
}

void ExchangeController::decide(const Conflict& conflict, const Choice& choice, const std::string& reason) {
    ConflictResolution how{conflict.record.id, conflict.sides.at(choice.keep).revision, {}, reason};
    for (auto& [item, side] : choice.take)
        if (side != choice.keep) how.take[item] = conflict.sides.at(side).revision;
    exchange_.resolve(how);
}

} // namespace trellis
