#include "template/template_names.hpp"

namespace trellis {

struct TemplateNames::Names {
    std::map<std::string, NameInfo> infos;
    std::vector<std::string> all; ///< in the order of the form
};

TemplateNames::TemplateNames(const Template& form) {
    auto names = std::make_shared<Names>();
    auto add = [&](const Item& item, const std::string& rowsItem) {
        NameInfo info{expressionType(item.type), rowsItem, {}};
        for (auto& option : item.options) info.codes.push_back(option.code);
        if (names->infos.try_emplace(item.id, std::move(info)).second) names->all.push_back(item.id);
    };
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            add(item, "");
            for (auto& cell : item.cells) add(cell, item.id);
        }
    names_ = std::move(names);
}

ExpressionScope TemplateNames::scope(const std::string& rowsItem, ExpressionType self) const {
    ExpressionScope out;
    out.name = [names = names_](const std::string& item) -> std::optional<NameInfo> {
        auto found = names->infos.find(item);
        return found == names->infos.end() ? std::nullopt : std::optional(found->second);
    };
    out.allNames = [names = names_] { return names->all; };
    out.rowsItem = rowsItem;
    out.self = self;
    return out;
}

} // namespace trellis
