// Forms, finishing, signing, reading records back.
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trellis {

namespace {

const char* const reasonItem = "#reason"; // no item of a form begins with #

void appendForm(Workspace::State& state, Writing& writing, const Template& form) {
    const std::string ref = form.ref.text();
    if (state.knownForms.contains(ref)) return;
    auto there = writing.db().prepared("SELECT 1 FROM form WHERE ref=?");
    there->bind(1, ref);
    if (!there->executeStep()) writing.append(formFields(form, state.me.code), formContent(form, *state.random));
}

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

Glance glanceFrom(SQLite::Statement& row) {
    Glance out{column(row, 0),
               column(row, 1),
               column(row, 2),
               Date(row.getColumn(3).getInt()),
               Moment{row.getColumn(4).getInt64()},
               formRefFromText(column(row, 5)).value_or(FormRef{}),
               column(row, 6),
               {}};
    std::vector<LeafText> leaves;
    const std::string open = column(row, 7);
    for (std::size_t at = 0; at < open.size();) {
        const auto end = std::min(open.find('\n', at), open.size());
        leaves.push_back(readLeaf(open.substr(at, end - at)));
        at = end + 1;
    }
    out.answers = answersFrom(leaves);
    return out;
}

} // namespace

EntryFields formFields(const Template& form, const PersonCode& me) {
    EntryFields fields;
    fields.type = EntryType::Form;
    fields.entity = fields.form = form.ref.text();
    fields.author = me;
    return fields;
}

Content formContent(const Template& form, Random& random) {
    Content content;
    content.add(LeafText{"xml", {}, VisibilityClass::A, {}, "text", form.xml}, random);
    return content;
}

EntryFields recordFields(const DraftState& draft, const FormRef& form, const PersonCode& me) {
    EntryFields fields;
    fields.type = EntryType::Record;
    fields.entity = draft.key.id;
    fields.author = draft.author.empty() ? me : draft.author;
    fields.kind = draft.key.kind;
    fields.agreement = draft.key.agreement;
    fields.supervisor = draft.key.supervisor;
    fields.supervisees = draft.key.supervisees;
    if (draft.base) fields.parents.push_back(*draft.base);
    fields.form = form.text();
    fields.day = draft.day.iso();
    fields.state = draft.state;
    fields.owner = draft.key.author;
    if (draft.key.authorsOwn() && draft.shared != Sharing::None) fields.shared = trellis::text(draft.shared);
    return fields;
}

Content recordContent(const DraftState& draft, const ItemClasses& classes, Random& random) {
    auto said = leafTexts(draft.answers, classes);
    if (!draft.reason.empty()) // between the two people, like what it is about
        said.push_back({reasonItem, {}, VisibilityClass::P | VisibilityClass::M, {}, "text", draft.reason});
    std::vector<Leaf> leaves;
    leaves.reserve(said.size());
    for (const auto& one : said) {
        Leaf& leaf = leaves.emplace_back(Bytes(16, '\0'), writeLeaf(one), std::string());
        random.fill(std::as_writable_bytes(std::span(leaf.salt)));
        leaf.hash = leafHash(leaf.salt, leaf.text);
    }
    // In their order already, so that each goes to the end.
    std::ranges::sort(leaves, {}, &Leaf::hash);
    Content content;
    for (auto& leaf : leaves) content.add(std::move(leaf));
    return content;
}

void Workspace::keepForm(const Template& form) {
    Writing writing(*state_, "keep the form");
    appendForm(*state_, writing, form);
    writing.commit();
    state_->knownForms.insert(form.ref.text());
}

std::vector<FormRef> Workspace::forms() const {
    return guarded("list the forms", [&] {
        std::vector<FormRef> out;
        SQLite::Statement select(*state_->db, "SELECT ref FROM form ORDER BY ref");
        while (select.executeStep())
            if (auto ref = formRefFromText(column(select, 0))) out.push_back(*ref);
        return out;
    });
}

std::optional<std::string> Workspace::formXml(const FormRef& form) const {
    return guarded("read a form", [&]() -> std::optional<std::string> {
        SQLite::Statement select(*state_->db, "SELECT entry FROM form WHERE ref=?");
        select.bind(1, form.text());
        if (!select.executeStep()) return std::nullopt;
        const auto entry = readEntryById(*state_->db, column(select, 0));
        if (!entry || entry->content.leaves().empty()) return std::nullopt;
        return plainText(readLeaf(entry->content.leaves().front().text).value);
    });
}

RecordRevision Workspace::finalise(const DraftState& draft, const Template& form, const std::vector<Id>& settles) {
    return guarded("finish the record", [&] {
        EntryFields fields = recordFields(draft, form.ref, state_->me.code);
        fields.parents.insert(fields.parents.end(), settles.begin(), settles.end());
        Content made = recordContent(draft, ItemClasses(form), *state_->random);
        // What is withheld here stands in the new layer as it stood in the one before: by its hash.
        if (const auto before = draft.base ? content(*draft.base) : std::nullopt)
            for (auto& leaf : before->leaves())
                if (leaf.withheld()) made.add(leaf);

        Writing writing(*state_, "finish the record");
        SQLite::Statement layer(writing.db(), "SELECT count(*) FROM layer WHERE record=? AND id=?");
        for (const auto& parent : fields.parents) {
            layer.bind(1, draft.key.id);
            layer.bind(2, parent);
            layer.executeStep();
            if (layer.getColumn(0).getInt() == 0)
                throw Error(
                    "TR-R15",
                    "The text this amendment stands on is not in the log, so it was not kept. The draft is unchanged.",
                    "Open the record again and amend its present text.");
            layer.reset();
        }
        SQLite::Statement any(writing.db(), "SELECT count(*) FROM layer WHERE record=?");
        any.bind(1, draft.key.id);
        any.executeStep();
        if (fields.parents.empty() && any.getColumn(0).getInt() > 0)
            throw Error(
                "TR-R15",
                "This record has been finished already, so it was not finished a second time. The draft is unchanged.",
                "Amend the finished record instead, and say why.");
        any.reset();
        appendForm(*state_, writing, form);
        const EntryFields written = writing.append(std::move(fields), std::move(made));
        SQLite::Statement remove(writing.db(), "DELETE FROM draft WHERE record=?");
        remove.bind(1, draft.key.id);
        remove.exec();
        writeAudit(*state_, state_->me.code, "finished", draft.key.id);
        // The whole record as a reader will get it: if it cannot be read now, it must not be kept.
        const auto back = revision(written.id);
        if (!back || back->contentHash != written.content)
            throw Error(
                "TR-S11",
                "What was written could not be read back as it was, so it was not kept. Your draft is unchanged.",
                "Try once more. If it happens again, do not go on with this disk: make a backup to another one.");
        writing.commit();
        state_->knownForms.insert(form.ref.text());
        return *back;
    });
}

SignOff Workspace::signOff(const Id& revisionId, const PersonCode& person, Role role, const std::string& passphrase,
                           const std::string& state) {
    return guarded("sign the record", [&] {
        const auto entry = readEntryById(*state_->db, revisionId);
        SealedEntry layer;
        if (entry) layer = {readEntry(entry->text), entry->text, entry->hash, entry->signature, {}};
        if (!entry || layer.fields.type != EntryType::Record)
            throw Error("TR-R17", "There is no such text to sign. Nothing was changed.",
                        "Open the record again and sign what it shows.");
        const Keyring::Opened opened = state_->keyring.open(person, passphrase);
        const auto signedSoFar = revision(revisionId).value_or(RecordRevision{}).signOffs;
        for (const auto& there : signedSoFar)
            if (there.person == person)
                throw Error("TR-R16", person + " has signed this text already. Nothing was changed.",
                            "Nothing more is needed from " + person + "; look who else is still to sign.");
        Writing writing(*state_, "sign the record");
        EntryFields fields = signOffFields(layer, person, role, state, opened.signing, writing.now());
        fields.author = state_->me.code;
        const EntryFields written = writing.append(std::move(fields), {});
        writeAudit(*state_, person, "signed", layer.fields.entity);
        writing.commit();
        return SignOff{person, role, written.at, revisionId, layer.fields.content};
    });
}

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

std::vector<Glance> Workspace::glances(const Id& agreement) const {
    return guarded("look at an agreement's records", [&] {
        std::vector<Glance> out;
        auto select = state_->db->prepared("SELECT record, kind, state, day, first_ms, form, owner, open FROM glance "
                                           "WHERE agreement=? ORDER BY day, first_ms, record");
        select->bind(1, agreement);
        while (select->executeStep()) out.push_back(glanceFrom(select));
        return out;
    });
}

std::optional<Glance> Workspace::glance(const Id& record) const {
    return guarded("look at a record", [&]() -> std::optional<Glance> {
        auto select = state_->db->prepared(
            "SELECT record, kind, state, day, first_ms, form, owner, open FROM glance WHERE record=?");
        select->bind(1, record);
        if (!select->executeStep()) return std::nullopt;
        return glanceFrom(select);
    });
}

std::optional<Content> Workspace::content(const Id& revision) const {
    return guarded("read the record", [&]() -> std::optional<Content> {
        auto entry = readEntryById(*state_->db, revision);
        if (!entry) return std::nullopt;
        return std::move(entry->content);
    });
}

} // namespace trellis
