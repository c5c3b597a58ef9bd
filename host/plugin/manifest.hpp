// What a plugin is and offers, read from plugin.xml before any of its code runs (design 4).
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// What an author's own record may bring to the pair's next session by its author's wish, and nothing else of it: where
/// `when` is true, the text of `text` becomes a row of the table `rows` in the next draft that has such a table.
struct Brings {
    std::string when; ///< boolean item: "bring this"
    std::string text; ///< text item: the words that are brought
    std::string rows; ///< table of the other record's form: "agenda"
    std::string cell; ///< its text cell that receives the words
    std::string by; ///< cells, with spaces between, that say who brought it: a person, or a choice of "supervisor" and
                    ///< "supervisee"
};

/// A kind of record that a plugin defines.
struct KindInfo {
    std::string id; ///< unique over all plugins
    std::string plugin;
    std::string title;  ///< "Supervision session"
    std::string plural; ///< "Supervision sessions"
    std::string templateId;
    std::string role;        ///< "record"; "agreement": the host reads the agreement's terms from it (see README);
                             ///< "not-held": Today notes with it why something due did not take place
    std::string dayItem;     ///< the item that holds the day the record is about; empty: the day it was made
    std::string nextItem;    ///< the item that holds the next appointment; may be empty
    std::string minutesItem; ///< planned minutes, for the quiet timer; may be empty
    bool offersDue = false;  ///< knows when its next record is due
    /// Not empty: a new record may be written on any installed form whose id is SOMEBODY.FAMILY-NAME
    /// ("core.reflection-gibbs", "fernwick.reflection-ours"); templateId is the one taken when nobody chooses.
    std::string family;
    bool authorsOwn =
        false; ///< audience="author": its records belong to who writes them; for others they do not exist (README)
    std::string shareItem;          ///< author's own: the item with "none", "summary" or "full"; empty: never shared
    std::optional<Brings> brings;   ///< author's own only
    std::vector<std::string> reads; ///< item ids of any kind its code may see; "*" never
    std::vector<std::string> readsKinds;
};

/// A page of the window that a plugin asks for. The host draws it from kinds and actions alone.
struct PageInfo {
    std::string id;
    std::string title; ///< "Sessions"
    std::string intro; ///< what the empty page says: what will be here and why it helps
    std::string icon;  ///< name of one of the workbench's own icons
    std::string plugin;
    std::vector<std::string> kinds;
};

struct Manifest {
    std::string id; ///< "trellis.supervision-log"
    std::string version;
    std::string title;
    std::string publisher;
    std::string library; ///< file beside plugin.xml, without folder; the manifest leaves the platform's ending out
    int abiMajor = 0, abiMinor = 0;
    std::string whenDisabled;           ///< what remains when it is off, one sentence
    std::vector<std::string> offers;    ///< features of the plugin: "trellis.kind/1"
    std::vector<std::string> requires_; ///< features of the host it cannot do without: "trellis.host.draft/1"
    std::vector<KindInfo> kinds;
    std::vector<PageInfo> pages;
    std::filesystem::path folder;
};

/// May a record of this kind be begun on the form of that id?
bool usesForm(const KindInfo& kind, const std::string& templateId);

/// FOLDER/plugin.xml, read strictly, like a compiler: an unknown element or attribute is a mistake. Error TR-P10
/// (unreadable), TR-P11 (not understood: line and sentence).
Manifest readManifest(const std::filesystem::path& folder);

} // namespace trellis
