// One record on the screen: which layer is shown, what may be done with it, and who signs it. Knows no window.
#pragma once
#include "desk/desk.hpp"
#include "workbench/controller/paper.hpp"

namespace trellis {

/// One text of a record that can be chosen for reading.
struct LayerChoice {
    Id revision;       ///< empty: what is being written now
    std::string label; ///< "As it stands now", "As first signed, 17 September 2025"
};

/// One party and their signature of the newest text.
struct Signer {
    PersonCode code;
    std::string name; ///< "FK-CP3 · Ana"
    bool me = false;
    std::optional<Moment> signedAt;
    bool canSignHere = false; ///< is a user of this workspace and has not signed yet
};

/// How a record of one's own can be shared, in the words of its form.
struct SharingOption {
    Sharing how = Sharing::None;
    std::string label; ///< "A summary"
};
struct SharingOffer {
    std::vector<SharingOption> options;
    Sharing now = Sharing::None;
    std::string summary; ///< as it stands in the record
};

class ReadController {
public:
    /// Shows the newest text. Errors as Desk::show. The desk must outlive the controller.
    ReadController(Desk& desk, Id record);

    const Id& record() const { return record_; }
    const RecordView& view() const { return view_; }
    void reload();
    void showLayer(const Id& revision);
    std::vector<LayerChoice> layers() const; ///< newest first
    bool newest() const;
    /// The text as it was first signed, where that is another than the one shown and the newest is shown.
    std::optional<Id> textAsSigned() const;

    void showHashes(bool show) { hashes_ = show; }
    std::vector<PaperBlock> paper() const;
    std::string title() const; ///< "Supervision session, Tuesday 16 September 2025"

    bool draft() const { return view_.line.draft; }
    bool canContinue() const;              ///< a draft of mine
    bool canAmend() const;                 ///< signed or finished, and I am a party
    void amend(const std::string& reason); ///< Error as Desk::amend

    /// The next stations that are open to me, in the kind's order: each begins a draft on top of what stands here.
    std::vector<KindTransition> steps() const;
    /// Whether the first of them is how the record goes on. Where that is somebody else's, what is left is a way out.
    bool nextIsMine() const;
    void take(const KindTransition& step); ///< Error as Desk::take

    /// A kept record of my own that can be shared: only its newest text, and not while a change to it is being written.
    bool canShare() const;
    /// What its form offers; without options where canShare() is false.
    SharingOffer sharing() const;
    /// Errors as Desk::share; the record is read again afterwards.
    void share(Sharing how, const std::string& summary);

    /// Everybody who has to sign, those who have first. Empty for a draft.
    std::vector<Signer> signers() const;
    bool everybodySigned() const;
    /// Errors as Desk::sign; the record is read again afterwards.
    void sign(const PersonCode& person, const std::string& passphrase);

    /// Notes that it was printed: paper is read by whoever finds it.
    void printed();
    /// The self-contained page to print or keep; logged as an export.
    std::string html() const;

private:
    Desk& desk_;
    Id record_;
    RecordView view_;
    bool hashes_ = false;
};

} // namespace trellis
