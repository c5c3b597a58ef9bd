// The program: command line, theme, the one frame, and the last rim for errors.
#pragma once
#include "workbench/wheel.hpp"

#include <wx/app.h>

#include <filesystem>

namespace trellis {

class MainFrame;

class App : public wxApp {
public:
    bool OnInit() override;
    int OnRun() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;

private:
    void takePicture(const std::filesystem::path& file);
    WheelForPage wheel_;
    MainFrame* frame_ = nullptr;
    int exitCode_ = 0;
};

} // namespace trellis
