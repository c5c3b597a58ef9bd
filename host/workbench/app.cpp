#include "workbench/app.hpp"

#include <wx/frame.h>

#include <clocale>

namespace trellis {

bool App::OnInit() {
    // wx takes the user's locale; numbers in files must not follow it.
    std::setlocale(LC_NUMERIC, "C");
    (new wxFrame(nullptr, wxID_ANY, "Trellis"))->Show();
    return true;
}

} // namespace trellis
