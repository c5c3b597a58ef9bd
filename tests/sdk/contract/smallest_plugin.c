/* The least that is a plugin. Compiled as C99 to C17 and as C++11 to C++20. */
#include <trellis/plugin.h>

static trellis_status TRELLIS_CALL init(const trellis_host *host) {
    return TRELLIS_HAS(host, trellis_host, fail) ? TRELLIS_OK : TRELLIS_UNSUPPORTED;
}
static const void *TRELLIS_CALL feature(const char *id) {
    (void)id;
    return NULL;
}
const trellis_entry trellis_plugin_entry = {sizeof(trellis_entry), TRELLIS_ABI, "example.smallest", "1.0.0", init, feature};
