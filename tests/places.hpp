// Where the sources and the build lie. Said in one small source (places.cpp) and not on every command line, so that a test
// compiles to the same in every checkout and a compiler cache can share it.
#pragma once

extern const char* const trellisSourceFolder;
extern const char* const trellisBuildFolder;
#define TRELLIS_SOURCE_DIR trellisSourceFolder
#define TRELLIS_BUILD_DIR trellisBuildFolder
