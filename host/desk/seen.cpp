#include "desk/seen.hpp"

#include "desk/form_shelf.hpp"
#include "model/error.hpp"

namespace trellis {

namespace {

bool asks(const Template& form, VisibilityClass one) {
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (item.classes.has(one)) return true;
            for (auto& cell : item.cells)
                if (cell.classes.has(one)) return true;
        }
    return false;
}

/// Of somebody who is no party.
bool overseerMayKnow(const Subject& subject, const Viewer& viewer) {
    if (!subject.form || !viewer.forms) return false;
    ClassSet classes = VisibilityClass::A; // where the form is lost, so that no session is lost with it
    try {
        classes = knownBy(*viewer.forms->exactly(*subject.form));
    } catch (const Error&) {}
    return maySee({viewer.role, false}, classes, viewer.floor);
}

/// What the classes of one part say, of a record that may be known of.
bool mayReadPart(const Subject& subject, const Viewer& viewer, ClassSet classes, bool own) {
    auto& key = subject.key;
    if (!key.authorsOwn()) return maySee(audienceOf(key, viewer), classes, viewer.floor, own);
    return key.party(viewer.code) || (key.sharesWith(viewer.code) && maySeeShared(subject.shared, classes));
}

} // namespace

ClassSet knownBy(const Template& form) {
    for (auto one : {VisibilityClass::A, VisibilityClass::M})
        if (asks(form, one)) return one;
    return VisibilityClass::P;
}

Audience audienceOf(const RecordKey& key, const Viewer& viewer) {
    if (key.authorsOwn()) return {viewer.role, key.party(viewer.code)};
    if (viewer.code == key.supervisor) return {Role::Supervisor, true};
    if (key.party(viewer.code)) return {Role::Supervisee, true};
    return {viewer.role, false};
}

bool mayKnow(const Subject& subject, const Viewer& viewer) {
    auto& key = subject.key;
    if (!key.authorsOwn()) return audienceOf(key, viewer).party || overseerMayKnow(subject, viewer);
    return key.party(viewer.code) || (subject.shared != Sharing::None && key.sharesWith(viewer.code));
}

bool maySeePart(const Subject& subject, const Viewer& viewer, ClassSet classes, bool own) {
    return mayReadPart(subject, viewer, classes, own) && (subject.key.authorsOwn() || mayKnow(subject, viewer));
}

PersonCode ownerOf(const Item& rows, const Row& row) {
    if (rows.owner.empty()) return {};
    auto cell = row.cells.find(rows.owner);
    if (cell == row.cells.end()) return {};
    auto* code = std::get_if<Code>(&cell->second);
    return code ? code->code : PersonCode{};
}

Seen seen(const Template& form, const Answers& answers, const Subject& subject, const Viewer& viewer) {
    // The form is at hand, so that it need not be looked for once for each question.
    const auto audience = audienceOf(subject.key, viewer);
    const bool known = subject.key.authorsOwn() || audience.party || maySee(audience, knownBy(form), viewer.floor);
    auto may = [&](ClassSet classes, bool own = true) { return known && mayReadPart(subject, viewer, classes, own); };
    Seen out;
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!may(item.classes)) {
                out.withheld.push_back(item.id);
                continue;
            }
            if (!item.isRows()) {
                if (auto value = answers.values.find(item.id); value != answers.values.end())
                    out.answers.values.insert(*value);
                continue;
            }
            for (auto& cell : item.cells)
                if (!may(cell.classes)) out.withheld.push_back(cell.id);
            if (answers.rows.contains(item.id)) out.answers.rows[item.id];
            for (auto& row : answers.rowsOf(item.id)) {
                // A private row whose owner is not named yet belongs to nobody but the supervisor.
                bool own = item.owner.empty() || ownerOf(item, row) == viewer.code;
                if (!may(item.classes, own)) continue;
                Row cut{row.id, {}};
                for (auto& cell : item.cells)
                    if (auto value = row.cells.find(cell.id); value != row.cells.end() && may(cell.classes, own))
                        cut.cells.insert(*value);
                out.answers.rows[item.id].push_back(std::move(cut));
            }
        }
    return out;
}

Answers summaryApart(const Template& form, const Answers& answers, const Viewer& viewer) {
    Answers out;
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (item.type != ItemType::Text && item.type != ItemType::LongText) continue;
            if (!item.classes.has(VisibilityClass::S) || !maySee({viewer.role, false}, item.classes, viewer.floor))
                continue;
            if (auto value = answers.values.find(item.id); value != answers.values.end()) out.values.insert(*value);
        }
    return out;
}

Answers openAnswers(const Template& form, const Answers& answers) {
    Answers out;
    auto open = [](const Item& item) { return item.classes.has(VisibilityClass::A); };
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!item.isRows()) {
                if (auto value = answers.values.find(item.id); open(item) && value != answers.values.end())
                    out.values.insert(*value);
                continue;
            }
            if (!open(item)) continue;
            for (auto& row : answers.rowsOf(item.id)) {
                if (!ownerOf(item, row).empty()) continue;
                Row cut{row.id, {}};
                for (auto& cell : item.cells)
                    if (auto value = row.cells.find(cell.id);
                        value != row.cells.end() && (cell.classes.empty() || open(cell)))
                        cut.cells.insert(*value);
                out.rows[item.id].push_back(std::move(cut));
            }
        }
    return out;
}

} // namespace trellis
