// The program: command line, theme, the one frame, and the last rim for errors.
#pragma once
#include <wx/app.h>

namespace trellis {

class App : public wxApp {
public:
    bool OnInit() override;
};

} // namespace trellis
