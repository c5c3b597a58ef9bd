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
    SQLite::Statement there(writing.db(), "SELECT 1 FROM form WHERE ref=?");
    there.bind(1, ref);
    if (!there.executeStep()) {
        EntryFields fields;
        fields.type = EntryType::Form;
        fields.entity = ref;
        fields.form = ref;
        fields.author = state.me.code;
        Content content;
        content.add(LeafText{"xml", {}, VisibilityClass::A, {}, "text", form.xml}, *state.random);
        writing.append(std::move(fields), std::move(content));
    }
}

std::vector<SignOff> signOffsFrom(const std::string& json, const Id& revision) {
    std::vector<SignOff> out;
    for (const auto& one : nlohmann::json::parse(json))
        out.push_back({one.at("person"), roleFromText(one.at("role").get<std::string>()),
                       Moment{one.at("at").get<std::int64_t>()}, revision, one.at("content")});
    return out;
}

const char* const headColumns =
    "SELECT r.id, r.kind, r.agreement, r.supervisor, r.supervisees, r.layer, r.form, r.day, r.state, "
    "r.at_ms, r.first_ms, r.author, r.content, r.layers, r.heads, r.sign_offs, r.owner, r.shared FROM record r ";

RecordHead headFromRow(SQLite::Statement& row) {
    RecordHead head;
    head.key = {column(row, 0), column(row, 1), column(row, 2), column(row, 3), nlohmann::json::parse(column(row, 4)),
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
    return head;
}

RecordRevision revisionFrom(const Entry& entry, const std::string& state, std::vector<SignOff> signOffs) {
    const EntryFields f = readEntry(entry.text);
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
    out.answers = answersFrom(entry.content);
    if (auto reason = out.answers.values.extract(reasonItem)) out.reason = plainText(reason.mapped());
    out.contentHash = f.content;
    out.signOffs = std::move(signOffs);
    return out;
}

} // namespace

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
        EntryFields fields;
        fields.type = EntryType::Record;
        fields.entity = draft.key.id;
        fields.author = draft.author.empty() ? state_->me.code : draft.author;
        fields.kind = draft.key.kind;
        fields.agreement = draft.key.agreement;
        fields.supervisor = draft.key.supervisor;
        fields.supervisees = draft.key.supervisees;
        if (draft.base) fields.parents.push_back(*draft.base);
        fields.parents.insert(fields.parents.end(), settles.begin(), settles.end());
        fields.form = form.ref.text();
        fields.day = draft.day.iso();
        fields.state = draft.state;
        fields.owner = draft.key.author;
        if (draft.key.authorsOwn() && draft.shared != Sharing::None) fields.shared = trellis::text(draft.shared);
        Content content;
        for (const auto& leaf : leafTexts(draft.answers, ItemClasses(form))) content.add(leaf, *state_->random);
        if (!draft.reason.empty()) // between the two people, like what it is about
            content.add(LeafText{reasonItem, {}, VisibilityClass::P | VisibilityClass::M, {}, "text", draft.reason},
                        *state_->random);

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
        const EntryFields written = writing.append(std::move(fields), std::move(content));
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
        const EntryFields layer = entry ? readEntry(entry->text) : EntryFields{};
        if (!entry || layer.type != EntryType::Record)
            throw Error("TR-R17", "There is no such text to sign. Nothing was changed.",
                        "Open the record again and sign what it shows.");
        const Keyring::Opened opened = state_->keyring.open(person, passphrase);
        const auto signedSoFar = revision(revisionId).value_or(RecordRevision{}).signOffs;
        for (const auto& there : signedSoFar)
            if (there.person == person)
                throw Error("TR-R16", person + " has signed this text already. Nothing was changed.",
                            "Nothing more is needed from " + person + "; look who else is still to sign.");
        Writing writing(*state_, "sign the record");
        EntryFields fields;
        fields.type = EntryType::SignOff;
        fields.entity = layer.entity;
        fields.author = state_->me.code;
        fields.revision = revisionId;
        fields.person = person;
        fields.role = text(role);
        fields.key = hex(opened.signing.publicKey());
        fields.state = state;
        fields.statement = CanonicalObject()
                               .text("revision", revisionId)
                               .text("entry", hex(entry->hash))
                               .text("content", layer.content)
                               .text("person", person)
                               .text("role", fields.role)
                               .text("at", writing.now().iso())
                               .done();
        fields.proof = hex(opened.signing.sign(signOffMessage(fields.statement)));
        const EntryFields written = writing.append(std::move(fields), {});
        writeAudit(*state_, person, "signed", layer.entity);
        writing.commit();
        return SignOff{person, role, written.at, revisionId, layer.content};
    });
}

std::vector<RecordHead> Workspace::heads(const HeadFilter& filter) const {
    return guarded("list the records", [&] {
        std::string where;
        std::vector<std::string> words;
        auto narrow = [&](const char* condition, const std::string& value) {
            if (value.empty()) return;
            where += where.empty() ? "WHERE " : " AND ";
            where += condition;
            words.push_back(value);
        };
        narrow("r.id IN (SELECT record FROM party WHERE person=?)", filter.person);
        narrow("(r.owner='' OR r.id IN (SELECT record FROM party WHERE person=?))", filter.reader);
        narrow("r.kind=?", filter.kind);
        narrow("r.agreement=?", filter.agreement);
        narrow("r.state=?", filter.state);
        narrow("r.day>=CAST(? AS INTEGER)", filter.from ? std::to_string(filter.from->days()) : "");
        narrow("r.day<=CAST(? AS INTEGER)", filter.to ? std::to_string(filter.to->days()) : "");
        SQLite::Statement select(*state_->db,
                                 headColumns + where + " ORDER BY r.day DESC, r.tick DESC, r.device DESC LIMIT ?");
        int place = 1;
        for (const auto& word : words) select.bind(place++, word);
        select.bind(place, filter.most);
        std::vector<RecordHead> out;
        while (select.executeStep()) out.push_back(headFromRow(select));
        return out;
    });
}

std::optional<RecordHead> Workspace::head(const Id& record) const {
    return guarded("look up the record", [&]() -> std::optional<RecordHead> {
        SQLite::Statement select(*state_->db, std::string(headColumns) + "WHERE r.id=?");
        select.bind(1, record);
        if (!select.executeStep()) return std::nullopt;
        return headFromRow(select);
    });
}

std::vector<RecordHead> Workspace::conflicts() const {
    return guarded("list the records", [&] {
        SQLite::Statement select(*state_->db,
                                 std::string(headColumns) + "WHERE r.heads>1 ORDER BY r.day DESC, r.tick DESC");
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
        SQLite::Statement layer(*state_->db, "SELECT state, sign_offs FROM layer WHERE id=?");
        layer.bind(1, id);
        const auto entry = readEntryById(*state_->db, id);
        if (!layer.executeStep() || !entry) return std::nullopt;
        return revisionFrom(*entry, column(layer, 0), signOffsFrom(column(layer, 1), id));
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

std::optional<Content> Workspace::content(const Id& revision) const {
    return guarded("read the record", [&]() -> std::optional<Content> {
        auto entry = readEntryById(*state_->db, revision);
        if (!entry) return std::nullopt;
        return std::move(entry->content);
    });
}

} // namespace trellis
