#include "figure_views.hpp"

namespace supervision {

using namespace trellis::sdk;

FigureTable::FigureTable(View& out, std::span<const FigureColumn> columns, const std::string& by)
    : out_(out)
    , columns_(columns) {
    for (auto& column : columns)
        for (auto& one : out.figures(column.measure, "whole", by.c_str()).all) {
            rows_[one.group][column.id] = one;
            labels_[one.group] = one.label;
        }
}

void FigureTable::head() const {
    for (auto& column : columns_) out_.column(column.id, column.title, true);
}

void FigureTable::cells(const std::string& group) const {
    auto& figures = rows_.at(group);
    for (auto& column : columns_) {
        const auto found = figures.find(column.id);
        if (found == figures.end())
            out_.cell("no value");
        else
            out_.cell(found->second.shown, found->second.value);
    }
}

} // namespace supervision
