#include "plugin/option.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

std::string optionTrouble(const OptionInfo& option, const std::string& text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    switch (option.type) {
    case OptionInfo::Type::YesNo:
        return text == "yes" || text == "no" ? "" : "is neither yes nor no";
    case OptionInfo::Type::Text:
        return text.size() <= 1000 && std::ranges::none_of(text, [](char c) { return c >= 0 && c < ' '; })
                   ? ""
                   : "is no text on one line";
    case OptionInfo::Type::Number:
        break;
    }
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, digit)) return "is not a whole number";
    if (option.byDefault.empty() || option.only == OptionInfo::Only::Any) return {};
    const int value = std::stoi(text), core = std::stoi(option.byDefault);
    if (option.only == OptionInfo::Only::Lower && value > core) return fmt::format("may not be more than {}", core);
    if (option.only == OptionInfo::Only::Higher && value < core) return fmt::format("may not be less than {}", core);
    return {};
}

Options settledOptions(const std::vector<OptionInfo>& declared, const Options& own, const Options& policies,
                       std::string& remark) {
    Options all;
    for (auto& option : declared) {
        auto& text = all[option.key] = option.byDefault;
        const auto& from = option.key.starts_with("policy.") ? policies : own;
        const auto set = from.find(option.key);
        if (set == from.end()) continue;
        const auto trouble = optionTrouble(option, set->second);
        if (trouble.empty())
            text = set->second;
        else
            remark += fmt::format("{}The setting {} = \"{}\" {}; \"{}\" holds instead.", remark.empty() ? "" : " ",
                                  option.key, set->second, trouble, option.byDefault);
    }
    return all;
}

} // namespace trellis
