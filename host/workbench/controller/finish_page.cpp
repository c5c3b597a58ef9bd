#include "workbench/controller/finish_page.hpp"

#include "workbench/controller/entry_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

std::string rowTitle(const Form& form, const Item& rows, const Id& id) {
    auto& all = form.answers().rowsOf(rows.id);
    auto row = std::find_if(all.begin(), all.end(), [&](auto& r) { return r.id == id; });
    if (row == all.end()) return "";
    if (auto title = form.form().find(rows.titleCell))
        if (auto& value = form.value({title->id, rows.id, id}); answered(value))
            return showValue(value, *title, form.form());
    return fmt::format("row {}", row - all.begin() + 1);
}

FinishLine line(const Form& form, const Finding& finding) {
    FinishLine out{finding.where, "", "", finding.message};
    auto item = form.form().find(finding.where.item);
    if (!item) return out;
    if (finding.code == "required")
        out.message =
            item->isRows() ? "At least one row is asked for" : "Not answered yet"; // its label stands beside it
    if (auto section = form.form().sectionOf(item->id)) out.section = section->id;
    out.label = item->label;
    auto rows = form.form().rowsOf(item->id);
    if (rows && finding.where.inRow())
        out.label = rows->label + " › " + rowTitle(form, *rows, finding.where.row) + " › " + item->label;
    return out;
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

} // namespace

FinishPage finishPage(const Form& form, const std::vector<Finding>& findings, const std::string& heading,
                      const std::function<std::string(const ItemPath&)>& who) {
    FinishPage page;
    for (auto& finding : findings) {
        if (finding.severity == Severity::Refuse)
            page.missing.push_back(line(form, finding));
        else if (finding.severity == Severity::Ask)
            page.look.push_back(line(form, finding));
    }

    auto add = [&](const std::string& readers, const std::string& label) {
        auto known = std::find_if(page.parts.begin(), page.parts.end(), [&](auto& p) { return p.who == readers; });
        if (known == page.parts.end()) known = page.parts.insert(page.parts.end(), {readers, {}});
        if (std::find(known->parts.begin(), known->parts.end(), label) == known->parts.end())
            known->parts.push_back(label);
    };
    auto kept = form.relevantAnswers();
    std::size_t answers = 0;
    std::vector<std::string> tables;
    for (auto& section : form.form().sections)
        for (auto& item : section.items) {
            if (item.isRows()) {
                auto& rows = kept.rowsOf(item.id);
                if (rows.empty()) continue;
                tables.push_back(fmt::format("{}: {}", item.label, counted(rows.size(), "row", "rows")));
                // A cell may be open to fewer or more people than the table it stands in.
                for (auto& cell : item.cells) {
                    bool any = std::any_of(rows.begin(), rows.end(), [&](auto& row) {
                        auto value = row.cells.find(cell.id);
                        return value != row.cells.end() && answered(value->second);
                    });
                    if (any)
                        add(who({cell.id, item.id, rows.front().id}),
                            cell.classes == item.classes ? item.label : item.label + " › " + cell.label);
                }
            } else if (answered(kept.value(item.id))) {
                ++answers;
                add(who({item.id, "", ""}), item.label);
            }
        }

    page.facts.push_back(heading);
    page.facts.push_back(fmt::format("{} answered", counted(answers, "question", "questions")));
    page.facts.insert(page.facts.end(), tables.begin(), tables.end());
    page.facts.push_back(fmt::format("Form: {}, version {}", form.form().title, form.form().ref.version));
    return page;
}

} // namespace trellis
