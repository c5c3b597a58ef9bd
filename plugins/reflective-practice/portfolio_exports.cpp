#include "portfolio_exports.hpp"

#include "model_names.hpp"
#include "portfolio.hpp"

namespace reflective {

using namespace trellis::sdk;

namespace {

std::vector<std::string> labels(const Record& record, const char* item) {
    std::vector<std::string> out;
    for (auto& code : record.codes(item)) out.push_back(record.label(item, code));
    return out;
}

std::vector<PortfolioEntry> entriesOf(const Timeline& timeline) {
    std::vector<PortfolioEntry> out;
    for (auto& record : timeline.records()) {
        // Belt and braces: the workbench hands over the author's own alone, and a draft is not kept yet.
        if (record.draft() || record.author() != timeline.subject()) continue;
        if (!record.yes("reflection.cpd").value_or(false)) continue;
        PortfolioEntry entry;
        entry.day = record.about().iso();
        entry.dayWords = record.about().words();
        entry.model = modelName(record.form());
        entry.components = labels(record, "reflection.components");
        entry.eyes = labels(record, "seveneyed.eyes");
        if (const auto sure = record.number("reflection.confidence"))
            entry.confidence = std::to_string(int(*sure)) + " of 4";
        entry.words = record.text("reflection.cpd-text");
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace

std::string PortfolioPage::write(const Timeline& timeline) const {
    return portfolioPage(entriesOf(timeline), timeline.subject(), timeline.today().words());
}

std::string PortfolioTable::write(const Timeline& timeline) const { return portfolioTable(entriesOf(timeline)); }

} // namespace reflective
