// Answers worked out elsewhere, kept until something changes that they may rest on (projection.cpp, forgetAnswers()).
#include "store/workspace_state.hpp"

namespace trellis {

void Workspace::keepAnswers(const std::string& question, Date day,
                            const std::vector<std::pair<Id, std::string>>& answers) {
    if (answers.empty()) return;
    guarded("keep what was worked out", [&] {
        std::optional<SQLite::Transaction> whole;
        if (!state_->together) whole.emplace(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto& [about, words] : answers) {
            auto insert =
                state_->db->prepared("INSERT OR REPLACE INTO answer(question, about, day, words) VALUES (?,?,?,?)");
            insert->bind(1, question);
            insert->bind(2, about);
            insert->bind(3, day.days());
            insert->bind(4, words);
            insert->exec();
        }
        if (whole) whole->commit();
    });
}

std::map<Id, std::string> Workspace::answers(const std::string& question, Date day) const {
    return guarded("look up what was worked out", [&] {
        std::map<Id, std::string> out;
        auto select = state_->db->prepared("SELECT about, words FROM answer WHERE question=? AND day=?");
        select->bind(1, question);
        select->bind(2, day.days());
        while (select->executeStep()) out.emplace_hint(out.end(), column(select, 0), column(select, 1));
        return out;
    });
}

std::optional<std::string> Workspace::answer(const std::string& question, Date day, const Id& agreement) const {
    return guarded("look up what was worked out", [&]() -> std::optional<std::string> {
        auto select = state_->db->prepared("SELECT words FROM answer WHERE question=? AND about=? AND day=?");
        select->bind(1, question);
        select->bind(2, agreement);
        select->bind(3, day.days());
        if (!select->executeStep()) return std::nullopt;
        return column(select, 0);
    });
}

std::int64_t Workspace::changes() const { return state_->changes; }

} // namespace trellis
