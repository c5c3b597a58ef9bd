#include "workbench/app.hpp"

wxIMPLEMENT_APP_NO_MAIN(trellis::App);

int main(int argc, char** argv) { return wxEntry(argc, argv); }
