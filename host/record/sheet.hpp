// A sheet: one record as one person may see it, ready to be put on paper or into JSON. Whoever makes one has already
// left out what that person may not see; a writer of sheets never decides about visibility.
#pragma once
#include "record/record.hpp"

#include <string>
#include <vector>

namespace trellis {

/// The heading of one layer: the first text or an amendment.
struct SheetLayer {
    Id revision;
    Moment at;
    PersonCode author;
    std::string reason; ///< empty for the first text
    std::string state;
    std::string contentHash;
    std::vector<SignOff> signOffs;
};

struct Sheet {
    RecordKey key;
    TemplatePtr form;
    FormRef formRef;
    Date day;
    std::string kindTitle;             ///< "Supervision session"
    std::string state;                 ///< "signed-by-both"
    std::string stateLabel;            ///< "Signed by both"
    bool draft = false;                ///< never signed, may still change
    bool demo = false;                 ///< made-up data: watermark
    Answers answers;                   ///< only what may be seen
    std::vector<std::string> withheld; ///< item ids that are there and not shown: "kept by the pair"
    std::vector<SheetLayer> layers;    ///< oldest first
    Id revision;                       ///< the layer shown; empty for a draft
    PersonCode printedFor;
    Moment printedAt;

    bool isWithheld(const std::string& item) const;
    /// The layer shown; nullptr for a draft.
    const SheetLayer* shown() const;
};

/// Whose the parts are that are not shown: "kept by the pair", "kept by its author".
std::string keptBy(const RecordKey& key);

/// "FK-CP3 with FK-S1": the people of a record by their codes; of an author's own record "FK-CP3".
std::string parties(const RecordKey& key);

/// Self-contained HTML that prints well: no script, nothing fetched, every answer whole however long, and everything
/// a person typed escaped. Parts kept by the pair are a quiet line; amendments stand as layers; hashes are in the
/// foot.
std::string paperHtml(const Sheet& sheet);

/// The sheet as JSON for `trellis record show --json`: {id, kind, state, day, …, layers: […], items: [{id, type,
/// label, value}]}. Values are written as in answers_json.hpp; rows items carry `rows`, an array of objects with
/// "#id", and "#ageDays" where a date cell named "….since" says how long the row has been open; an item that is kept by the pair has "withheld": true and no value.
std::string sheetJson(const Sheet& sheet, bool pretty = true);

} // namespace trellis
