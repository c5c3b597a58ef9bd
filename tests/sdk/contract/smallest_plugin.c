/* The least that is a plugin. Compiled as C99 to C17 and as C++11 to C++20. */
#include <trellis/plugin.h>

/* A member that came later is used only where it is there. */
static int32_t TRELLIS_CALL smallest_may_write(const trellis_host_draft *api, const trellis_draft *draft, const char *item, const char *code) {
    if (!TRELLIS_HAS(api, trellis_host_draft, offers)) return 1;
    return api->offers(draft, item, code) && (!TRELLIS_HAS(api, trellis_host_draft, option) || api->option(draft, item, 0));
}
static trellis_status TRELLIS_CALL init(const trellis_host *host) {
    (void)smallest_may_write;
    return TRELLIS_HAS(host, trellis_host, fail) ? TRELLIS_OK : TRELLIS_UNSUPPORTED;
}
static const void *TRELLIS_CALL feature(const char *id) {
    (void)id;
    return NULL;
}
const trellis_entry trellis_plugin_entry = {sizeof(trellis_entry), TRELLIS_ABI, "example.smallest", "1.0.0", init, feature};
