// A promise that a reader makes of any input at all. Broken, it ends the program, which is what a fuzzer looks for.
#pragma once
#include <cstdio>
#include <cstdlib>

namespace trellis::test {

inline void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "Broken promise: %s\n", what);
    std::abort();
}

} // namespace trellis::test
