#include "overlay/frame_reason.hpp"

#include "template/choice_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace trellis {
namespace {

/// Words that say nothing about why: articles, pronouns, fillers and what people write to fill a box.
constexpr std::array<std::string_view, 66> kEmptyWords{
    "the",   "and",    "for",     "because", "reason",  "reasons",   "local",     "locally",  "our",     "their",
    "this",  "that",   "these",   "those",   "with",    "was",       "were",      "are",      "has",     "have",
    "had",   "not",    "yes",     "none",    "nil",     "n/a",       "tbc",       "tbd",      "todo",    "see",
    "above", "below",  "other",   "others",  "various", "discussed", "agreed",    "decided",  "decision", "change",
    "changed", "changes", "adaptation", "adapted", "adapt", "overlay", "template", "form", "we", "they",
    "you",   "but",    "from",    "into",    "than",    "then",      "just",      "some",     "any",     "all",
    "its",   "itself", "needed",  "wanted",  "better",  "please"};

/// Small letters, without what stands at the ends of a word. Letters beyond ASCII count as letters.
std::vector<std::string> plainWords(const std::string& text) {
    std::vector<std::string> out;
    for (auto& raw : wordsOf(text)) {
        std::string word;
        for (char c : raw) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80); };
        auto from = std::find_if(word.begin(), word.end(), letter);
        auto to = std::find_if(word.rbegin(), word.rend(), letter).base();
        if (from < to) out.emplace_back(from, to);
    }
    return out;
}

std::size_t characters(const std::string& word) {
    return static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

bool hollow(const std::string& description) {
    const auto words = plainWords(description);
    std::set<std::string> meaningful;
    for (auto& word : words)
        if (characters(word) >= 3 && std::find(kEmptyWords.begin(), kEmptyWords.end(), word) == kEmptyWords.end())
            meaningful.insert(word);
    return words.size() < kLeastWords || meaningful.size() < kLeastMeaningful;
}

const std::vector<FrameField>& frameFields() {
    static const std::vector<FrameField> fields{
        {"who", "frame-who", "who decided", true, true},
        {"decider", "frame-who", "who had the last word", false, false},
        {"when", "frame-when", "in which phase it was made", false, true},
        {"planned", "frame-planned", "whether it was planned", false, true},
        {"goal", "frame-goal", "what it is for", true, true},
        {"reasons", "frame-reasons", "what led to it", true, true},
        {"fidelity", "frame-fidelity", "how it stands to the core", false, true},
        {"what", "frame-what", "what is modified", true, true},
        {"nature", "frame-nature", "how the content changes", true, false},
        {"context", "frame-context", "what of the context changes", true, false},
        {"level", "frame-level", "for whom it is", true, false},
    };
    return fields;
}

std::vector<std::string> codesOf(const FrameReason& reason, std::string_view attribute) {
    auto one = [](const std::string& code) {
        return code.empty() ? std::vector<std::string>{} : std::vector<std::string>{code};
    };
    if (attribute == "who") return reason.who;
    if (attribute == "decider") return one(reason.decider);
    if (attribute == "when") return one(reason.when);
    if (attribute == "planned") return one(reason.planned);
    if (attribute == "goal") return reason.goals;
    if (attribute == "reasons") return reason.reasons;
    if (attribute == "fidelity") return one(reason.fidelity);
    if (attribute == "what") return reason.what;
    if (attribute == "nature") return reason.nature;
    if (attribute == "context") return reason.context;
    if (attribute == "level") return reason.level;
    return {};
}

std::string frameWords(std::string_view list, const std::vector<std::string>& codes, const CodeListSource& lists) {
    auto known = lists ? lists(std::string(list)) : std::nullopt;
    std::string out;
    for (auto& code : codes) {
        auto* entry = known ? known->find(code) : nullptr;
        out += (out.empty() ? "" : ", ") + (entry ? entry->label + " (" + code + ")" : code);
    }
    return out;
}

} // namespace trellis
