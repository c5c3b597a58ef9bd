#include "workbench/controller/finder.hpp"

#include <algorithm>
#include <cctype>

namespace trellis {

namespace {

std::string lower(const std::string& text) {
    std::string result = text;
    for (char& letter : result) letter = char(std::tolower(static_cast<unsigned char>(letter)));
    return result;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) || byte >= 0x80)
            words.back() += letter;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

} // namespace

int fit(const std::string& typed, const std::string& text) {
    const std::string all = lower(text);
    const std::vector<std::string> have = wordsOf(all);
    int distance = 0;
    for (const std::string& want : wordsOf(lower(typed))) {
        const auto found =
            std::find_if(have.begin(), have.end(), [&](const std::string& word) { return word.starts_with(want); });
        if (found != have.end())
            distance += int(found - have.begin());
        else if (all.find(want) != std::string::npos)
            distance += 100;
        else
            return -1;
    }
    return distance;
}

std::vector<FinderEntry> find(const std::string& typed, const std::vector<FinderEntry>& entries, std::size_t most) {
    std::vector<std::pair<int, const FinderEntry*>> fitting;
    for (const FinderEntry& entry : entries)
        if (const int distance = fit(typed, entry.words); distance >= 0) fitting.emplace_back(distance, &entry);
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FinderEntry> result;
    for (const auto& [distance, entry] : fitting) {
        if (result.size() == most) break;
        result.push_back(*entry);
    }
    return result;
}

} // namespace trellis
