// The draft under the pen, as the session runner needs it. The desk gives one (DeskDraft); a test gives its own, so
// that a save that does not work can be shown without breaking a disk.
#pragma once
#include "desk/draft.hpp"
#include "model/person.hpp"

#include <set>

namespace trellis {

class WritingDraft {
public:
    virtual ~WritingDraft() = default;
    virtual Form& form() = 0;
    virtual const RecordKey& key() const = 0;
    virtual PersonCode writer() const { return {}; } ///< who is signed in and writes
    /// Who alone gives this answer, where that is somebody else than writer(); empty: whoever writes.
    virtual PersonCode penOf(const std::string& /*item*/) const { return {}; }
    virtual std::string kindTitle() const = 0;
    virtual Date day() const = 0;                   ///< the day the record is about, as answered so far
    virtual int plannedMinutes() const = 0;         ///< 0 when nothing says so
    virtual std::string amendReason() const = 0;    ///< empty unless it amends a signed record
    virtual std::vector<Person> people() const = 0; ///< for person questions, the parties first
    virtual const Clock& clock() const = 0;
    virtual const std::map<Id, Date>& carried() const = 0;
    virtual std::optional<RecordView> lastTime() const = 0;

    /// As in desk/draft.hpp. tick() and save() throw when the draft cannot be stored; it then stays unsaved.
    virtual void touched() = 0;
    virtual bool unsaved() const = 0;
    virtual Moment savedAt() const = 0;
    virtual bool tick() = 0;
    virtual void save() = 0;

    /// Template, plugin and identifier findings of the present state.
    virtual std::vector<Finding> findings() const = 0;
    /// What its step asks for, answered by now or not (desk/asked.hpp).
    virtual std::set<std::string> askedAtFirst() const { return {}; }
    virtual std::string finishWords() const { return "Finish"; } ///< how its kind calls the end of writing
    virtual bool signs() const { return true; }                  ///< people sign it after that
    /// A record of one's own: how much the other person may read, as answered now. None for a record of its parties.
    virtual std::optional<Sharing> sharing() const { return {}; }
    /// A record of one's own: the question that says who may read it; empty when there is none.
    virtual std::string shareItem() const { return {}; }
};

/// A planned record begins when somebody opens it to write: takes its kind's way out of the plan, if it is still in it.
void beginRecord(Desk& desk, const Id& record);
/// Takes the transition that finishes a draft. Error as Desk::take, which names what is in the way; nothing happens
/// when it is finished already.
void finishRecord(Desk& desk, const Id& record);

class DeskDraft : public WritingDraft {
public:
    /// Opens the draft. Errors as Desk::openDraft. The desk must outlive the draft.
    DeskDraft(Desk& desk, const Id& record);

    Form& form() override;
    const RecordKey& key() const override;
    PersonCode writer() const override;
    PersonCode penOf(const std::string& item) const override;
    std::string kindTitle() const override;
    Date day() const override;
    int plannedMinutes() const override;
    std::string amendReason() const override;
    std::vector<Person> people() const override;
    const Clock& clock() const override;
    const std::map<Id, Date>& carried() const override;
    std::optional<RecordView> lastTime() const override;
    void touched() override;
    bool unsaved() const override;
    Moment savedAt() const override;
    bool tick() override;
    void save() override;
    std::vector<Finding> findings() const override;
    std::set<std::string> askedAtFirst() const override;
    std::string finishWords() const override;
    bool signs() const override;
    std::optional<Sharing> sharing() const override;
    std::string shareItem() const override;

private:
    const KindInfo* kind() const;

    Desk& desk_;
    std::unique_ptr<Draft> draft_;
};

} // namespace trellis
