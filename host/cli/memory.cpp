// Compiled into each program that links mimalloc (cmake/TrellisDependencies.cmake). Such a program ends soon, and until
// then needs again what it gave back: memory that goes to the system between two steps comes back page by page, zeroed.
// Making a country's demo spent a tenth of its time on that.
#include <mimalloc.h>

namespace {

[[maybe_unused]] const bool keepsMemory = [] {
#if MI_MALLOC_VERSION >= 210
    mi_option_set(mi_option_purge_delay, -1);
#else
    mi_option_set(mi_option_allow_decommit, 0);
#endif
    return true;
}();

} // namespace
