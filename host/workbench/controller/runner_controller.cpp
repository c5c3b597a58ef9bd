#include "workbench/controller/runner_controller.hpp"

#include "workbench/controller/draft_marks.hpp"
#include "workbench/controller/records_controller.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

/// A longer pause between two ticks is a machine that slept, not time spent talking.
constexpr std::int64_t longestTick = 90'000;
/// After a save that did not work, the next try waits, so that the same trouble is not said twice a second.
constexpr std::int64_t retryAfter = 10'000;

FormOptions optionsFor(WritingDraft& draft) {
    FormOptions options;
    options.people = draft.people();
    options.today = draft.clock().today();
    options.group = draft.key().supervisees.size() > 1;
    options.pen = [&draft](const std::string& item) { return draft.penOf(item); };
    auto marks = marksOf(draft);
    options.asked = std::move(marks.asked);
    options.displaced = std::move(marks.displaced);
    options.touched = [&draft] { draft.touched(); };
    if (draft.sharing()) options.sharing = [&draft] { return draft.sharing().value_or(Sharing::None); };
    return options;
}

} // namespace

std::string SectionLine::words() const {
    std::string out = title;
    if (minutes > 0) out += fmt::format(", {} minutes", minutes);
    if (complete) out += ", complete";
    if (empty) out += ", left empty";
    if (current) out += ", current section";
    return out;
}

RunnerController::RunnerController(std::unique_ptr<WritingDraft> draft)
    : draft_(std::move(draft))
    , form_(draft_->form(), optionsFor(*draft_))
    , lastTick_(draft_->clock().now()) {
    for (auto& one : form_.shape().sections)
        if (section_.empty() && form_.form().sectionRelevant(one.id)) section_ = one.id;
}

RunnerController::~RunnerController() = default;

/// Empty for a record of one's own, which is about nobody else.
std::string RunnerController::others() const {
    auto& key = draft_->key();
    if (draft_->sharing() || key.supervisees.empty()) return "";
    return withWhom(key.supervisor, key.supervisees, draft_->writer());
}

std::string RunnerController::title() const {
    const auto people = others();
    return people + (people.empty() ? "" : " · ") + draft_->day().dayWords();
}

std::string RunnerController::formWords() const {
    const std::string& badge = form_.shape().badge;
    return draft_->kindTitle() + (badge.empty() ? "" : " · " + badge);
}

std::size_t RunnerController::index() const {
    auto& all = form_.shape().sections;
    auto found = std::find_if(all.begin(), all.end(), [&](auto& s) { return s.id == section_; });
    return found == all.end() ? 0 : std::size_t(found - all.begin());
}

bool RunnerController::settled(const Section& section, const std::vector<Finding>& findings) const {
    bool asks = false;
    for (auto& item : section.items) {
        const ItemPath path{item.id, "", ""};
        // The form's findings know nothing of what the step asks for.
        if (form_.asked(item.id) && !answered(form_.form().value(path))) return false;
        asks = asks || form_.required(path);
    }
    if (!asks && !left_.contains(section.id)) return false; // nothing was asked, so only having been there can tell
    return std::none_of(findings.begin(), findings.end(), [&](auto& finding) {
        if (finding.severity != Severity::Refuse) return false;
        auto of = form_.shape().sectionOf(finding.where.item);
        return of && of->id == section.id;
    });
}

/// Does anything stand here that somebody wrote or that was carried in? What the form works out by itself does not
/// count.
bool RunnerController::written(const Section& section) const {
    auto& form = form_.form();
    return std::any_of(section.items.begin(), section.items.end(), [&](auto& item) {
        if (item.isRows()) return !form.answers().rowsOf(item.id).empty();
        const ItemPath path{item.id, "", ""};
        return !form.calculated(path) && form.relevant(path) && answered(form.value(path));
    });
}

