#include "pack/simulation.hpp"

#include "model/error.hpp"
#include "pack/answer_maker.hpp"
#include "pack/translation_check.hpp"
#include "record/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace trellis {
namespace {

/// What was seen of one condition over all fillings.
struct Seen {
    bool yes = false, no = false;
};

class Simulation {
public:
    Simulation(TemplatePtr form, const std::string& file, const SimulationOptions& options)
        : form_(std::move(form))
        , options_(options)
        , log_(file)
        , conditions_(conditionsOf(*form_))
        , seen_(conditions_.size()) {}

    SimulationResult run(Progress& progress) {
        SimulationResult out;
        for (int i = 0; i < options_.seeds && !progress.cancelled(); ++i) {
            progress.step(form_->title, i, options_.seeds);
            fill(options_.first + static_cast<std::uint64_t>(i));
            ++out.fillings;
        }
        for (auto& section : form_->sections) {
            names(section);
            for (auto& item : section.items) {
                if (item.retired) continue;
                question(section, item);
                out.questions += item.type == ItemType::Note ? 0 : 1;
                out.shown += shown_.contains(item.id) && item.type != ItemType::Note;
                for (auto& cell : item.cells)
                    if (!cell.retired) question(section, cell);
            }
        }
        checkTranslations(*form_, options_.languages, options_.begun.value_or(languagesOf(*form_)), log_);
        logic();
        paper();
        out.messages = log_.take();
        return out;
    }

private:
    /// One form from first values to last: everything that is shown is answered, in three rounds, since answers open
    /// questions and close others.
    void fill(std::uint64_t seed) {
        SeededRandom random(seed);
        FixedClock clock(options_.today);
        AnswerMaker make(*form_, options_.today, random);
        Form filled(form_, {}, {options_.today, &clock, &random}, true);
        look(filled);
        for (int round = 0; round < 3; ++round) {
            for (auto& section : form_->sections)
                for (auto& item : section.items) {
                    if (!filled.relevant({item.id, "", ""})) continue;
                    if (item.isRows())
                        rows(filled, item, make);
                    else
                        answer(filled, {item.id, "", ""}, item, make);
                }
            look(filled);
        }
    }

    void rows(Form& filled, const Item& item, AnswerMaker& make) {
        if (filled.answers().rowsOf(item.id).size() < std::size_t(std::min(item.maxRows, 3)) && make.between(0, 2))
            filled.addRow(item.id);
        const auto now = filled.answers().rowsOf(item.id); // a copy: answering may move them
        for (auto& row : now)
            for (auto& cell : item.cells) {
                const ItemPath path{cell.id, item.id, row.id};
                if (filled.relevant(path)) answer(filled, path, cell, make);
            }
    }

    static void answer(Form& filled, const ItemPath& path, const Item& item, AnswerMaker& make) {
        if (item.type == ItemType::Note || item.retired || filled.calculated(path)) return;
        try {
            filled.set(path, make.answer(item));
        } catch (const Error&) { // a row that is gone by now, a date out of range: not what is asked here
        }
    }

    void look(const Form& filled) {
        for (auto& section : form_->sections) {
            if (filled.sectionRelevant(section.id)) shownSections_.insert(section.id);
            for (auto& item : section.items) {
                if (filled.relevant({item.id, "", ""})) shown_.insert(item.id);
                for (auto& row : filled.answers().rowsOf(item.id))
                    for (auto& cell : item.cells)
                        if (filled.relevant({cell.id, item.id, row.id})) shown_.insert(cell.id);
            }
        }
        for (std::size_t i = 0; i < conditions_.size(); ++i) test(filled, conditions_[i], seen_[i]);
    }

    static void test(const Form& filled, const FormExpression& one, Seen& seen) {
        const auto note = [&](const ItemPath& path, const Id& row) {
            // A constraint is about an answer; where there is none it has nothing to say.
            const bool constraint = std::string_view(one.what) == "constraint";
            const Value self = constraint ? filled.value(path) : Value(Missing{});
            if (constraint && !answered(self)) return;
            const auto value = one.expression->test(filled.evaluation(), row, self);
            seen.yes |= value.value_or(false);
            seen.no |= !value.value_or(true);
        };
        const bool carry = std::string_view(one.what) == "carry";
        if (!one.rows && !carry) return note({one.item ? one.item->id : "", "", ""}, {});
        const auto& rows = carry ? one.item->id : one.rows->id;
        for (auto& row : filled.answers().rowsOf(rows)) note({one.item->id, rows, row.id}, row.id);
    }

