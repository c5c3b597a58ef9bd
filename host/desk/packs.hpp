// What the locality supplies: its packs, their publishers' keys, and the rules they bring (design 6a).
//
// For the person who has the workspace open; a desk has one of its own and works by what it says. Everything that is decided here (a pack installed, a key trusted) is an
// entry in the workspace's log and a line in the audit trail. No record is ever touched: a record names the form it was
// made with, and the workspace keeps that form.
#pragma once
#include "desk/desk.hpp"
#include "pack/differences.hpp"
#include "pack/ledger.hpp"
#include "pack/shelf.hpp"

#include <functional>

namespace trellis {

/// One pack as it stands here.
struct PackLine {
    std::string id, version, title, locality, publisher, purpose;
    PackLayer layer = PackLayer::Site;
    Trust trust = Trust::Unsigned;
    std::string why;   ///< of the trust, and why it is not used if it is not; one or two sentences
    bool inUse = false; ///< its forms, lists, overlays and plugin set hold
    Moment since;
    PersonCode by;
    std::vector<std::string> versions; ///< kept on this machine, oldest first
    std::filesystem::path folder;      ///< of the active version
    PackManifest manifest;
};

/// What installing a pack would do.
struct PackPreview {
    PackManifest manifest;
    Judgement judgement;
    std::string hash;
    std::string active;              ///< the version that is active now; empty: none
    std::vector<PackChange> changes; ///< against the core, item by item
    std::vector<PackChange> since;   ///< against the active version; empty when there is none
    std::vector<LintMessage> messages;
};

/// Where packs, plugins and keys of this machine lie.
struct PackPlaces {
    Installation installation;
    std::filesystem::path shipped; ///< packs that came with Trellis; may be missing
    /// Keys of publishers that IT trusts on this machine (pack/trust.hpp); may be missing.
    std::filesystem::path trustedKeys = "/etc/trellis/trusted-keys";
    static PackPlaces of(const Installation& installation) {
        return {installation, installation.templates.parent_path() / "packs"};
    }
};

/// What a pack lies upon where no pack is: forms, lists and plugins of an installation.
Surroundings surroundingsOf(const Installation& installation);

class Packs {
public:
    /// The workspace must outlive it. `changed` is called after every deed.
    Packs(Workspace& workspace, PackPlaces places, std::function<void()> changed = {});

    /// Active packs, from the organisation's to the team's; those that are not used among them, with the reason.
    const std::vector<PackLine>& active() const { return active_; }
    /// Every deed, oldest first.
    std::vector<PackEvent> ledger() const;
    /// All active packs' rules together, the nearer over the wider. They hold also where a pack's files are not at hand.
    const Policies& policies() const { return policies_; }
    /// Which locality has set each of what Policies::options() says: "policy.grace-days" → "Fernwick".
    std::map<std::string, std::string> policyBy() const;
    /// Sentences for the opening notes.
    std::vector<std::string> notes() const;

    /// Opens FILE as far as its signature allows and says what it would change. Changes nothing. Error as install(),
    /// but for what only stands in the way of installing: those are messages of the preview.
    PackPreview preview(const std::filesystem::path& file, Progress& progress = noProgress()) const;
    /// Installs, or upgrades to, the pack in FILE; it is active at once. Error TR-L01 to TR-L05 (trust, reading), TR-L20 to
    /// TR-L24 (what is in it), TR-L25 (its parts have errors), TR-L40 (older than what is active), TR-L41 (another pack
    /// of the same version), TR-L42 (another active pack brings the same), TR-K14 (its overlays do not go together with
    /// those of the other packs), TR-S08 (disk full), TR-U05. Afterwards it is all there or nothing has changed. Until it
    /// is put into its place it can be stopped: TR-W20.
    PackPreview install(const std::filesystem::path& file, Progress& progress = noProgress());
    /// What an active pack changes against the core, item by item, as preview() says it. Error TR-L43 when none is active
    /// by that id or its files are not what was installed.
    std::vector<PackChange> changesOf(const std::string& id) const;
    /// Makes a version that is kept here active again; `version` empty: the newest one before the active one. Error
    /// TR-L43 when there is none or its files are not what was installed, TR-L04 when its key was taken back, TR-U05.
    std::string rollback(const std::string& id, const std::string& version = {});
    /// The pack holds no longer. Its files stay for the way back. Error TR-L43, TR-U05.
    void remove(const std::string& id);

    /// Of this machine and of this workspace.
    KnownKeys keys() const;
    /// Trusts the key in `file`, from now on and wherever this workspace is opened, once somebody has compared its words:
    /// `words` are those the publisher has read out. Error TR-L50 (no key), TR-L51 (the words are others), TR-L52 (taken
    /// back, or the id is another key's), TR-U05.
    KnownKey trustKey(const std::filesystem::path& file, const std::string& name, const std::string& words);
    /// The same for a key that a trusted one hands over to: no words are needed. `signature` is the .minisig that
    /// `keys rotate` made. Error TR-L53 when no trusted key has signed it.
    KnownKey trustSuccessor(const std::filesystem::path& file, const std::filesystem::path& signature);
    /// Believes it no longer; packs signed with it are not used from now on. `which`: a key file, an id or a name. Error
    /// TR-L54 when nobody knows it, TR-L60 when several trusted keys bear that name, TR-U05.
    KnownKey revokeKey(const std::string& which, const std::string& because);

    /// May the person who is signed in install, remove, trust and take back? Others are refused with TR-U05.
    bool mayManage() const;
    bool developerMode() const;
    void setDeveloperMode(bool on); ///< of this machine; Error TR-U05

    /// Reads the ledger again, and looks at the files anew.
    void load();
    /// The plugin set of the packs in use: what is off and why, what replaces what, what is set, and the folders of
    /// their own native plugins.
    void furnish(PluginFolders& folders) const;
    /// What the packs in use lay over forms of the core, from the organisation's to the team's.
    std::vector<Overlay> overlays() const;
    /// Permanently shown while packs are taken that nobody has signed; empty otherwise. Both programs show it.
    std::string banner() const;
    std::vector<std::filesystem::path> foldersInUse() const; ///< the nearest layer last

private:
    Surroundings surroundings() const;
    void checkMayManage() const;
    void taken(); ///< after a deed
    struct Read;
    Read open(const std::filesystem::path& file) const;
    Judgement judged(const PackBytes& bytes) const;
    PackLine lineOf(const PackEvent& event, const KnownKeys& keys) const;
    void mustBeNew(const Read& read) const;
    void mustNotCollide(const Read& read) const;
    void mustFit(const Read& read) const;
    void write(PackEvent event);
    void keepKey(const KnownKey& key, const std::string& deed);
    PackShelf shelf() const;
    const PackLine* line(const std::string& id) const;

    Workspace& workspace_;
    PackPlaces places_;
    std::function<void()> changed_;
    std::vector<PackLine> active_;
    Policies policies_;
};

} // namespace trellis