std::vector<SectionLine> RunnerController::sections() const {
    std::vector<SectionLine> out;
    auto findings = form_.form().findings();
    for (auto& unread : form_.unread()) findings.push_back(unread);
    for (auto& section : form_.shape().sections) {
        if (!form_.form().sectionRelevant(section.id)) continue;
        auto used = used_.find(section.id);
        const bool done = settled(section, findings), has = written(section);
        out.push_back({section.id, section.title, section.minutes,
                       used == used_.end() ? 0 : static_cast<int>(used->second / 60'000), done && has, done && !has,
                       section.id == section_});
    }
    return out;
}

const Section& RunnerController::section() const { return form_.shape().sections[index()]; }

bool RunnerController::goTo(const std::string& section) {
    auto& all = form_.shape().sections;
    if (std::none_of(all.begin(), all.end(), [&](auto& s) { return s.id == section; })) return false;
    if (!form_.form().sectionRelevant(section)) return false;
    if (section != section_) left_.insert(section_);
    section_ = section;
    return true;
}

bool RunnerController::move(int by) {
    auto& all = form_.shape().sections;
    for (auto i = std::ptrdiff_t(index()) + by; i >= 0 && i < std::ptrdiff_t(all.size()); i += by)
        if (goTo(all[std::size_t(i)].id)) return true;
    return false;
}

bool RunnerController::next() { return move(1); }
bool RunnerController::previous() { return move(-1); }

bool RunnerController::keepRelevant() {
    if (form_.form().sectionRelevant(section_)) return false;
    return previous() || next();
}

std::string RunnerController::timer() const {
    auto& sections = form_.shape().sections;
    auto planned = draft_->plannedMinutes();
    if (planned <= 0 && std::ranges::all_of(sections, [](auto& one) { return one.minutes <= 0; })) return "";
    auto minutes = total_ / 60'000;
    auto spent = fmt::format("{}:{:02}", minutes / 60, minutes % 60);
    return planned > 0 ? fmt::format("{} of {}", spent, planned) : spent;
}

std::string RunnerController::sectionTime() const {
    auto& shown = section();
    if (shown.minutes <= 0) return "";
    auto used = used_.find(section_);
    return fmt::format("{} of {} minutes used here", used == used_.end() ? 0 : used->second / 60'000, shown.minutes);
}

bool RunnerController::tick() {
    auto now = draft_->clock().now();
    auto passed = now.ms - lastTick_.ms;
    lastTick_ = now;
    if (passed > 0 && passed <= longestTick) {
        total_ += passed;
        used_[section_] += passed;
    }
    bool changed = false;
    if (!trouble_ || now >= retryAt_ || now.ms < retryAt_.ms - retryAfter) {
        try {
            changed = draft_->tick();
            if (trouble_ && !draft_->unsaved()) trouble_.reset(), changed = true;
        } catch (const Error& error) {
            changed = !trouble_ || trouble_->code() != error.code();
            trouble_ = error;
            retryAt_ = Moment{now.ms + retryAfter};
        }
    }
    auto shown = timer() + sectionTime() + saved();
    if (shown != shownTimer_) changed = true;
    shownTimer_ = shown;
    return changed;
}

bool RunnerController::save() {
    try {
        draft_->save();
        trouble_.reset();
        return true;
    } catch (const Error& error) {
        trouble_ = error;
        retryAt_ = Moment{draft_->clock().now().ms + retryAfter};
        return false;
    }
}

std::string RunnerController::localTime(Moment moment) const {
    // The clock tells local time only for now, so the time of the save is counted back from it.
    auto ago = (draft_->clock().now().ms - moment.ms) / 60'000;
    auto minutes = (draft_->clock().timeOfDay().minutes - ago) % 1440;
    return TimeOfDay{static_cast<std::int16_t>(minutes < 0 ? minutes + 1440 : minutes)}.text();
}

std::string RunnerController::saved() const {
    if (trouble_) return "not saved: trying again";
    if (draft_->unsaved()) return "saving in a moment";
    if (draft_->savedAt().ms == 0) return "not saved yet";
    return "saved " + localTime(draft_->savedAt());
}

Beside RunnerController::beside() const {
    Beside out;
    auto& form = form_.form();
    auto today = draft_->clock().today();
    for (auto& section : form_.shape().sections)
        for (auto& rows : section.items) {
            if (!rows.isRows() || !rows.carry) continue;
            CarriedGroup group{rows.label, {}};
            for (auto& row : form.answers().rowsOf(rows.id)) {
                auto since = draft_->carried().find(row.id);
                if (since == draft_->carried().end()) continue;
                CarriedLine line{form_.rowName(rows.id, row.id), "", {rows.cells.front().id, rows.id, row.id}};
                auto say = [&](const std::string& words) { line.quiet += (line.quiet.empty() ? "" : " · ") + words; };
                for (auto& cell : rows.cells) // the first person among the cells is who does it
                    if (cell.type == ItemType::Person) {
                        if (auto owner = std::get_if<Code>(&form.value({cell.id, rows.id, row.id}))) say(owner->code);
                        break;
                    }
                for (auto& cell : rows.cells) // and the first day that is not in the past of the row is when
                    if (cell.type == ItemType::Date) {
                        if (auto due = std::get_if<Date>(&form.value({cell.id, rows.id, row.id}));
                            due && *due > since->second)
                            say("by " + showDay(*due));
                        break;
                    }
                say(since->second < today ? showAge(since->second, today) + " old" : "since today");
                group.lines.push_back(std::move(line));
            }
            if (!group.lines.empty()) out.carried.push_back(std::move(group));
        }

    auto last = draft_->lastTime();
    if (!last) return out;
    out.lastRecord = last->line.id;
    out.lastTitle = fmt::format("Last time ({})", showDay(last->line.day));
    if (!last->line.summary.empty()) out.lastLines.push_back(last->line.summary);
    if (!last->form) return out;
    // What was on the table: the titles of the first table that does not travel on, and what was written as a summary.
    for (auto& section : last->form->sections)
        for (auto& item : section.items) {
            if (item.type == ItemType::LongText && item.classes.has(VisibilityClass::S)) {
                auto text = showValue(last->answers.value(item.id), item, *last->form);
                if (!text.empty()) out.lastLines.push_back(text);
            }
            auto title = item.isRows() && !item.carry ? last->form->find(item.titleCell) : nullptr;
            if (!title || out.lastLines.size() > 3) continue;
            std::string topics;
            for (auto& row : last->answers.rowsOf(item.id))
                if (auto cell = row.cells.find(title->id); cell != row.cells.end() && answered(cell->second))
                    topics += (topics.empty() ? "" : "; ") + showValue(cell->second, *title, *last->form);
            if (!topics.empty()) out.lastLines.push_back(item.label + ": " + topics);
        }
    return out;
}

FinishPage RunnerController::finish() {
    form_.askForMissing(true);
    auto findings = form_.unread();
    for (auto& finding : draft_->findings()) findings.push_back(finding);
    const auto people = others();
    auto heading = fmt::format("{} of {}{}{}", draft_->kindTitle(), draft_->day().dayWords(),
                               people.empty() ? "" : " with ", people);
    return finishPage(form_.form(), findings, heading, [this](const ItemPath& path) { return form_.whoCanSee(path); });
}

} // namespace trellis
