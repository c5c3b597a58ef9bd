// Views and exports: who may open which about whom, what the plugin is handed for it, and what is noted of it.
#include "desk/adaptations.hpp"
#include "desk/desk_state.hpp"
#include "desk/view_reading.hpp"
#include "desk/view_subjects.hpp"
#include "model/error.hpp"
#include "plugin/call_progress.hpp"
#include "template/nearest_name.hpp"

#include <algorithm>

namespace trellis {
namespace {

template <class Info> const Info* named(const std::vector<const Info*>& all, const std::string& id) {
    const auto found = std::ranges::find_if(all, [&](auto* one) { return one->id == id; });
    return found == all.end() ? nullptr : *found;
}

template <class Info>
const Info& needed(std::vector<const Info*> all, const std::string& id, const char* code, const char* what) {
    if (auto* found = named(all, id)) return *found;
    std::vector<std::string> names;
    for (auto* one : all) names.push_back(one->id);
    const auto near = nearestName(id, names);
    throw Error(code, std::string("There is no ") + what + " '" + id + "' here. Nothing was opened.",
                near ? "Did you mean '" + *near + "'?"
                     : std::string("\"trellis ") + what + " list\" shows those there are.");
}

[[noreturn]] void pluginOff(const std::string& title, const std::string& plugin, bool safeMode) {
    throw Error("TR-V02",
                "'" + title + "' cannot be made now, because the plugin '" + plugin +
                    "' is not running. Its records stay readable and printable.",
                safeMode ? "Leave safe mode and open the workspace again."
                         : "See why under Library, or with 'trellis plugin list'.");
}

/// The choices of a view with the places and supervisors that this person may know where the manifest asks for them.
class ChoicesHere {
public:
    explicit ChoicesHere(Desk::State& desk)
        : desk_(desk) {}
    std::vector<ChoiceInfo> of(const ViewInfo& info) {
        auto out = info.choices;
        for (auto& choice : out) {
            if (choice.from == ChoiceSource::Listed) continue;
            const bool places = choice.from == ChoiceSource::Localities;
            // Where a view asks for two of a kind, none chosen means that the view takes the first ones itself.
            const bool oneOfSeveral = std::ranges::count(info.choices, choice.from, &ChoiceInfo::from) > 1;
            choice.options = {{"all", oneOfSeveral ? "Chosen by the view"
                                      : places     ? "All localities"
                                                   : "All supervisors"}};
            for (auto& one : subjects(places ? Scope::Locality : Scope::Supervisor, info.classes))
                choice.options.push_back({one.id, one.title});
        }
        return out;
    }

private:
    const std::vector<ViewSubject>& subjects(Scope scope, ClassSet classes) {
        const auto key = std::pair(scope, classes.text());
        if (auto known = kept_.find(key); known != kept_.end()) return known->second;
        return kept_.emplace(key, desk_.subjects(scope, classes)).first->second;
    }
    Desk::State& desk_;
    std::map<std::pair<Scope, std::string>, std::vector<ViewSubject>> kept_;
};

std::map<std::string, std::string> chosen(const std::vector<ChoiceInfo>& choices, const ViewInfo& info,
                                          const ViewRequest& request) {
    std::map<std::string, std::string> out;
    for (auto& choice : choices) out[choice.id] = choice.options.front().id;
    for (auto& [id, option] : request.choices) {
        const auto choice = std::ranges::find(choices, id, &ChoiceInfo::id);
        if (choice == choices.end())
            throw Error("TR-V04", "There is nothing called '" + id + "' to choose in '" + info.title + "'.",
                        "\"trellis view list\" shows what can be chosen.");
        if (std::ranges::find(choice->options, option, &ChoiceOption::id) == choice->options.end()) {
            std::string options;
            for (std::size_t i = 0; i < choice->options.size() && i < 12; ++i)
                options += (options.empty() ? "" : ", ") + choice->options[i].id;
            if (choice->options.size() > 12) options += ", …";
            throw Error("TR-V04", "'" + option + "' cannot be chosen for '" + choice->title + "'.",
                        "Choose one of: " + options + ".");
        }
        out[id] = option;
    }
    return out;
}

/// The first day that anything in it is about.
std::optional<Date> firstDay(const Timeline& timeline) {
    std::optional<Date> first;
    for (auto& record : timeline.records)
        if (!first || record.day < *first) first = record.day;
    for (auto& part : timeline.parts)
        if (auto day = firstDay(part); day && (!first || *day < *first)) first = day;
    return first;
}

Date monthStart(Date day) { return day - static_cast<int>(day.day() - 1); }

/// Whom or what it is about, for a reader: an agreement's id says nothing, its people do.
std::string subjectWords(Desk::State& desk, const ViewInfo& info, const std::string& subject) {
    if (!info.scope || *info.scope == Scope::Everywhere) return {};
    if (*info.scope != Scope::Agreement) return subject;
    const auto terms = desk.agreement(subject);
    return terms ? desk.agreementWords(*terms) : subject;
}

std::string traceWords(const ViewInfo& info, const std::string& about) {
    return info.id + (about.empty() ? "" : " about " + about);
}

} // namespace

std::vector<OfferedView> Desk::views() const {
    std::vector<OfferedView> out;
    ChoicesHere choices(*state_);
    for (auto* info : state_->plugins->views()) {
        if (info->scope ? subjectsFor(*state_, *info).empty() : !state_->maySeeAny(info->classes)) continue;
        out.push_back({info->id, info->title, info->question, info->kind, info->scope, info->page, info->card,
                       choices.of(*info), info->plugin, state_->plugins->view(info->id) != nullptr});
    }
    return out;
}

std::vector<ViewSubject> Desk::subjectsOf(const std::string& view) const {
    auto& info = needed(state_->plugins->views(), view, "TR-V01", "view");
    return info.scope ? subjectsFor(*state_, info) : std::vector<ViewSubject>();
}

ViewModel readView(Desk& reader, const ViewRequest& request, Progress& progress) {
    auto& desk = Desk::State::of(reader);
    auto& info = needed(desk.plugins->views(), request.id, "TR-V01", "view");
    auto* maker = desk.plugins->view(info.id);
    if (!maker) pluginOff(info.title, info.plugin, desk.safeMode);
    ViewQuestion question;
    question.choices = chosen(ChoicesHere(desk).of(info), info, request);
    question.to = request.to.value_or(desk.today());
    question.from = request.from;
    std::optional<Timeline> timeline;
    if (info.scope) {
        const auto subject = subjectFrom(desk, info, request.subject);
        timeline = desk.subjectTimeline(
            {*info.scope, subject, info.readsKinds, false, *info.scope == Scope::Supervisor});
        question.subject = subjectWords(desk, info, subject);
    } else if (!request.subject.empty()) {
        throw Error("TR-V03",
                    "'" + info.title + "' is about all that you may see, not about '" + request.subject + "'.",
                    "Leave the subject out.");
    } else if (!desk.maySeeAny(info.classes)) {
        throw Error("TR-V03", "'" + info.title + "' shows nothing that your role may see. Nothing was opened.",
                    "Ask somebody who meta-supervises or leads the service.");
    }
    if (!question.from) {
        const auto first = timeline ? firstDay(*timeline) : std::nullopt;
        question.from = info.uses.empty() && first ? std::min(*first, *question.to)
                                                   : monthStart(monthStart(*question.to).plusMonths(-12));
    }
    if (*question.to < *question.from)
        throw Error("TR-V05", "That period ends before it begins. Nothing was opened.",
                    "Give a first day that is not later than " + question.to->words() + ".");
    question.figures = desk.figuresFor(info, timeline ? &*timeline : nullptr, question, progress);
    question.adaptations = [&desk] { return adaptationsOf(desk); };
    const CallProgress reporting(progress);
    return maker->show(timeline ? &*timeline : nullptr, question);
}

void noteViewOpened(Desk& reader, const ViewRequest& request) {
    auto& desk = Desk::State::of(reader);
    auto& info = needed(desk.plugins->views(), request.id, "TR-V01", "view");
    const auto subject = info.scope ? subjectFrom(desk, info, request.subject) : std::string();
    desk.workspace->audit("view opened", traceWords(info, subjectWords(desk, info, subject)));
}

void noteCardsSeen(Desk& reader, const std::vector<ViewRequest>& drawn) {
    auto& desk = Desk::State::of(reader);
    // What was noted today stands in a note of this machine, a line for each after the day.
    const auto key = "cards-seen:" + desk.me.code;
    auto noted = desk.workspace->localNote(key).value_or("");
    const auto today = desk.today().iso() + "\n";
    const bool fresh = !noted.starts_with(today);
    if (fresh) noted = today;
    const auto before = noted.size();
    for (auto& one : drawn) {
        auto& info = needed(desk.plugins->views(), one.id, "TR-V01", "view");
        const auto line = traceWords(info, subjectWords(desk, info, one.subject));
        if (noted.find("\n" + line + "\n") != std::string::npos) continue;
        noted += line + "\n";
        desk.workspace->audit("card seen", line);
    }
    if (noted.size() != before) desk.workspace->setLocalNote(key, noted);
}

ViewModel Desk::view(const ViewRequest& request, Progress& progress) {
    auto model = readView(*this, request, progress);
    noteViewOpened(*this, request);
    return model;
}

std::vector<OfferedExport> Desk::exports() const {
    std::vector<OfferedExport> out;
    for (auto* info : state_->plugins->exports())
        if (!state_->subjects(info->scope, {}).empty())
            out.push_back({info->id, info->title, info->media, info->extension, info->scope, info->plugin,
                           state_->plugins->exporter(info->id) != nullptr, info->reads});
    return out;
}

std::vector<ViewSubject> Desk::subjectsOfExport(const std::string& exported) const {
    return state_->subjects(needed(state_->plugins->exports(), exported, "TR-V06", "export").scope, {});
}

ExportedFile Desk::exportFile(const std::string& exported, const std::string& subject, Progress& progress) {
    auto& desk = *state_;
    auto& info = needed(desk.plugins->exports(), exported, "TR-V06", "export");
    auto* maker = desk.plugins->exporter(info.id);
    if (!maker) pluginOff(info.title, info.plugin, desk.safeMode);
    const auto whose = subjectFrom(desk, info, subject);
    const auto timeline = desk.subjectTimeline({info.scope, whose, info.readsKinds, false});
    const CallProgress reporting(progress);
    ExportedFile out{info.id + "-" + whose + "-" + desk.today().iso() + "." + info.extension, info.media,
                     maker->write(timeline)};
    for (auto& c : out.name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-' && c != '_') c = '-';
    desk.workspace->audit("exported", info.id + " of " + whose);
    return out;
}

} // namespace trellis
