// Full-text search over the newest layers.
//
// The index holds, beside the words of a passage, who may come to it (projection.cpp): people by code, roles that
// oversee by class. So a search never walks through what others wrote, and takes as long as what its own reader may
// see. Passages are numbered by day; reading them from the highest number down is "newest first" without sorting, and
// stops when there are enough.
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr char beginMark = '\x02', endMark = '\x03'; // no answer holds them: leaves are JSON texts without such signs

/// Every word must be there, the last one may be unfinished. Quoted, so that no sign in it means anything to the index.
std::string wordsQuery(const std::string& typed) {
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
        query += (i ? " AND \"" : "\"") + words[i] + "\"" + (unfinished && i + 1 == words.size() ? "*" : "");
    return query;
}

std::string reachQuery(const Reach& reach) {
    std::string out = "\"" + reachWord(reach.person) + "\"";
    for (auto one : {VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M})
        if (reach.overseen.has(one)) out += " OR \"" + reachWord(one) + "\"";
    return out;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> out{""};
    for (char c : text)
        if (c == '\n')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// About two dozen words around the first mark, with the marks people see.
std::string excerptOf(const std::string& line) {
    constexpr std::size_t before = 60, after = 120;
    auto first = line.find(beginMark);
    if (first == std::string::npos) first = 0;
    auto from = first > before ? line.rfind(' ', first - before) : 0;
    from = from == std::string::npos ? 0 : from;
    auto to = first + after < line.size() ? line.find(' ', first + after) : line.size();
    to = std::min(to, line.size());
    std::string out = from > 0 ? "…" : "";
    for (char c : line.substr(from, to - from))
        if (c == beginMark)
            out += "\u2039";
        else if (c == endMark)
            out += "\u203A";
        else
            out += c;
    return out + (to < line.size() ? "…" : "");
}

/// Item, row and excerpt of the answer in which most marks stand.
void placeIn(Passage& passage, const std::string& places, const std::string& marked) {
    const auto where = linesOf(places), lines = linesOf(marked);
    std::size_t best = 0;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (std::ranges::count(lines[i], beginMark) > std::ranges::count(lines[best], beginMark)) best = i;
    if (best < where.size()) {
        const auto tab = std::min(where[best].find('\t'), where[best].size());
        passage.item = where[best].substr(0, tab);
        passage.row = tab < where[best].size() ? where[best].substr(tab + 1) : "";
    }
    passage.excerpt = excerptOf(lines[best]);
}

} // namespace

std::vector<Passage> Workspace::search(const std::string& words, int most, const Reach& reach,
                                       const std::function<bool(const RecordHead&, const Passage&)>& mayShow) const {
    return guarded("search the records", [&] {
        std::vector<Passage> out;
        const std::string query = wordsQuery(words);
        if (query.empty() || most <= 0) return out;
        auto select = state_->db->prepared(
            "SELECT p.n, p.record, p.places, p.classes, p.owner, highlight(wordlist, 0, char(2), char(3)) FROM "
            "wordlist "
            "CROSS JOIN passage p ON p.n=wordlist.rowid WHERE wordlist MATCH ? ORDER BY wordlist.rowid DESC");
        select->bind(1, "words : (" + query + ") AND reach : (" + reachQuery(reach) + ")");
        struct Hit {
            std::int64_t day, tick;
            Passage passage;
        };
        std::vector<Hit> hits;
        std::optional<RecordHead> found;
        while (select->executeStep()) {
            Passage passage{column(select, 1), {}, {}, {}, ClassSet::parse(column(select, 3)), column(select, 4), {}};
            if (!found || found->key.id != passage.record) found = head(passage.record);
            if (!found) continue;
            // The numbers within a day are nobody's order, so the last day is read to its end.
            if (static_cast<int>(hits.size()) >= most && found->day.days() != hits.back().day) break;
            passage.revision = found->revision;
            placeIn(passage, column(select, 2), column(select, 5));
            if (mayShow(*found, passage)) hits.push_back({found->day.days(), found->tick, std::move(passage)});
        }
        // Of one day the record made last comes first, and in it what more people may read.
        std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
            return std::tuple(-a.day, -a.tick, a.passage.classes.text(), a.passage.owner) <
                   std::tuple(-b.day, -b.tick, b.passage.classes.text(), b.passage.owner);
        });
        for (auto& hit : hits)
            if (static_cast<int>(out.size()) < most) out.push_back(std::move(hit.passage));
        return out;
    });
}

} // namespace trellis
