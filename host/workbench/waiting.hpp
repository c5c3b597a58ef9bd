// Long work on the main thread, in slices: how far it is, and Cancel.
//
// The desk belongs to the main thread (design 8), and so does the code of plugins that it asks. A second, read-only
// connection for the worker would need a second desk with plugins of its own, and would see the file between two writes
// of the first; so what needs the desk is done here, and whoever does it tells step() or asks cancelled() often enough
// for the window to stay alive. Work that needs no desk goes to the worker (worker.hpp).
#pragma once
#include "model/progress.hpp"
#include "workbench/look.hpp"

#include <chrono>
#include <memory>

class wxDialog;
class wxGauge;
class wxWindowDisabler;

namespace trellis {

class Waiting : public Progress {
public:
    Waiting(wxWindow* parent, wxString what);
    ~Waiting();
    Waiting(const Waiting&) = delete;

    void step(std::string_view what, long done, long total) override;
    bool cancelled() const override;

private:
    void breathe(); ///< lets the window draw and take the keys of Cancel, now and then
    void show();

    wxWindow* parent_;
    wxString what_;
    std::chrono::steady_clock::time_point began_, breathed_;
    bool cancelled_ = false;
    wxDialog* dialog_ = nullptr;
    Paragraph* words_ = nullptr;
    wxGauge* gauge_ = nullptr;
    std::unique_ptr<wxWindowDisabler> others_;
};

} // namespace trellis
