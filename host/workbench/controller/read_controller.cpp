#include "workbench/controller/read_controller.hpp"

#include "desk/parties.hpp"
#include "store/workspace.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {

ReadController::ReadController(Desk& desk, Id record)
    : desk_(desk)
    , record_(std::move(record)) {
    reload();
}

void ReadController::reload() { view_ = desk_.show(record_); }
void ReadController::showLayer(const Id& revision) { view_ = desk_.show(record_, revision); }

std::vector<LayerChoice> ReadController::layers() const {
    std::vector<LayerChoice> out;
    auto& layers = view_.layers;
    for (std::size_t i = layers.size(); i-- > 0;) {
        auto when = layers[i].signOffs.empty() ? layers[i].at : layers[i].signOffs.back().at;
        auto done = layers[i].signOffs.empty() ? "finished" : "signed";
        auto label = i + 1 == layers.size() ? fmt::format("As it stands now, {} {}", done, when.utcDay().words())
                     : i == 0               ? fmt::format("The text as first {}, {}", done, when.utcDay().words())
                                            : fmt::format("As {} {}", done, when.utcDay().words());
        out.push_back({layers[i].revision, label});
    }
    return out;
}

bool ReadController::newest() const {
    return view_.layers.empty() || view_.revision.empty() || view_.layers.back().revision == view_.revision;
}

std::optional<Id> ReadController::textAsSigned() const {
    if (!newest()) return {};
    for (std::size_t i = 0; i + 1 < view_.layers.size(); ++i)
        if (!view_.layers[i].signOffs.empty()) return view_.layers[i].revision;
    return {};
}

std::vector<PaperBlock> ReadController::paper() const {
    PaperOptions options;
    options.people = desk_.people();
    options.withHashes = hashes_;
    options.steps = stepNames(desk_.plugins().kind(view_.line.kind));
    return paperOf(view_, options);
}

std::string ReadController::title() const {
    return fmt::format("{}, {} {}", view_.line.kindTitle, view_.line.day.dayWords(), view_.line.day.year());
}

bool ReadController::canContinue() const {
    if (!draft()) return false;
    auto mine = desk_.openDrafts();
    return std::any_of(mine.begin(), mine.end(), [&](auto& line) { return line.id == record_; });
}

bool ReadController::canAmend() const {
    if (view_.layers.empty() || draft()) return false;
    auto& me = desk_.me().code;
    auto& line = view_.line;
    return line.supervisor == me ||
           std::find(line.supervisees.begin(), line.supervisees.end(), me) != line.supervisees.end();
}

void ReadController::amend(const std::string& reason) { desk_.amend(record_, reason); }

std::vector<KindTransition> ReadController::steps() const {
    if (draft() || !newest()) return {};
    auto out = desk_.possible(record_);
    std::erase_if(out, [](auto& one) { return !isStep(one); });
    return out;
}

bool ReadController::nextIsMine() const {
    const auto mine = steps();
    const Kind* kind = desk_.plugins().kind(view_.line.kind);
    if (mine.empty() || !kind) return false;
    const auto& ways = kind->transitions();
    const auto next = std::find_if(ways.begin(), ways.end(),
                                   [&](auto& one) { return isStep(one) && one.from == mine.front().from; });
    return next != ways.end() && next->id == mine.front().id;
}

void ReadController::take(const KindTransition& step) { desk_.take(record_, step.id); }

bool ReadController::canShare() const {
    return !draft() && newest() && view_.line.author == desk_.me().code && !sharing().options.empty();
}

SharingOffer ReadController::sharing() const {
    SharingOffer out;
    out.now = view_.line.shared;
    const KindInfo* info = nullptr;
    for (const KindInfo* one : desk_.plugins().kinds())
        if (one->id == view_.line.kind) info = one;
    const Item* item = info && info->authorsOwn && view_.form ? view_.form->find(info->shareItem) : nullptr;
    if (!item) return out;
    for (auto& option : item->options)
        if (text(sharingFromText(option.code)) == option.code)
            out.options.push_back({sharingFromText(option.code), option.label});
    for (auto& section : view_.form->sections)
        for (auto& one : section.items)
            if (one.type == ItemType::LongText && one.classes.has(VisibilityClass::S))
                out.summary = plainText(view_.answers.value(one.id));
    return out;
}

void ReadController::share(Sharing how, const std::string& summary) {
    desk_.share(record_, how, summary);
    reload();
}

std::vector<Signer> ReadController::signers() const {
    std::vector<Signer> out;
    if (draft() || view_.layers.empty()) return out;
    auto& line = view_.line;
    auto users = desk_.users();
    auto people = desk_.people();
    std::vector<PersonCode> parties{line.supervisor};
    parties.insert(parties.end(), line.supervisees.begin(), line.supervisees.end());
    for (auto& code : parties) {
        Signer signer{code, code, code == desk_.me().code, std::nullopt, false};
        for (auto& person : people)
            if (person.code == code && !person.name.empty()) signer.name = code + " · " + person.name;
        for (auto& sign : view_.layers.back().signOffs)
            if (sign.person == code) signer.signedAt = sign.at;
        bool waits = std::find(line.waitingFor.begin(), line.waitingFor.end(), code) != line.waitingFor.end();
        bool user = std::any_of(users.begin(), users.end(), [&](auto& u) { return u.code == code; });
        signer.canSignHere = waits && !signer.signedAt && user;
        if (signer.signedAt || waits) out.push_back(std::move(signer));
    }
    return out;
}

bool ReadController::everybodySigned() const {
    auto all = signers();
    return !all.empty() && std::all_of(all.begin(), all.end(), [](auto& s) { return s.signedAt.has_value(); });
}

void ReadController::sign(const PersonCode& person, const std::string& passphrase) {
    desk_.sign(record_, person, passphrase);
    reload();
}

void ReadController::printed() { desk_.workspace().audit("printed", record_); }

std::string ReadController::html() const { return desk_.html(record_, newest() ? Id{} : view_.revision); }

} // namespace trellis
