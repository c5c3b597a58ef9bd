// What a signed entry says, as leaves: one short text per answer, each with its own salt and hash (design 6).
//
// A leaf's text is a JSON array written one way only:
//     [item, row, classes, owner, type, value]          ["summary.agreed","","P S","","text","We agreed …"]
//   item     the item's permanent id, or a cell's; for the place of a row: the rows item
//   row      the row's id; "" at top level
//   classes  who may see it, "A", "P M", … (visibility.hpp); "" for what never leaves the workspace
//   owner    the person a private row belongs to (group sessions); "" otherwise
//   type     text, number, truth, code, codes, date, time, missing, or row: the place of a row in its table, from 0
//   value    a JSON string, number, true/false or array of strings
// The salt (16 random bytes) is there so that a withheld short answer cannot be found by trying all answers.
//     leaf hash    = BLAKE2b-256("trellis leaf 1\n" ‖ salt ‖ text)
//     content hash = BLAKE2b-256("trellis content 1\n" ‖ count ‖ "\n" ‖ each leaf hash in hex, ascending, and "\n")
// So a copy in which some leaves are replaced by their hashes still has the content hash that was signed.
#pragma once
#include "crypto/hash.hpp"
#include "model/answers.hpp"
#include "template/template.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

struct Leaf {
    Bytes salt;       ///< 16 bytes; empty when withheld
    std::string text; ///< the JSON array; empty when withheld
    std::string hash; ///< 64 hex digits

    bool withheld() const { return text.empty(); }
    bool operator==(const Leaf&) const = default;
};

/// A leaf's text, taken apart.
struct LeafText {
    std::string item;
    Id row;
    ClassSet classes;
    PersonCode owner;
    std::string type;
    Value value; ///< for type "row" the place as a number
};
/// Error TR-R13 when the text does not have the form above.
LeafText readLeaf(const std::string& text);
std::string writeLeaf(const LeafText& leaf);
std::string leafHash(std::string_view salt, std::string_view text);

/// One line of a content's text, still in that text.
struct LeafLine {
    std::string_view salt; ///< 32 hex digits; empty when withheld
    std::string_view text; ///< empty when withheld
    std::string_view hash; ///< 64 hex digits; empty unless withheld
    bool withheld() const { return text.empty(); }
};
/// Takes the first line off `rest`. Error TR-R13 when it has another shape than those of Content::text().
LeafLine nextLeafLine(std::string_view& rest);

/// What can be said about a content's text by itself, without keeping any of it.
struct ContentLook {
    std::string hash;      ///< as Content::hash()
    bool inOrder = true;   ///< the leaves stand in the order of their hashes, none twice
    bool allLeaves = true; ///< every open leaf can be read by readLeaf()
};
ContentLook lookAtContent(std::string_view text); ///< Error TR-R13 when a line has another shape

/// The leaves of one entry, always in the order of their hashes.
class Content {
public:
    void add(const LeafText& leaf, Random& random);
    void add(Leaf leaf);

    const std::vector<Leaf>& leaves() const { return leaves_; }
    std::size_t withheld() const;
    /// 64 hex digits; the same with any leaves withheld.
    std::string hash() const;
    /// A copy in which only the leaves that `keep` says yes to stay open.
    Content withholding(const std::function<bool(const LeafText&)>& keep) const;
    /// Each leaf's hash is that of its salt and text, and the order is ascending without repeats. The first that is not
    /// so, else -1.
    int firstWrongLeaf() const;

    /// How it is stored and exchanged: a line per leaf, "+ <salt in hex> <text>" or, when withheld, "- <hash in hex>".
    std::string text() const;
    /// Error TR-R13 when a line has another shape. Computes the hashes; checks nothing else.
    static Content fromText(std::string_view text);

private:
    std::vector<Leaf> leaves_;
};

/// Who may see each answer, taken from the form it was made with.
class ItemClasses {
public:
    ItemClasses() = default; ///< knows no item: for drafts, which never leave
    explicit ItemClasses(const Template& form);
    bool empty() const { return classes_.empty(); }
    /// Error TR-R10 when the form has no such item, so that nothing is ever kept without a class.
    ClassSet of(const std::string& item) const;
    /// The cell that says whose row it is; "" when rows have no owner.
    const std::string& ownerCell(const std::string& rowsItem) const;

private:
    std::unordered_map<std::string, ClassSet> classes_; // asked for each of millions of answers
    std::unordered_map<std::string, std::string> ownerCells_;
};

/// Answers to leaf texts (places of rows included) and back. Missing answers without a reason have no leaf. With an
/// empty `classes` all leaves have none. Error TR-R14 when a row has no id or one that another row has, TR-R11 for a
/// number that is not finite, TR-R12 for text that is not UTF-8.
std::vector<LeafText> leafTexts(const Answers& answers, const ItemClasses& classes);
Answers answersFrom(const std::vector<LeafText>& leaves);
Answers answersFrom(const Content& content); ///< what is not withheld
/// The same straight from Content::text(). For reading only: no hash is looked at. Error TR-R13 as nextLeafLine().
Answers answersFrom(std::string_view contentText);

} // namespace trellis
