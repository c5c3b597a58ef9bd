#include "template/edit_history.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr std::size_t kMaxSteps = 1'000;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool continuesByte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The text of a value that a text edit can speak of: unanswered is an empty text, unless there is a reason for it.
const std::string* asTextField(const Value& value) {
    static const std::string empty;
    if (auto* text = std::get_if<std::string>(&value)) return text;
    auto* missing = std::get_if<Missing>(&value);
    return missing && missing->reason.empty() ? &empty : nullptr;
}

/// How many elements two sequences share at the front and, beyond that, at the back.
template <typename Sequence> std::pair<std::size_t, std::size_t> shared(const Sequence& a, const Sequence& b) {
    auto shorter = std::min(a.size(), b.size());
    std::size_t front = 0, back = 0;
    while (front < shorter && a[front] == b[front]) ++front;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    return {front, back};
}

/// A second word begins inside, so this was not one run of typing.
bool beginsWord(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i)
        if (isSpace(text[i - 1]) && !isSpace(text[i])) return true;
    return false;
}

} // namespace

Edit editBetween(const ItemPath& path, const Value& before, const Value& after) {
    auto *a = asTextField(before), *b = asTextField(after);
    bool text = std::holds_alternative<std::string>(before) || std::holds_alternative<std::string>(after);
    if (!a || !b || !text) return ValueEdit{path, before, after};
    auto [front, back] = shared(*a, *b);
    // Whole characters only: a step may not end in the middle of one.
    while (front > 0 &&
           ((front < a->size() && continuesByte((*a)[front])) || (front < b->size() && continuesByte((*b)[front]))))
        --front;
    while (back > 0 && continuesByte((*a)[a->size() - back])) --back;
    return TextEdit{path, front, a->substr(front, a->size() - front - back),
                    b->substr(front, b->size() - front - back)};
}

RowsEdit editBetween(const std::string& rowsItem, const std::vector<Row>& before, const std::vector<Row>& after) {
    auto [front, back] = shared(before, after);
    return {
        rowsItem, front, {before.begin() + front, before.end() - back}, {after.begin() + front, after.end() - back}};
}

bool EditHistory::extends(const EditStep& step) const {
    if (!running_ || done_.empty() || step.size() != 1 || done_.back().size() != 1) return false;
    auto* last = std::get_if<TextEdit>(&done_.back().front());
    auto* next = std::get_if<TextEdit>(&step.front());
    if (!last || !next || last->path != next->path) return false;
    if (last->removed.empty() && next->removed.empty()) { // typing on
        bool adjacent = next->at == last->at + last->inserted.size();
        return adjacent && !beginsWord(last->inserted.substr(last->inserted.size() - 1) + next->inserted);
    }
    if (last->inserted.empty() && next->inserted.empty()) // deleting on, backwards or forwards
        return next->at + next->removed.size() == last->at || next->at == last->at;
    return false;
}

void EditHistory::add(EditStep step) {
    if (step.empty()) return;
    undone_.clear();
    if (extends(step)) {
        auto& last = std::get<TextEdit>(done_.back().front());
        auto& next = std::get<TextEdit>(step.front());
        last.inserted += next.inserted;
        if (next.at < last.at) {
            last.removed.insert(0, next.removed);
            last.at = next.at;
        } else {
            last.removed += next.removed;
        }
        return;
    }
    auto* text = step.size() == 1 ? std::get_if<TextEdit>(&step.front()) : nullptr;
    running_ = text && (text->removed.empty() != text->inserted.empty()) && !beginsWord(text->inserted);
    done_.push_back(std::move(step));
    if (done_.size() > kMaxSteps) done_.pop_front();
}

const EditStep& EditHistory::undo() {
    running_ = false;
    undone_.push_back(std::move(done_.back()));
    done_.pop_back();
    return undone_.back();
}

const EditStep& EditHistory::redo() {
    running_ = false;
    done_.push_back(std::move(undone_.back()));
    undone_.pop_back();
    return done_.back();
}

} // namespace trellis
