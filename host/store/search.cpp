// Full-text search over the newest layers.
#include "store/workspace_state.hpp"

namespace trellis {

namespace {

// Every word must be there, the last one may be unfinished. Quoted, so that no sign in it means anything to the index.
std::string asQuery(const std::string& typed) {
    std::vector<std::string> words{""};
    for (char c : typed) {
        const unsigned char byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
        if (letter)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    const bool unfinished = !words.back().empty();
    if (!unfinished) words.pop_back();
    std::string query;
    for (std::size_t i = 0; i < words.size(); ++i)
        query += (i ? " \"" : "\"") + words[i] + "\"" + (unfinished && i + 1 == words.size() ? "*" : "");
    return query;
}

} // namespace

std::vector<Passage> Workspace::search(const std::string& words, int most,
                                       const std::function<bool(const RecordHead&, const Passage&)>& mayShow) const {
    return guarded("search the records", [&] {
        std::vector<Passage> out;
        const std::string query = asQuery(words);
        if (query.empty()) return out;
        SQLite::Statement select(
            *state_->db,
            "SELECT p.record, r.layer, p.item, p.row, p.classes, p.owner, snippet(wordlist, 0, '\u2039', '\u203A', "
            "'…', 24) FROM wordlist JOIN passage p ON p.n=wordlist.rowid JOIN record r ON r.id=p.record "
            "WHERE wordlist MATCH ? ORDER BY r.day DESC, r.tick DESC, p.item, p.row");
        select.bind(1, query);
        std::optional<RecordHead> found;
        while (static_cast<int>(out.size()) < most && select.executeStep()) {
            Passage passage{column(select, 0),
                            column(select, 1),
                            column(select, 2),
                            column(select, 3),
                            ClassSet::parse(column(select, 4)),
                            column(select, 5),
                            column(select, 6)};
            if (!found || found->key.id != passage.record) found = head(passage.record);
            if (found && mayShow(*found, passage)) out.push_back(std::move(passage));
        }
        return out;
    });
}

} // namespace trellis
