#include "workbench/controller/paper.hpp"

#include "record/step_layers.hpp"
#include "workbench/controller/entry_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

class Writer {
public:
    Writer(const RecordView& view, const PaperOptions& options)
        : view_(view)
        , options_(options) {}

    std::vector<PaperBlock> write() {
        head();
        layers();
        if (view_.form)
            for (auto& section : view_.form->sections) write(section);
        foot();
        return std::move(out_);
    }

private:
    void add(PaperStyle style, std::string text) {
        if (!text.empty()) out_.push_back({style, std::move(text)});
    }

    std::string name(const PersonCode& code) const {
        for (auto& person : options_.people)
            if (person.code == code && !person.name.empty()) return code + " (" + person.name + ")";
        return code;
    }

    bool is(const PersonCode& code, Role role) const {
        for (auto& person : options_.people)
            if (person.code == code)
                return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
        return false;
    }

    /// As what the one who leads the talk, or who wrote by themselves, is here: whoever supervises supervisors may
    /// supervise others, too.
    std::string role(const RecordLine& line) const {
        const auto supervisor = [&](auto& code) { return is(code, Role::Supervisor); };
        if (is(line.supervisor, Role::MetaSupervisor) &&
            (!supervisor(line.supervisor) || std::any_of(line.supervisees.begin(), line.supervisees.end(), supervisor)))
            return words(Role::MetaSupervisor);
        if (supervisor(line.supervisor)) return words(Role::Supervisor);
        for (auto& person : options_.people)
            if (person.code == line.supervisor && !person.roles.empty()) return words(person.roles.front());
        return words(Role::Supervisor);
    }

    std::string value(const Value& value, const Item& item) const {
        if (auto code = std::get_if<Code>(&value); code && item.type == ItemType::Person) return name(code->code);
        return showValue(value, item, *view_.form);
    }

    bool withheld(const std::string& item) const {
        return std::find(view_.withheld.begin(), view_.withheld.end(), item) != view_.withheld.end();
    }

    void head() {
        auto& line = view_.line;
        add(PaperStyle::Title, line.kindTitle.empty() && view_.form ? view_.form->title : line.kindTitle);
        std::string people = role(line) + " " + name(line.supervisor);
        for (std::size_t i = 0; i < line.supervisees.size(); ++i)
            people += (i ? ", " : " · with ") + name(line.supervisees[i]);
        add(PaperStyle::Facts, fmt::format("{} {}", line.day.dayWords(), line.day.year()));
        add(PaperStyle::Facts, people);
        add(PaperStyle::Facts, line.stateLabel);
        if (view_.form && !view_.form->badge.empty()) add(PaperStyle::Quiet, view_.form->badge);
        if (line.conflict)
            add(PaperStyle::Layer, "There are two versions of this record, made in two places. Please look at both and "
                                   "settle which holds.");
    }

    void layers() {
        bool newest = view_.layers.empty() || view_.revision.empty() || view_.layers.back().revision == view_.revision;
        for (std::size_t i = 1; i < view_.layers.size(); ++i) {
            auto& layer = view_.layers[i];
            add(PaperStyle::Layer,
                isStepLayer(view_.layers, i, options_.steps)
                    ? fmt::format("{}, by {}, on {}", layer.reason, name(layer.author), layer.at.utcDay().words())
                    : fmt::format("Changed on {} by {} because: {}", layer.at.utcDay().words(), name(layer.author),
                                  layer.reason.empty() ? "no reason was given" : layer.reason));
            if (layer.revision == view_.revision) break;
        }
        if (!newest) add(PaperStyle::Layer, "You are reading an earlier text. It was changed later.");
        if (view_.revision.empty() && !view_.amendReason.empty())
            add(PaperStyle::Layer, "A change is being written because: " + view_.amendReason);
    }

