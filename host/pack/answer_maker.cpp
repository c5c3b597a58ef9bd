#include "pack/answer_maker.hpp"

#include <algorithm>
#include <regex>

namespace trellis {
namespace {

/// All expressions as text, those that only calculate included: they say what values matter.
std::string allExpressions(const Template& form) {
    std::string out;
    const auto add = [&](const CompiledExpression& one) {
        if (one) out += one->text() + "\n";
    };
    const auto item = [&](const Item& one) {
        for (auto* each : {&one.relevant, &one.required, &one.constraint, &one.calculate, &one.carry}) add(*each);
    };
    for (auto& section : form.sections) {
        add(section.relevant);
        for (auto& one : section.items) {
            item(one);
            for (auto& cell : one.cells) item(cell);
        }
    }
    return out;
}

} // namespace

AnswerMaker::AnswerMaker(const Template& form, Date today, SeededRandom& random)
    : today_(today)
    , random_(random)
    , texts_{"a few words", "x", ""} {
    const auto source = allExpressions(form);
    static const std::regex quoted(R"re('([^'\n]{0,80})'|"([^"\n]{0,80})")re"),
        plain(R"re((^|[^\w.'-])(\d{1,6}(\.\d{1,4})?))re");
    for (std::sregex_iterator at(source.begin(), source.end(), quoted), end; at != end; ++at) {
        const auto text = (*at)[1].matched ? (*at)[1].str() : (*at)[2].str();
        if (auto day = Date::fromIso(text)) days_.push_back(*day);
        texts_.push_back(text);
    }
    for (std::sregex_iterator at(source.begin(), source.end(), plain), end; at != end; ++at)
        numbers_.push_back(std::stod((*at)[2]));
}

const std::string& AnswerMaker::hint(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(random_.between(0, int(from.size()) - 1))];
}

double AnswerMaker::number(const Item& item) {
    if (item.type == ItemType::Scale) {
        const int steps = item.step > 0 ? int((item.max - item.min) / item.step + 0.5) : 0;
        return item.min + item.step * random_.between(0, steps);
    }
    double out = random_.between(0, 9) < 7 && !numbers_.empty()
                     ? numbers_[static_cast<std::size_t>(random_.between(0, int(numbers_.size()) - 1))] +
                           random_.between(-1, 1)
                     : random_.between(-5, 400);
    if (item.type == ItemType::Decimal && random_.between(0, 2) == 0) out += 0.5;
    return out;
}

Value AnswerMaker::answer(const Item& item) {
    if (random_.between(0, 9) == 0) return Missing{};
    const auto option = [&]() -> const std::string& {
        return item.options[static_cast<std::size_t>(random_.between(0, int(item.options.size()) - 1))].code;
    };
    switch (item.type) {
    case ItemType::Boolean: return random_.between(0, 1) == 1;
    case ItemType::Integer: return double(long(number(item)));
    case ItemType::Decimal:
    case ItemType::Scale: return number(item);
    case ItemType::Date: {
        const auto named = static_cast<std::size_t>(random_.between(0, std::max(int(days_.size()) - 1, 0)));
        const Date from = days_.empty() || random_.between(0, 1) ? today_ : days_[named];
        const int spread = random_.between(0, 2) == 0 ? 400 : 30;
        return from + random_.between(-spread, spread);
    }
    case ItemType::Time: return TimeOfDay{static_cast<std::int16_t>(random_.between(0, 24 * 60 - 1))};
    case ItemType::Choice: return item.options.empty() ? Value(Missing{}) : Value(Code{option()});
    case ItemType::Choices: {
        Codes codes;
        for (auto& one : item.options)
            if (random_.between(0, 3) == 0) codes.push_back(one.code);
        if (codes.empty() && !item.options.empty()) codes.push_back(option());
        return codes;
    }
    case ItemType::Person: return Code{"XX-P" + std::to_string(random_.between(1, 3))};
    case ItemType::Case: return Code{"XX-" + std::to_string(random_.between(1, 9))};
    case ItemType::Text:
    case ItemType::LongText: return hint(texts_);
    case ItemType::Rows:
    case ItemType::Note: break;
    }
    return Missing{};
}

const std::string& AnswerMaker::longText() {
    static const std::string text = [] {
        std::string out;
        for (int i = 1; i <= 400; ++i) out += "Sentence " + std::to_string(i) + " of a long answer. ";
        return out + "The very end.";
    }();
    return text;
}

std::vector<FormExpression> conditionsOf(const Template& form) {
    std::vector<FormExpression> out;
    const auto item = [&](const Section& section, const Item& one, const Item* rows) {
        for (auto& [what, expression] : {std::pair{"relevant", &one.relevant}, {"required", &one.required},
                                         {"constraint", &one.constraint}, {"carry", &one.carry}})
            if (*expression) out.push_back({&one, &section, rows, what, expression->get()});
    };
    for (auto& section : form.sections) {
        if (section.relevant) out.push_back({nullptr, &section, nullptr, "relevant", section.relevant.get()});
        for (auto& one : section.items) {
            if (one.retired || one.notAsked) continue;
            item(section, one, nullptr);
            for (auto& cell : one.cells)
                if (!cell.retired && !cell.notAsked) item(section, cell, &one);
        }
    }
    return out;
}

} // namespace trellis
