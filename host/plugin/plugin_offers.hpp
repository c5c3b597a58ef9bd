// Measures, views and exports that a loaded plugin defines: the host's interfaces over the plugin's C functions.
#pragma once
#include "plugin/exporter.hpp"
#include "plugin/handles.hpp"
#include "plugin/library.hpp"
#include "plugin/measure.hpp"
#include "plugin/view_maker.hpp"

namespace trellis {

/// What the three share: the plugin's tables, the wall, and what may be read. Every Error is the wall's (wall.hpp).
struct Offered {
    Library library;
    const Wall* wall = nullptr;
    const FormSource* forms = nullptr;
    ReadList reads;
};

class PluginMeasure final : public Measure {
public:
    PluginMeasure(MeasureInfo info, Library library, const Wall* wall, const FormSource* forms);
    const MeasureInfo& info() const override { return info_; }
    Observed observe(const Timeline& timeline) const override;

private:
    MeasureInfo info_;
    Offered from_;
};

class PluginView final : public ViewMaker {
public:
    PluginView(ViewInfo info, Library library, const Wall* wall, const FormSource* forms);
    const ViewInfo& info() const override { return info_; }
    ViewModel show(const Timeline* timeline, const ViewQuestion& question) const override;

private:
    ViewInfo info_;
    Offered from_;
};

class PluginExport final : public Exporter {
public:
    PluginExport(ExportInfo info, Library library, const Wall* wall, const FormSource* forms);
    const ExportInfo& info() const override { return info_; }
    std::string write(const Timeline& timeline) const override;

private:
    ExportInfo info_;
    Offered from_;
};

} // namespace trellis
