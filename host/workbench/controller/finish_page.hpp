// The one page before signing: what is missing, what will be signed, and who will see which part.
#pragma once
#include "template/form.hpp"

#include <functional>

namespace trellis {

/// Something to settle or look at; following it leads to its field.
struct FinishLine {
    ItemPath where;      ///< where.item is empty when it is about the whole record
    std::string section; ///< id of the section to open; empty when where.item is
    std::string label;   ///< "Actions, old and new › Ask about a room › By when"
    std::string message;
};

struct FinishPart {
    std::string who;                ///< "the two of you and the service lead"
    std::vector<std::string> parts; ///< labels of what is answered, in the order of the form
};

struct FinishPage {
    std::vector<FinishLine> missing; ///< must be settled first
    std::vector<FinishLine> look;    ///< please look; signing is possible
    std::vector<std::string> facts;  ///< what will be signed, in short sentences
    std::vector<FinishPart> parts;
    bool ready() const { return missing.empty(); }
};

/// `heading` names the record ("Supervision session of Tuesday 16 September with FK-CP3"); `who` says who can see an
/// answer.
FinishPage finishPage(const Form& form, const std::vector<Finding>& findings, const std::string& heading,
                      const std::function<std::string(const ItemPath&)>& who);

} // namespace trellis
