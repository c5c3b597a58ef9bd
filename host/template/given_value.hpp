// One given answer against its item, shared by the two ways in: JSON and GivenAnswers. Private to this folder.
#pragma once
#include "template/given_answers.hpp"

#include <functional>

namespace trellis {

/// What the item takes it for; null is what no item can take. What is taken is gone from `given`, what is refused still
/// stands there. `shown`: how a sentence quotes it. Error TR-F02.
Value valueFrom(Given* given, const Item& item, const std::function<std::string()>& shown);
/// Error TR-F02: "The item … `wrong`."
[[noreturn]] void refuseAnswer(const Item& item, const std::string& wrong);
/// Error TR-F01, with the nearest name there is. `table`: the rows whose cell it should have been.
[[noreturn]] void noSuchItem(const std::string& id, const Template& form, const Item* table);

} // namespace trellis
