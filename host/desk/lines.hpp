// What lists show: one struct per kind of line. Plain data, safe to keep after the desk is gone.
#pragma once
#include "plugin/kind.hpp"
#include "record/record.hpp"

namespace trellis {

struct WorkspaceInfo {
    std::string name;
    std::string locality;
    std::filesystem::path folder;
    bool demo = false;
    bool safeMode = false;
};

struct UserLine {
    PersonCode code;
    std::string name;
    Role role = Role::Supervisee;
};

struct DueLine {
    Id agreement;
    std::string kind;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    Due due;
};

struct RecordLine {
    Id id;
    std::string kind;
    std::string kindTitle;
    std::string state;
    std::string stateLabel;
    Date day;
    Id agreement;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    std::string summary;                 ///< from the plugin; from the template when the plugin is missing
    bool draft = false;
    bool conflict = false;               ///< two heads: a person must settle it
    std::vector<PersonCode> signedBy;    ///< of the newest layer
    std::vector<PersonCode> waitingFor;  ///< parties still to sign
    Moment changedAt;
    PersonCode author;                   ///< whose alone it is (RecordKey::author); empty for a record of its parties
    Sharing shared = Sharing::None;      ///< of an author's own record: how much the other person may read now
};

struct RecordFilter {
    std::string kind;        ///< empty: any
    PersonCode person;       ///< a party
    Id agreement;
    std::string state;
    std::optional<Date> from, to;
    bool withDrafts = true;
    int most = 1000;
};

/// A row that travels from record to record until it is settled: an open action.
struct OpenRow {
    Id record;               ///< where it stands now
    std::string kind;
    std::string rowsItem;    ///< e.g. "actions"
    std::string rowsLabel;   ///< its label
    Row row;
    std::string title;       ///< its title cell as text
    PersonCode owner;        ///< first person cell; may be empty
    std::optional<Date> due; ///< first date cell called due, if any
    Date since;              ///< day of the first record it stood in
    std::vector<PersonCode> supervisees;
};

struct SearchHit {
    RecordLine record;
    std::string item;    ///< where it was found
    std::string label;   ///< the item's label
    std::string excerpt; ///< plain text around the match, match between U+2039 and U+203A marks
};

/// One layer's heading in a record's history.
struct LayerLine {
    Id revision;
    Moment at;
    PersonCode author;
    std::string reason;
    std::string state;
    std::string contentHash;
    std::vector<SignOff> signOffs;
};

/// What a person may see of one record.
struct RecordView {
    RecordLine line;
    TemplatePtr form;
    FormRef formRef;
    Answers answers;                   ///< only what may be seen
    std::vector<std::string> withheld; ///< item ids that are kept by the pair
    std::vector<LayerLine> layers;     ///< oldest first
    Id revision;                       ///< the layer shown; empty for a draft
    std::string amendReason;
};

struct AuditLine {
    Moment at;
    PersonCode who;
    std::string what;   ///< "opened", "viewed", "exported", "signed", "searched", …
    std::string about;  ///< record id or a short description; never content
};

} // namespace trellis
