// The portfolio as two files that its author may ask for: a page and a table. Only what was marked for it goes in.
#pragma once
#include <trellis/plugin.hpp>

namespace reflective {

class PortfolioPage final : public trellis::sdk::Export {
public:
    PortfolioPage()
        : Export("reflection.cpd-page") {}
    std::string write(const trellis::sdk::Timeline& timeline) const override;
};

class PortfolioTable final : public trellis::sdk::Export {
public:
    PortfolioTable()
        : Export("reflection.cpd-table") {}
    std::string write(const trellis::sdk::Timeline& timeline) const override;
};

} // namespace reflective
