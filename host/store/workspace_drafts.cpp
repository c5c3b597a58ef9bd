// Drafts: kept as one text per record, replaced at every save.
#include "record/canonical.hpp"
#include "store/draft_text.hpp"
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include <nlohmann/json.hpp>

namespace trellis {

std::string writeDraft(const DraftState& draft) {
    std::string leaves = "[";
    for (const auto& leaf : leafTexts(draft.answers, ItemClasses())) {
        if (leaves.size() > 1) leaves += ',';
        leaves += writeLeaf(leaf);
    }
    CanonicalObject out;
    out.text("record", draft.key.id).text("kind", draft.key.kind).text("agreement", draft.key.agreement);
    out.text("supervisor", draft.key.supervisor).texts("supervisees", draft.key.supervisees);
    if (draft.key.authorsOwn()) out.text("owner", draft.key.author);
    out.text("base", draft.base.value_or("")).text("form", draft.form.text()).text("day", draft.day.iso());
    out.text("state", draft.state).text("reason", draft.reason).text("author", draft.author);
    out.number("savedAt", draft.savedAt.ms).raw("leaves", leaves + "]");
    return out.done();
}

DraftState readDraft(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    try {
        DraftState draft;
        draft.key = {json.at("record"),     json.at("kind"),        json.at("agreement"),
                     json.at("supervisor"), json.at("supervisees"), json.value("owner", "")};
        if (const std::string base = json.at("base"); !base.empty()) draft.base = base;
        draft.form = formRefFromText(json.at("form").get<std::string>()).value_or(FormRef{});
        draft.day = Date::fromIso(json.at("day").get<std::string>()).value_or(Date{});
        draft.state = json.at("state");
        draft.reason = json.at("reason");
        draft.author = json.at("author");
        draft.savedAt = Moment{json.at("savedAt").get<std::int64_t>()};
        std::vector<LeafText> leaves;
        for (const auto& leaf : json.at("leaves")) leaves.push_back(readLeaf(leaf.dump()));
        draft.answers = answersFrom(leaves);
        return draft;
    } catch (const nlohmann::json::exception&) {
        throw Error("TR-S15", "A draft is damaged and cannot be read. Finished records are not affected.",
                    "Run the check of the workspace; the draft may be whole in the newest backup.");
    }
}

std::string draftMark(const Id& record, std::int64_t savedMs, const std::string& body) {
    return Blake2b()
        .update("trellis draft 1\n")
        .update(record + " " + std::to_string(savedMs) + "\n")
        .update(body)
        .hexDigest();
}

void Workspace::saveDraft(const DraftState& draft, const Template& form) {
    guarded("save the draft", [&] {
        DraftState now = draft;
        now.savedAt = state_->clock->now();
        now.form = form.ref;
        const std::string body = writeDraft(now);
        if (!state_->knownForms.contains(form.ref.text())) keepForm(form);
        std::optional<SQLite::Transaction> whole;
        if (!state_->together) whole.emplace(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement insert(
            *state_->db, "INSERT INTO draft(record, saved_ms, body, mark) VALUES (?,?,?,?) ON CONFLICT(record) DO "
                         "UPDATE SET saved_ms=excluded.saved_ms, body=excluded.body, mark=excluded.mark");
        insert.bind(1, now.key.id);
        insert.bind(2, now.savedAt.ms);
        insert.bind(3, body);
        insert.bind(4, draftMark(now.key.id, now.savedAt.ms, body));
        insert.exec();
        forgetAnswersAbout(*state_->db, now.key.agreement);
        if (whole) whole->commit();
    });
}

namespace {

/// Reading one takes a while, so each text is read once; the mark of its row says whether it is still the same.
const DraftState& read(const Workspace::State& state, const Id& record, const std::string& mark,
                       const std::string& body) {
    auto& kept = state.draftsRead[record];
    if (kept.first != mark) {
        kept.second = readDraft(body);
        kept.first = mark;
    }
    return kept.second;
}

} // namespace

std::optional<DraftState> Workspace::draft(const Id& record) const {
    return guarded("read the draft", [&]() -> std::optional<DraftState> {
        auto select = state_->db->prepared("SELECT mark, body FROM draft WHERE record=?");
        select->bind(1, record);
        if (!select->executeStep()) return std::nullopt;
        return read(*state_, record, column(select, 0), column(select, 1));
    });
}

std::vector<DraftState> Workspace::drafts() const {
    return guarded("list the drafts", [&] {
        SQLite::Statement select(*state_->db,
                                 "SELECT record, mark, body FROM draft ORDER BY saved_ms DESC, record DESC");
        std::vector<DraftState> out;
        while (select.executeStep())
            out.push_back(read(*state_, column(select, 0), column(select, 1), column(select, 2)));
        return out;
    });
}

void Workspace::discardDraft(const Id& record) {
    guarded("discard the draft", [&] {
        const auto gone = draft(record);
        std::optional<SQLite::Transaction> whole;
        if (!state_->together) whole.emplace(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement remove(*state_->db, "DELETE FROM draft WHERE record=?");
        remove.bind(1, record);
        remove.exec();
        if (gone) forgetAnswersAbout(*state_->db, gone->key.agreement);
        if (whole) whole->commit();
        state_->draftsRead.erase(record);
    });
}

} // namespace trellis
