#include "workbench/app.hpp"
#include "workbench/controller/command_line.hpp"

#include <iostream>

wxIMPLEMENT_APP_NO_MAIN(trellis::App);

int main(int argc, char** argv) {
    // Whoever asks this may have no display: it is said before wx looks for one.
    if (argc > 1 && trellis::readCommandLine({argv + 1, argv + argc}).help) {
        std::cout << trellis::commandLineHelp();
        return 0;
    }
    return wxEntry(argc, argv);
}