    void question(const Section& section, const Item& item) {
        if (item.notAsked) return; // hidden on purpose, with its reason, and recorded as not asked here
        if (!shown_.contains(item.id))
            log_.error(item.place, "TR-L30",
                       fmt::format("'{}' is never shown{}, in {} fillings with made-up answers.", item.id,
                                   shownSections_.contains(section.id) ? "" : ", because its section is not",
                                   options_.seeds),
                       "Look at its 'relevant', and at that of its table and section.");
        const bool control = item.type != ItemType::Note;
        if (control && item.label.empty())
            log_.error(item.place, "TR-L33", fmt::format("The control of '{}' has no name.", item.id),
                       "Give it a <label>: it is what a screen reader says.");
        for (auto& option : item.options)
            if (option.label.empty())
                log_.error(item.place, "TR-L33", fmt::format("The choice '{}' of '{}' has no name.", option.code, item.id));
    }

    void names(const Section& section) {
        if (section.title.empty())
            log_.error(section.place, "TR-L33", fmt::format("The section '{}' has no name.", section.id));
        if (!shownSections_.contains(section.id))
            log_.error(section.place, "TR-L30", fmt::format("The section '{}' is never shown.", section.id),
                       "Look at its 'relevant'.");
    }

    void logic() {
        for (std::size_t i = 0; i < conditions_.size(); ++i) {
            auto& one = conditions_[i];
            const Place place = one.item ? one.item->place : one.section->place;
            const auto name = one.item ? one.item->id : one.section->id;
            const std::string what = one.what, said = one.expression->text();
            if (said == "true()" || said == "true") continue; // meant to be always so
            if (what != "relevant" && !seen_[i].yes && (what != "constraint" || seen_[i].no))
                log_.error(place, "TR-L31", fmt::format("'{}' of '{}' never holds: {}", what, name, said),
                           "No answer that was tried makes it true.");
            if (!seen_[i].no && seen_[i].yes)
                log_.warning(place, "TR-L35", fmt::format("'{}' of '{}' always holds: {}", what, name, said),
                             "It decides nothing, or needs an answer that was not tried.");
        }
    }

    /// One long answer in every text that there is; paper must hold all of it.
    void paper() {
        Sheet sheet;
        sheet.form = form_;
        sheet.formRef = form_->ref;
        sheet.day = options_.today;
        sheet.kindTitle = form_->title;
        sheet.draft = true;
        std::vector<std::pair<const Item*, std::string>> expected;
        const auto put = [&](const Item& item) -> Value {
            if (item.type != ItemType::Text && item.type != ItemType::LongText) return Missing{};
            expected.emplace_back(&item, "[" + item.id + "] The very end of it.");
            return AnswerMaker::longText() + " " + expected.back().second;
        };
        for (auto& section : form_->sections)
            for (auto& item : section.items) {
                if (item.retired) continue;
                if (!item.isRows()) {
                    if (auto value = put(item); answered(value)) sheet.answers.values[item.id] = value;
                    continue;
                }
                Row row{"simulated", {}};
                for (auto& cell : item.cells)
                    if (auto value = put(cell); answered(value)) row.cells[cell.id] = value;
                if (!row.cells.empty()) sheet.answers.rows[item.id].push_back(std::move(row));
            }
        const auto html = paperHtml(sheet);
        for (auto& [item, words] : expected)
            if (html.find(words) == std::string::npos)
                log_.error(item->place, "TR-L34", fmt::format("A long answer to '{}' is not whole on paper.", item->id));
    }

    TemplatePtr form_;
    const SimulationOptions& options_;
    LintLog log_;
    std::vector<FormExpression> conditions_;
    std::vector<Seen> seen_;
    std::set<std::string> shown_, shownSections_;
};

} // namespace

SimulationResult simulate(const TemplatePtr& form, const std::string& file, const SimulationOptions& options,
                          Progress& progress) {
    return Simulation(form, file, options).run(progress);
}

} // namespace trellis
