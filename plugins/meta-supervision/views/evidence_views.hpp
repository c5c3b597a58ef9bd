// The views of evidence: what works for whom, what helps and hinders where, and how far those who read it agree.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

class StatementBoard final : public trellis::sdk::Viewer {
public:
    StatementBoard()
        : Viewer("meta.cmo-board") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class CfirMatrix final : public trellis::sdk::Viewer {
public:
    CfirMatrix()
        : Viewer("meta.cfir-matrix") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class CodersAgree final : public trellis::sdk::Viewer {
public:
    CodersAgree()
        : Viewer("meta.coding-agreement") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class Calibration final : public trellis::sdk::Viewer {
public:
    Calibration()
        : Viewer("meta.calibration") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

} // namespace meta
