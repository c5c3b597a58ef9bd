// The list page of any manifest page: its kinds' records, the filters over them, and what a new one can be made from.
#pragma once
#include "desk/desk.hpp"

#include <set>

namespace trellis {

/// One line of the list, ready to be shown.
struct RecordRow {
    Id id;
    std::string day;    ///< "16 Sep 2025"
    std::string people; ///< the others: "FK-CP3"
    std::string kind;   ///< its title
    std::string state;  ///< in words
    std::string summary;
    std::string waiting; ///< "waits for FK-CP3"; may be empty
    bool draft = false;
};

struct RecordChoice {
    std::string key; ///< empty: all
    std::string label;
};

/// One way to begin a new record: under an agreement, or, for records of one's own, on a form.
struct StartChoice {
    std::string kind;
    std::string kindTitle;
    Id agreement;
    std::string form;      ///< template id; empty: the kind's usual one
    std::string label;     ///< "FK-CP3, every 2 weeks"; the form's title
    std::string purpose{}; ///< when to choose this form, in a sentence; empty under an agreement
    bool lastUsed = false; ///< the form I wrote on last
    std::string from{};    ///< what it starts from, where its kind has starts; empty: an empty one
    PersonCode about{};    ///< whom it is about, for a kind that stands under no agreement
};

class RecordsController {
public:
    RecordsController(Desk& desk, PageInfo page);

    const PageInfo& page() const { return page_; }
    /// Kinds of this page that are there, in the order of the manifest.
    std::vector<const KindInfo*> kinds() const;

    PersonCode person; ///< filters; empty: all
    std::string state; ///< label of a state, the same words for several kinds
    std::string kind;
    std::string text; ///< words that stand anywhere in the line, in any order, capitals or not

    /// How many of each kind are read at once: a list costs what stands on it, however much there is.
    static constexpr int pageful = 200;
    /// Reads the newest of the person and kind that are chosen; the other filters are laid over what was read.
    void reload();
    bool more() const { return more_; } ///< there are older ones that were not read
    void older();                       ///< reads another pageful
    std::vector<RecordRow> rows() const;
    std::size_t total() const { return all_.size(); } ///< read, before filters
    bool empty() const { return empty_; }             ///< there is none, whatever is chosen
    std::vector<RecordChoice> people() const;
    std::vector<RecordChoice> states() const;
    std::vector<RecordChoice> kindChoices() const;

    /// Every way to begin here, in the order of kinds: agreements in force that I am a party to, the people it may be
    /// about where it stands under none, or the forms of a kind that is written for oneself. Kinds whose plugin is off and agreements themselves are not begun here.
    std::vector<StartChoice> starts() const;
    /// The same for one kind, and under one agreement or the agreements with one person; empty: any.
    std::vector<StartChoice> starts(const std::string& kind, const std::string& about) const;
    /// What the plugins of this page let me write to this person on other pages: beside a page that prepares a meeting,
    /// the feedback that comes of it.
    std::vector<StartChoice> startsBeside(const PersonCode& about) const;
    /// A record of one's own can be shared with one supervisor and brought to one pair's session, so it is begun under
    /// an agreement in which I am supervised. One choice for each, and one for nobody where there are several to choose
    /// from; for any other record the choice itself.
    std::vector<StartChoice> withWhom(const StartChoice& choice) const;
    Id start(const StartChoice& choice);

    /// Does anything here stand under an agreement?
    bool needsAgreement() const;

private:
    void startsAlone(const KindInfo& info, const std::string& about, std::vector<StartChoice>& out) const;
    std::string lastForm(const std::string& of) const;
    std::string agreementWords(const Agreement& agreement) const;

    Desk& desk_;
    PageInfo page_;
    std::vector<RecordLine> all_;
    int most_ = pageful; ///< of each kind
    bool more_ = false, empty_ = true;
    std::set<PersonCode> people_; ///< that were ever read, or stand in an agreement
    std::set<std::string> states_;
};

/// Whom a record was with, for `me`: nobody is told that they met themselves.
std::string withWhom(const RecordLine& line, const PersonCode& me);
std::string withWhom(const PersonCode& supervisor, const std::vector<PersonCode>& supervisees, const PersonCode& me);

} // namespace trellis
