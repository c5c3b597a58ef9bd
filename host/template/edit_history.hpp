// What a person did to a form, so that it can be taken back. Texts and tables are remembered as the piece that changed:
// a long note that is typed for an hour does not fill the memory with copies of itself. Private to the form.
#pragma once
#include "model/answers.hpp"

#include <deque>

namespace trellis {

struct ValueEdit {
    ItemPath path;
    Value before, after;
};

/// At byte `at`, `removed` gave way to `inserted`.
struct TextEdit {
    ItemPath path;
    std::size_t at = 0;
    std::string removed, inserted;
};

/// From row `at` on, `removed` gave way to `inserted`. A row that moves is part of both.
struct RowsEdit {
    std::string rowsItem;
    std::size_t at = 0;
    std::vector<Row> removed, inserted;
};

using Edit = std::variant<ValueEdit, TextEdit, RowsEdit>;
using EditStep = std::vector<Edit>;

/// The smallest edit that turns one into the other.
Edit editBetween(const ItemPath& path, const Value& before, const Value& after);
RowsEdit editBetween(const std::string& rowsItem, const std::vector<Row>& before, const std::vector<Row>& after);

/// The last 1,000 steps. One word run of typing, or one run of deleting, in one field is one step.
class EditHistory {
public:
    void add(EditStep step);
    bool canUndo() const { return !done_.empty(); }
    bool canRedo() const { return !undone_.empty(); }
    /// The step to take back; the caller applies its edits backwards, last first. Call only when there is one.
    const EditStep& undo();
    const EditStep& redo();

private:
    bool extends(const EditStep& step) const;
    std::deque<EditStep> done_;
    std::vector<EditStep> undone_;
    bool running_ = false; ///< the last step may still grow
};

} // namespace trellis
