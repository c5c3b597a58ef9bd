// Sharing records with other workspaces by files alone: what leaves, what came, what waits, what two places said
// differently (design 6a). For the person who has the desk open.
//
// What leaves is chosen by what its recipients may see and by nothing else: a record goes when every recipient and whoever
// sends may know of it, an answer when each of them may see it by the one rule (seen.hpp); all else is withheld. No kind of
// record is treated apart. Names never leave. A record that its author has taken back travels once more, empty, so that it
// disappears where it was shared.
#pragma once
#include "desk/desk.hpp"
#include "exchange/prove.hpp"
#include "exchange/standing.hpp"

namespace trellis {

/// Somebody in another workspace for whom bundles are sealed.
struct Correspondent {
    PersonCode code;
    Role role = Role::MetaSupervisor; ///< as what they look at records they are no party to
    std::string key;                  ///< "age1…"
    std::string words;                ///< of the key, to be compared
};

/// A device whose bundles are believed here.
struct Sender {
    std::string words; ///< of its public key
    std::string name;  ///< what people here call it
};

struct BundleRequest {
    std::vector<std::string> to; ///< codes of correspondents, or their keys
    std::optional<Date> from, until;
};

/// What leaves, exactly.
struct Departure {
    struct Record {
        Id id;
        std::string kindTitle;
        Date day;
        std::string parties;
        int layers = 0;
        long open = 0, withheld = 0; ///< answers, over all layers
    };
    struct Question {
        std::string form, label, classes; ///< title; the question; who may see it
        long answers = 0;                 ///< that leave
        long withheld = 0;                ///< that stay
    };
    std::vector<Correspondent> to;
    std::vector<Record> records;     ///< newest day first
    std::vector<Question> questions; ///< in the order of the forms; of each form only what was answered
    std::vector<std::string> forms;  ///< titles
    std::vector<PersonCode> people;  ///< whose codes, roles and places go along
    long open = 0, withheld = 0, entries = 0;
    std::size_t bytes = 0; ///< of the sealed file; 0 for a preview
    bool cancelled = false;
};

/// What there is to say of a bundle without taking it in.
struct BundleLook {
    BundleHead head;
    std::string senderWords;
    bool believed = false; ///< its sender is one of senders(), or this workspace itself
    long records = 0, layers = 0, signOffs = 0, open = 0, withheld = 0;
    std::map<std::string, long> kinds; ///< layers by kind
    BundleProof proof;                 ///< only when asked for
};

struct Arrival {
    Moment at;
    std::string from, by, bundle; ///< what the workspace is called, who made it, its id
    Received count;
    bool cancelled = false;
    std::vector<std::string> notes; ///< sentences: what waits, what conflicts, what is odd
};

/// "3 from Fernwick": entries that were sent here and have not come.
struct StillToCome {
    std::string device, name;
    long count = 0;
};

/// Two or more versions of one record, side by side.
struct Conflict {
    struct Side {
        Id revision;
        std::string from; ///< what its workspace is called
        PersonCode author;
        Moment at;
        std::string reason;
        long withheld = 0;
    };
    struct Line {
        std::string item; ///< its id; a whole table is one line
        std::string label;
        std::vector<std::string> words; ///< as each side says it
    };
    RecordLine record;
    std::vector<Side> sides;
    std::vector<Line> differences;
    bool mine = false; ///< I may settle it: I am a party, and nothing of it is withheld here
    std::string why;   ///< if not, why
};

struct ConflictResolution {
    Id record;
    Id keep;                        ///< the version that holds
    std::map<std::string, Id> take; ///< but for these questions, as another version has them
    std::string reason;
};

class ExchangeDesk {
public:
    explicit ExchangeDesk(Desk& desk);

    // Keys ------------------------------------------------------------------------------------------------------------
    /// Mine, made when it is first asked for: "age1…".
    std::string key();
    /// "AGE-SECRET-KEY-1…": whoever has it can open what is sealed for me. Noted. wipe() it. Error TR-K02.
    std::string secretKey(const std::string& passphrase);
    std::string keyWords();    ///< of key()
    std::string deviceWords(); ///< of the key with which this workspace signs its bundles
    std::vector<Correspondent> correspondents() const;
    /// Keeps or replaces one. Without a role that of the person of this code here. Error TR-B01, TR-B03.
    Correspondent keepCorrespondent(const PersonCode& code, const std::string& key, std::optional<Role> role);
    void forgetCorrespondent(const PersonCode& code); ///< Error TR-B02
    std::vector<Sender> senders() const;
    /// From now on bundles of the device with these words are believed. Error TR-B20.
    Sender believe(const std::string& words, const std::string& name);
    void doubt(const std::string& words); ///< Error TR-B20

    // Out -------------------------------------------------------------------------------------------------------------
    /// Error TR-B02 (nobody of that code or key), TR-B04 (a period that ends before it begins).
    Departure preview(const BundleRequest& request, Progress& progress = noProgress());
    /// The same, sealed into FILE, which must not exist; noted as an export. Error as preview(), TR-B05 (there is nothing
    /// to send), TR-B06 (the file cannot be written).
    Departure send(const BundleRequest& request, const std::filesystem::path& file, Progress& progress = noProgress());

    // In --------------------------------------------------------------------------------------------------------------
    /// Opens FILE with my key (or reads it, where somebody has unsealed it). Error TR-B10 to TR-B15, TR-B19.
    BundleLook inspect(const std::filesystem::path& file, bool proof);
    /// Takes it in, whole or not at all. Error as inspect(); TR-B16 (sender not believed), TR-B17, TR-B18 (an entry is not
    /// as it was signed, contradicts what is here), TR-B25 (made-up data and real records).
    Arrival take(const std::filesystem::path& file, Progress& progress = noProgress());

    // Standing --------------------------------------------------------------------------------------------------------
    std::vector<StillToCome> waiting() const;
    std::vector<Arrival> arrivals() const; ///< newest first, the last hundred
    struct Sent {
        Moment at;
        std::string to, by, bundle, period;
        long records = 0;
    };
    std::vector<Sent> departures() const; ///< newest first, the last hundred
    /// Over all records I may know of, or over those a correspondent may; authors' own records are not compared.
    Standing standing(const std::string& correspondent = {}) const;

    // Two versions ----------------------------------------------------------------------------------------------------
    std::vector<Conflict> conflicts();      ///< of records I may know of
    Conflict conflict(const Id& record);    ///< Error TR-R01, TR-B21
    /// Makes one layer on top of all versions and finishes it. Error TR-B21 to TR-B23, TR-B27, TR-R05, TR-R08.
    void resolve(const ConflictResolution& how);

private:
    struct Opened {
        Bundle bundle;
        std::string text;
    };
    Opened open(const std::filesystem::path& file, bool unsealedToo);
    Correspondent correspondent(const std::string& codeOrKey) const;
    bool believed(const std::string& keyBytes) const;

    Desk& desk_;
    Desk::State& state_;
};

} // namespace trellis
