// Private to host/desk: which entries go to certain people, and how much of each.
#pragma once
#include "desk/exchange_desk.hpp"
#include "desk/exchange_notes.hpp"
#include "desk/seen.hpp"

namespace trellis {

/// What one person may see of one layer, as the places of answers: (row or "", item or cell).
std::set<std::pair<Id, std::string>> placesSeen(const Template& form, const Answers& answers, const Subject& subject,
                                                const Viewer& viewer);

/// Gathers entries for those who read them and the one who sends.
class Selection {
public:
    /// `readers`: the recipients, then whoever sends. `sent`: what all recipients were sent before.
    Selection(Desk::State& state, std::vector<Viewer> readers, NumbersByDevice sent);

    /// A record with its sign-offs and forms, and the agreement it stands under; once.
    void add(const RecordHead& head);
    /// Devices, users and people that what was added needs.
    void close();

    std::vector<CarriedEntry> entries; ///< by device and number, once close() was called
    NumbersByDevice numbers;           ///< of `entries`
    Departure departure;

private:
    bool allMayKnow(const Subject& subject) const;
    bool wasSent(const std::vector<CarriedEntry>& lines) const;
    CarriedEntry cut(const CarriedEntry& layer, const EntryFields& fields, const RecordHead& head,
                     Departure::Record& line);
    void count(const Template& form, const LeafText& leaf, bool open);
    void addForm(const std::string& ref);
    void carry(CarriedEntry entry, const EntryFields& fields);

    Desk::State& state_;
    Receiving receiving_;
    std::vector<Viewer> readers_;
    NumbersByDevice sent_;
    std::set<Id> records_;
    std::set<std::string> forms_, devices_, hashes_;
    std::set<PersonCode> people_;
    std::set<std::pair<PersonCode, std::string>> signers_;
    std::map<std::string, std::map<std::string, Departure::Question>> questions_; ///< by form's reference, then item
    std::vector<std::pair<std::pair<std::string, std::int64_t>, CarriedEntry>> gathered_;
};

} // namespace trellis
