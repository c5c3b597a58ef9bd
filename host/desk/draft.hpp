// A draft under the pen: the form, autosave, and what stands in the way of finishing.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

/// Belongs to the desk that opened it and must not outlive it. Edit through form(); call touched() after each edit
/// and tick() about twice a second: it saves 2 s after the last edit (design 6). The destructor saves what is
/// unsaved.
class Draft {
public:
    ~Draft();
    const Id& record() const;
    const RecordKey& key() const;
    Form& form();
    const Form& form() const;
    const DraftState& state() const;
    /// Rows that were carried in from an earlier record, by row id → the day of the record they first stood in.
    const std::map<Id, Date>& carried() const;
    /// The finished record of the same agreement and kind before this one's day, if I may see it: "Last time".
    std::optional<RecordView> lastTime() const;

    void touched();
    bool unsaved() const;
    Moment savedAt() const;
    /// Saves when 2 s have passed since the last edit; true if it did. A save that does not work throws (TR-S..) and
    /// keeps the draft unsaved, so that the caller can say so and try again.
    bool tick();
    void save();

    /// Template, plugin and identifier findings of the present state.
    std::vector<Finding> findings() const;

    struct State; ///< for the desk only

private:
    friend class Desk;
    Draft();
    std::unique_ptr<State> state_;
};

} // namespace trellis
