// Part of trellis/plugin.hpp: where a plugin's results go. What is written is copied at once.
#pragma once
#include <trellis/plugin/reading.hpp>

namespace trellis::sdk {

/// A code to write, apart from a text: `draft.set("session.type", Code{"CLIN"})`.
struct Code {
    std::string code;
};

namespace detail {

/// A trellis_value with the storage it points into.
class Written {
public:
    Written(bool yes)
        : Written(Type{TRELLIS_BOOLEAN}) {
        value_.number = yes;
    }
    Written(int number)
        : Written(double(number)) {}
    Written(double number)
        : Written(Type{TRELLIS_NUMBER}) {
        value_.number = number;
    }
    Written(const char* text)
        : Written(std::string(text)) {}
    Written(std::string text)
        : Written(Type{TRELLIS_TEXT}) {
        text_ = std::move(text);
    }
    Written(Code code)
        : Written(Type{TRELLIS_CODE}) {
        text_ = std::move(code.code);
    }
    Written(Day day)
        : Written(Type{TRELLIS_DAY}) {
        value_.day = day.days();
    }
    Written(std::vector<std::string> codes)
        : Written(Type{TRELLIS_CODES}) {
        codes_ = std::move(codes);
    }
    const trellis_value* raw() const {
        value_.text = text_.c_str();
        pointers_.clear();
        for (auto& code : codes_) pointers_.push_back(code.c_str());
        value_.codes = pointers_.data();
        value_.code_count = std::uint32_t(pointers_.size());
        return &value_;
    }

private:
    struct Type {
        trellis_type type;
    };
    explicit Written(Type type)
        : value_{} {
        value_.size = sizeof value_;
        value_.type = type.type;
        value_.day = TRELLIS_NO_DAY;
    }
    mutable trellis_value value_;
    std::string text_;
    std::vector<std::string> codes_;
    mutable std::vector<const char*> pointers_;
};

} // namespace detail

/// A row of a draft: written cell by cell.
class DraftRow {
public:
    DraftRow(trellis_draft* draft, std::string rows, std::uint32_t index)
        : draft_(draft)
        , rows_(std::move(rows))
        , index_(index) {}
    std::string id() const { return detail::text(detail::drafts().row_id(draft_, rows_.c_str(), index_)); }
    Answer answer(const char* item) const {
        trellis_value value{};
        value.size = sizeof value;
        detail::must(detail::drafts().cell(draft_, rows_.c_str(), index_, item, &value), item);
        return Answer(value);
    }
    DraftRow& set(const char* item, const detail::Written& value) {
        detail::must(detail::drafts().set_cell(draft_, rows_.c_str(), index_, item, value.raw()), item);
        return *this;
    }

private:
    trellis_draft* draft_;
    std::string rows_;
    std::uint32_t index_;
};

/// What a new record starts with.
class Draft {
public:
    explicit Draft(trellis_draft* draft)
        : draft_(draft) {}
    /// Does this form ask that? A locality may have hidden an item; a kind may be written on several forms.
    bool asks(const char* item) const { return detail::drafts().asks(draft_, item) != 0; }
    /// Does this form take that code for the item or cell? Ask before handing on what an earlier record holds. A
    /// workbench too old to be asked is taken to offer it, and says so itself where it does not. No code at all, "", is
    /// never offered.
    bool offers(const char* item, const std::string& code) const {
        const auto& api = detail::drafts();
        return !code.empty() &&
               (!TRELLIS_HAS(&api, trellis_host_draft, offers) || api.offers(draft_, item, code.c_str()) != 0);
    }
    /// The codes that can be chosen, in the form's order. Empty for an item that takes any, and where the workbench is
    /// too old to be asked.
    std::vector<std::string> options(const char* item) const {
        const auto& api = detail::drafts();
        std::vector<std::string> all;
        if (TRELLIS_HAS(&api, trellis_host_draft, option))
            for (std::uint32_t i = 0; const char* code = api.option(draft_, item, i); ++i) all.emplace_back(code);
        return all;
    }
    /// Those of `codes` that this form takes, in their order.
    std::vector<std::string> offered(const char* item, const std::vector<std::string>& codes) const {
        std::vector<std::string> taken;
        for (auto& code : codes)
            if (offers(item, code)) taken.push_back(code);
        return taken;
    }
    Draft& set(const char* item, const detail::Written& value) {
        detail::must(detail::drafts().set(draft_, item, value.raw()), item);
        return *this;
    }
    DraftRow addRow(const char* rows) {
        std::uint32_t index = 0;
        detail::must(detail::drafts().add_row(draft_, rows, &index), rows);
        return {draft_, rows, index};
    }
    /// Brings a row of an earlier record along, with its id.
    DraftRow copyRow(const Row& row) {
        std::uint32_t index = 0;
        detail::must(detail::drafts().copy_row(draft_, row.rows().c_str(), row.raw(), row.index(), &index), row.rows());
        return {draft_, row.rows(), index};
    }
    /// Those that the form has carried over stand here already.
    std::vector<DraftRow> rows(const char* item) const {
        std::vector<DraftRow> all;
        for (std::uint32_t i = 0, n = detail::drafts().row_count(draft_, item); i < n; ++i)
            all.emplace_back(draft_, item, i);
        return all;
    }

private:
    trellis_draft* draft_;
};

/// What deserves a look. Messages are whole sentences: what is the matter, what to do.
class Findings {
public:
    explicit Findings(trellis_findings* sink)
        : sink_(sink) {}
    void note(const char* item, const char* code, const std::string& message) {
        add(TRELLIS_NOTE, item, code, message);
    }
    void ask(const char* item, const char* code, const std::string& message) { add(TRELLIS_ASK, item, code, message); }
    void refuse(const char* item, const char* code, const std::string& message) {
        add(TRELLIS_REFUSE, item, code, message);
    }
    void note(const Row& row, const char* item, const char* code, const std::string& message) {
        add(TRELLIS_NOTE, row, item, code, message);
    }
    void ask(const Row& row, const char* item, const char* code, const std::string& message) {
        add(TRELLIS_ASK, row, item, code, message);
    }
    void refuse(const Row& row, const char* item, const char* code, const std::string& message) {
        add(TRELLIS_REFUSE, row, item, code, message);
    }

private:
    static const trellis_host_findings& api() { return detail::service<trellis_host_findings>(TRELLIS_HOST_FINDINGS); }
    void add(trellis_severity severity, const char* item, const char* code, const std::string& message) {
        detail::must(api().add(sink_, severity, item, nullptr, nullptr, code, message.c_str()),
                     std::string("the finding ") + code);
    }
    void add(trellis_severity severity, const Row& row, const char* item, const char* code,
             const std::string& message) {
        detail::must(api().add(sink_, severity, item, row.rows().c_str(), row.id().c_str(), code, message.c_str()),
                     std::string("the finding ") + code);
    }
    trellis_findings* sink_;
};

enum StateFlags : std::uint32_t {
    Open = 0,
    Editable = TRELLIS_STATE_EDITABLE,
    Held = TRELLIS_STATE_HELD,
    Closed = TRELLIS_STATE_CLOSED
};
constexpr StateFlags operator|(StateFlags a, StateFlags b) { return StateFlags(std::uint32_t(a) | std::uint32_t(b)); }
enum class Effect : trellis_effect {
    None = TRELLIS_EFFECT_NONE,
    Finish = TRELLIS_EFFECT_FINISH,
    Sign = TRELLIS_EFFECT_SIGN,
    Amend = TRELLIS_EFFECT_AMEND,
    Discard = TRELLIS_EFFECT_DISCARD
};

/// The life of a kind: its states, the first being where a draft begins, and the ways between them.
class Description {
public:
    explicit Description(trellis_description* sink)
        : sink_(sink) {}
    Description& state(const char* id, const char* label, StateFlags flags = Open) {
        trellis_state state{sizeof state, id, label, flags};
        detail::must(api().state(sink_, &state), std::string("the state ") + id);
        return *this;
    }
    Description& transition(const char* id, const char* label, const char* from, const char* to,
                            Effect effect = Effect::None, unsigned signatures = 0) {
        trellis_transition way{sizeof way, id, label, from, to, trellis_effect(effect), signatures};
        detail::must(api().transition(sink_, &way), std::string("the transition ") + id);
        return *this;
    }

private:
    static const trellis_host_description& api() {
        return detail::service<trellis_host_description>(TRELLIS_HOST_DESCRIPTION);
    }
    trellis_description* sink_;
};

enum class Standing : trellis_standing {
    NotDue = TRELLIS_NOT_DUE,
    Due = TRELLIS_DUE,
    InGrace = TRELLIS_IN_GRACE,
    Overdue = TRELLIS_OVERDUE,
    Never = TRELLIS_NEVER,
    Excluded = TRELLIS_EXCLUDED
};

/// When the next record is due. Members as in plugin.h.
struct Due {
    Standing standing = Standing::NotDue;
    std::optional<Day> due, lastHeld, planned;
    int daysPast = 0;
    std::string band, reason;
};

} // namespace trellis::sdk
