// Records read back: heads, layers, what was signed.
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trellis {

namespace {

const char* const reasonItem = "#reason"; // as finishing writes it (workspace_records.cpp)

/// As projectRecord() writes it; false for any other text.
bool readWritten(const std::string& json, const Id& revision, std::vector<SignOff>& out) {
    CanonicalReader in(json);
    if (!in.literal("[")) return false;
    while (in.ahead("{") || in.ahead(",{")) {
        in.literal(",");
        std::string person, role, content;
        std::int64_t at = 0;
        if (!in.literal("{\"person\":") || !in.text(person) || !in.literal(",\"role\":") || !in.text(role) ||
            !in.literal(",\"at\":") || !in.number(at) || !in.literal(",\"content\":") || !in.text(content) ||
            !in.literal("}"))
            return false;
        out.push_back({std::move(person), roleFromText(role), Moment{at}, revision, std::move(content)});
    }
    return in.literal("]") && in.done();
}

std::vector<SignOff> signOffsFrom(const std::string& json, const Id& revision) {
    std::vector<SignOff> out;
    if (readWritten(json, revision, out)) return out;
    out.clear();
    for (const auto& one : nlohmann::json::parse(json))
        out.push_back({one.at("person"), roleFromText(one.at("role").get<std::string>()),
                       Moment{one.at("at").get<std::int64_t>()}, revision, one.at("content")});
    return out;
}

std::vector<PersonCode> codesFrom(const std::string& json) {
    std::vector<PersonCode> out;
    if (CanonicalReader in(json); in.texts(out) && in.done()) return out;
    return nlohmann::json::parse(json);
}

const std::string headColumns =
    "SELECT r.id, r.kind, r.agreement, r.supervisor, r.supervisees, r.layer, r.form, r.day, r.state, r.at_ms, "
    "r.first_ms, r.author, r.content, r.layers, r.heads, r.sign_offs, r.owner, r.shared, r.tick ";
const char* const fromRecord = "FROM record r ";
const char* const fromParty = "FROM party p CROSS JOIN record r ON r.id=p.record "; // in this order, not another

RecordHead headFromRow(SQLite::Statement& row) {
    RecordHead head;
    head.key = {column(row, 0), column(row, 1), column(row, 2), column(row, 3), codesFrom(column(row, 4)),
                column(row, 16)};
    head.revision = column(row, 5);
    head.form = formRefFromText(column(row, 6)).value_or(FormRef{});
    head.day = Date(row.getColumn(7).getInt());
    head.state = column(row, 8);
    head.at = Moment{row.getColumn(9).getInt64()};
    head.firstAt = Moment{row.getColumn(10).getInt64()};
    head.author = column(row, 11);
    head.contentHash = column(row, 12);
    head.layers = row.getColumn(13).getInt();
    head.conflict = row.getColumn(14).getInt() > 1;
    head.signOffs = signOffsFrom(column(row, 15), head.revision);
    head.shared = sharingFromText(column(row, 17));
    head.tick = row.getColumn(18).getInt64();
    return head;
}

RecordRevision revisionFrom(const std::string& entry, const std::string& content, const std::string& state,
                            std::vector<SignOff> signOffs) {
    const EntryFields f = readEntry(entry);
    RecordRevision out;
    out.id = f.id;
    out.key = {f.entity, f.kind, f.agreement, f.supervisor, f.supervisees, f.owner};
    out.shared = sharingFromText(f.shared);
    out.parents = f.parents;
    out.form = formRefFromText(f.form).value_or(FormRef{});
    out.day = Date::fromIso(f.day).value_or(Date{});
    out.state = state;
    out.at = f.at;
    out.author = f.author;
    out.answers = answersFrom(content);
    if (auto reason = out.answers.values.extract(reasonItem)) out.reason = plainText(reason.mapped());
    out.contentHash = f.content;
    out.signOffs = std::move(signOffs);
    return out;
}

} // namespace

std::vector<RecordHead> Workspace::heads(const HeadFilter& filter) const {
    return guarded("list the records", [&] {
        std::vector<RecordHead> out;
        if (filter.most <= 0) return out;
        // Whichever narrows most leads, in the order of the list, so that reading stops when the page is full.
        const bool byPerson = !filter.person.empty() && filter.agreement.empty();
        const std::string day = byPerson ? "p.day" : "r.day", tick = byPerson ? "p.tick" : "r.tick";
        std::string where;
        std::vector<SqlValue> values;
        auto narrow = [&](const std::string& condition, SqlValue value) {
            where += (where.empty() ? "WHERE " : " AND ") + condition;
            values.push_back(std::move(value));
        };
        auto named = [&](const char* condition, const std::string& value) {
            if (!value.empty()) narrow(condition, value);
        };
        if (byPerson)
            narrow("p.person=?", filter.person);
        else
            named("EXISTS (SELECT 1 FROM party q WHERE q.record=r.id AND q.person=?)", filter.person);
        named("(r.owner='' OR EXISTS (SELECT 1 FROM party q WHERE q.record=r.id AND q.person=?))", filter.reader);
        named("r.kind=?", filter.kind);
        named("r.agreement=?", filter.agreement);
        named("r.state=?", filter.state);
        if (filter.from) narrow(day + ">=?", std::int64_t{filter.from->days()});
        if (filter.to) narrow(day + "<=?", std::int64_t{filter.to->days()});
        if (filter.after) {
            narrow("(" + day + ", " + tick + ") < (?", std::int64_t{filter.after->day.days()});
            where += ", ?)";
            values.emplace_back(filter.after->tick);
        }
        auto select = state_->db->prepared(headColumns + (byPerson ? fromParty : fromRecord) + where + " ORDER BY " +
                                           day + " DESC, " + tick + " DESC, r.device DESC LIMIT ?");
        int place = 1;
        for (const auto& one : values) std::visit([&](const auto& value) { select->bind(place++, value); }, one);
        select->bind(place, filter.most);
        while (select->executeStep()) out.push_back(headFromRow(select));
        return out;
    });
}

std::optional<RecordHead> Workspace::head(const Id& record) const {
    return guarded("look up the record", [&]() -> std::optional<RecordHead> {
        auto select = state_->db->prepared(headColumns + fromRecord + "WHERE r.id=?");
        select->bind(1, record);
        if (!select->executeStep()) return std::nullopt;
        return headFromRow(select);
    });
}

std::vector<RecordHead> Workspace::conflicts() const {
    return guarded("list the records", [&] {
        SQLite::Statement select(*state_->db,
                                 headColumns + fromRecord + "WHERE r.heads>1 ORDER BY r.day DESC, r.tick DESC");
        std::vector<RecordHead> out;
        while (select.executeStep()) out.push_back(headFromRow(select));
        return out;
    });
}

std::vector<Id> Workspace::headRevisions(const Id& record) const {
    return guarded("look up the record", [&] {
        SQLite::Statement select(*state_->db, "SELECT id FROM layer WHERE record=? AND head=1 ORDER BY tick, device");
        select.bind(1, record);
        std::vector<Id> out;
        while (select.executeStep()) out.push_back(column(select, 0));
        return out;
    });
}

std::optional<RecordRevision> Workspace::revision(const Id& id) const {
    return guarded("read the record", [&]() -> std::optional<RecordRevision> {
        for (const char* sql : {"SELECT l.state, l.sign_offs, v.entry, v.content FROM layer l JOIN revision v ON "
                                "v.id=l.id WHERE l.id=?",
                                "SELECT l.state, l.sign_offs, v.entry, v.content FROM layer l JOIN received v ON "
                                "v.id=l.id WHERE l.id=?"}) {
            auto layer = state_->db->prepared(sql);
            layer->bind(1, id);
            if (layer->executeStep())
                return revisionFrom(column(layer, 2), column(layer, 3), column(layer, 0),
                                    signOffsFrom(column(layer, 1), id));
        }
        return std::nullopt;
    });
}

std::vector<RecordRevision> Workspace::layers(const Id& record) const {
    return guarded("read the record", [&] {
        std::vector<Id> ids;
        SQLite::Statement select(*state_->db, "SELECT id FROM layer WHERE record=? ORDER BY tick, device");
        select.bind(1, record);
        while (select.executeStep()) ids.push_back(column(select, 0));
        std::vector<RecordRevision> out;
        for (const auto& id : ids)
            if (auto one = revision(id)) out.push_back(std::move(*one));
        return out;
    });
}

} // namespace trellis
