// What the page Exchange says and does: what came, what waits, what has two versions, what would leave.
#pragma once
#include "desk/exchange_desk.hpp"

namespace trellis {

/// A line of a list: cells as they are shown.
using ExchangeLine = std::vector<std::string>;

class ExchangeController {
public:
    explicit ExchangeController(Desk& desk);

    /// Reads everything again.
    void load();

    // What stands there
    const std::vector<std::string>& waiting() const { return waiting_; } ///< "Waiting for 3 from Fernwick."
    const std::vector<ExchangeLine>& came() const { return came_; }      ///< when, from, by, what
    const std::vector<ExchangeLine>& left() const { return left_; }      ///< when, for, by, what
    const std::vector<Conflict>& conflicts() const { return conflicts_; }
    const std::vector<Correspondent>& correspondents() const { return correspondents_; }
    const std::vector<Sender>& senders() const { return senders_; }
    const std::string& key() const { return key_; }
    const std::string& keyWords() const { return keyWords_; }
    const std::string& deviceWords() const { return deviceWords_; }

    // Sending
    /// What to send, from what was typed. Error TR-B02 (nobody chosen), TR-B04 (a day that is none).
    BundleRequest request(const std::vector<PersonCode>& to, const std::string& from, const std::string& until) const;
    Departure preview(const BundleRequest& request, Progress& progress);
    Departure send(const BundleRequest& request, const std::filesystem::path& file, Progress& progress);
    static std::vector<ExchangeLine> recordLines(const Departure& departure);   ///< kind, day, people, answers, withheld
    static std::vector<ExchangeLine> questionLines(const Departure& departure); ///< form, question, leave, stay
    /// "2 records with 41 answers leave; 30 answers are withheld. People go by their codes: …"
    static std::string summary(const Departure& departure);

    // Taking in
    Arrival take(const std::filesystem::path& file, Progress& progress);
    static std::string summary(const Arrival& arrival);

    // Keys
    void keep(const std::string& code, const std::string& key, Role role);
    void believe(const std::string& words, const std::string& name);

    // Deciding between two versions: first which one holds, then questions as another has them
    struct Choice {
        std::size_t keep = 0;
        std::map<std::string, std::size_t> take; ///< item → side, where it is not `keep`
    };
    /// "Version 1: FK-S1 at Fernwick, 16 September 2025. Said otherwise"
    static std::string sideWords(const Conflict& conflict, std::size_t side);
    void decide(const Conflict& conflict, const Choice& choice, const std::string& reason);

private:
    Desk& desk_;
    ExchangeDesk exchange_;
    std::vector<std::string> waiting_;
    std::vector<ExchangeLine> came_, left_;
    std::vector<Conflict> conflicts_;
    std::vector<Correspondent> correspondents_;
    std::vector<Sender> senders_;
    std::string key_, keyWords_, deviceWords_;
};

} // namespace trellis
