// Made-up answers, chosen so that conditions turn out both ways: the values that a form's own expressions compare with,
// those just beside them, and some from anywhere.
#pragma once
#include "template/form.hpp"

namespace trellis {

class AnswerMaker {
public:
    AnswerMaker(const Template& form, Date today, SeededRandom& random);
    /// An answer of the item's type; now and then none.
    Value answer(const Item& item);
    int between(int low, int high) { return random_.between(low, high); }

    /// A text that stands out on paper and is longer than a page.
    static const std::string& longText();

private:
    const std::string& hint(const std::vector<std::string>& from);
    double number(const Item& item);

    Date today_;
    SeededRandom& random_;
    std::vector<std::string> texts_;
    std::vector<double> numbers_;
    std::vector<Date> days_;
};

/// Every expression of the form with the words for it: what it decides, and where.
struct FormExpression {
    const Item* item = nullptr; ///< null: of the section
    const Section* section = nullptr;
    const Item* rows = nullptr; ///< not null: of a cell
    const char* what;           ///< "relevant", "required", "constraint", "carry"
    const Expression* expression;
};
std::vector<FormExpression> conditionsOf(const Template& form);

} // namespace trellis