    void write(const Section& section) {
        auto heading = out_.size();
        std::size_t kept = 0; // parts in a row that are kept by the pair: one line, not many
        auto flush = [&] {
            if (kept > 0)
                add(PaperStyle::Withheld,
                    kept == 1 ? "One part is kept by the pair" : fmt::format("{} parts are kept by the pair", kept));
            kept = 0;
        };
        for (auto& item : section.items) {
            if (withheld(item.id)) {
                ++kept;
                continue;
            }
            if (item.isRows() ? view_.answers.rowsOf(item.id).empty() : !answered(view_.answers.value(item.id)))
                continue;
            flush();
            add(PaperStyle::Label, item.label);
            if (item.isRows())
                rows(item);
            else
                add(PaperStyle::Text, value(view_.answers.value(item.id), item));
        }
        flush();
        if (out_.size() > heading)
            out_.insert(out_.begin() + std::ptrdiff_t(heading), {PaperStyle::Heading, section.title});
    }

    void rows(const Item& item) {
        auto& all = view_.answers.rowsOf(item.id);
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto cell = [&](const std::string& id) -> const Value& {
                static const Value none;
                auto found = all[i].cells.find(id);
                return found == all[i].cells.end() ? none : found->second;
            };
            auto titleItem = view_.form->find(item.titleCell);
            auto title = titleItem ? value(cell(titleItem->id), *titleItem) : "";
            add(PaperStyle::RowTitle, fmt::format("{}. {}", i + 1, title));
            std::string shortOnes;
            for (auto& one : item.cells) {
                if (&one == titleItem || !answered(cell(one.id)) || one.type == ItemType::LongText) continue;
                shortOnes += (shortOnes.empty() ? "" : " · ") + one.label + ": " + value(cell(one.id), one);
            }
            add(PaperStyle::Text, shortOnes);
            for (auto& one : item.cells)
                if (&one != titleItem && one.type == ItemType::LongText && answered(cell(one.id)))
                    add(PaperStyle::Text, one.label + ": " + value(cell(one.id), one));
        }
    }

    void foot() {
        auto shown = std::find_if(view_.layers.begin(), view_.layers.end(),
                                  [&](auto& l) { return l.revision == view_.revision; });
        // What is kept by one person alone is signed by nobody.
        if (shown != view_.layers.end() && !(shown->signOffs.empty() && view_.line.waitingFor.empty())) {
            add(PaperStyle::Heading, "Signatures");
            for (auto& sign : shown->signOffs)
                add(PaperStyle::Text,
                    fmt::format("{}, {}, on {}", name(sign.person), words(sign.role), sign.at.utcDay().words()));
            for (auto& waiting : view_.line.waitingFor) add(PaperStyle::Quiet, "Waits for " + name(waiting));
        }
        add(PaperStyle::Quiet,
            view_.form ? fmt::format("Form: {}, version {}", view_.form->title, view_.formRef.version) : "");
        if (!options_.withHashes) return;
        add(PaperStyle::Heading, "History");
        add(PaperStyle::Hash, "Record " + view_.line.id);
        add(PaperStyle::Hash, "Form " + view_.formRef.text());
        for (auto& layer : view_.layers) {
            add(PaperStyle::Hash, fmt::format("{} by {}: content {}", layer.at.iso(), layer.author, layer.contentHash));
            for (auto& sign : layer.signOffs)
                add(PaperStyle::Hash,
                    fmt::format("{} signed by {}: content {}", sign.at.iso(), sign.person, sign.contentHash));
        }
    }

    const RecordView& view_;
    const PaperOptions& options_;
    std::vector<PaperBlock> out_;
};

} // namespace

std::vector<PaperBlock> paperOf(const RecordView& view, const PaperOptions& options) {
    return Writer(view, options).write();
}

std::string paperText(const std::vector<PaperBlock>& paper) {
    std::string out;
    for (auto& block : paper) {
        if (block.style == PaperStyle::Heading || block.style == PaperStyle::Label) out += "\n";
        out += block.text + "\n";
    }
    return out;
}

} // namespace trellis
