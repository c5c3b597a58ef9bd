#include "check/cases.hpp"

#include <algorithm>
#include <utility>

namespace trellis::conformance {
namespace {

struct Words {
    Case one;
    const char *name, *sentence;
};
constexpr Words words[] = {
    {Case::Manifest, "manifest", "plugin.xml is there and is understood."},
    {Case::Folder, "folder", "Its folder bears its id."},
    {Case::Forms, "forms", "The form of every kind is at hand and is in order."},
    {Case::Reads, "reads", "What it declares to read stands in its form."},
    {Case::Loads, "loads", "The library loads in a child and is what the manifest says."},
    {Case::Life, "life", "Every kind has a life that a record can go through: a first draft, a way to finish, no dead end on the way."},
    {Case::FirstDraft, "first-draft", "A draft can be begun where nothing has been written yet."},
    {Case::EmptyRecord, "empty-record", "A record without an answer can be checked and summarised."},
    {Case::FullRecord, "full-record", "A record with every question answered can be checked and summarised."},
    {Case::Answers, "answers", "The records in its answers folder give what they say they give."},
    {Case::History, "history", "A history of two hundred records is no trouble."},
    {Case::DueEveryDay, "due-every-day", "It says when the next one is due, on every day of two years."},
    {Case::Observe, "observe", "Every measure counts what there is, also where there is nothing, and says where it comes from."},
    {Case::Show, "show", "Every view shows what it is given, protected and missing answers among it, or says why there is nothing."},
    {Case::Write, "write", "Every export makes a file, also of nothing."},
    {Case::Steady, "steady", "The same record and day give the same answer, also in another process."},
    {Case::Swift, "swift", "A call takes less than 20 milliseconds."},
    {Case::Quiet, "quiet", "It prints nothing."},
    {Case::Ends, "ends", "It ends when it is told to."},
    {Case::Chance, "chance", "Whatever is answered, it stays within the contract."},
};
const Words& of(Case one) {
    return *std::ranges::find(words, one, &Words::one);
}

} // namespace

const std::vector<Case>& allCases() {
    static const auto all = [] {
        std::vector<Case> cases;
        for (auto& each : words) cases.push_back(each.one);
        return cases;
    }();
    return all;
}
std::string name(Case one) { return of(one).name; }
std::string sentence(Case one) { return of(one).sentence; }
std::optional<Case> caseNamed(std::string_view wanted) {
    for (auto& each : words)
        if (wanted == each.name) return each.one;
    return std::nullopt;
}
std::string text(Verdict verdict) {
    switch (verdict) {
    case Verdict::Success: return "success";
    case Verdict::Warning: return "warning";
    case Verdict::Skipped: return "skipped";
    case Verdict::Failed: return "failed";
    case Verdict::Crashed: break;
    }
    return "crashed";
}

} // namespace trellis::conformance
