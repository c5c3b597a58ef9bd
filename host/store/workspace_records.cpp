// Forms, finishing, signing.
#include "store/workspace_state.hpp"

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

namespace {

/// Between the two people, like what it is about.
std::vector<LeafText> reasonOf(const DraftState& draft) {
    if (draft.reason.empty()) return {};
    return {{reasonItem, {}, VisibilityClass::P | VisibilityClass::M, {}, "text", draft.reason}};
}

} // namespace

Content recordContent(const DraftState& draft, const ItemClasses& classes, Random& random) {
    return Content::fromText(writtenRecord(draft, classes, random).text);
}

WrittenContent writtenRecord(const DraftState& draft, const ItemClasses& classes, Random& random) {
    return writeContent(draft.answers, classes, reasonOf(draft), random);
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

std::optional<Content> Workspace::content(const Id& revision) const {
    return guarded("read the record", [&]() -> std::optional<Content> {
        auto entry = readEntryById(*state_->db, revision);
        if (!entry) return std::nullopt;
        return std::move(entry->content);
    });
}

} // namespace trellis
