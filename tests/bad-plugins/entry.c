/* A plugin with one kind, in order when built plainly, and out of order in one way per compile definition. */
#include <trellis/plugin.h>

#ifndef PLUGIN_ID
#define PLUGIN_ID "example.quiet"
#endif
#ifndef PLUGIN_VERSION
#define PLUGIN_VERSION "1.0.0"
#endif
#ifndef PLUGIN_ABI
#define PLUGIN_ABI TRELLIS_ABI
#endif
#ifndef KIND_ID
#define KIND_ID "quiet"
#endif
#ifdef UNRESOLVED
extern int this_is_nowhere(void);
#endif

static const trellis_host *host;

/* What runs before and after everything else, without being asked. The pointer is volatile, or a compiler that sees through
 * it leaves the crash out. */
#if defined(CRASHES_AT_LOAD) || defined(CRASHES_AT_EXIT)
static int *volatile nowhere;
#endif
#ifdef CRASHES_AT_LOAD
__attribute__((constructor)) static void at_load(void) { *nowhere = 1; }
#elif defined(HANGS_AT_LOAD)
__attribute__((constructor)) static void at_load(void) { for (volatile int i = 0;; i = i + 1) {} }
#elif defined(CRASHES_AT_EXIT)
__attribute__((destructor)) static void at_exit(void) { *nowhere = 1; }
#endif
#ifdef SECOND_SYMBOL
TRELLIS_EXPORT int trellis_shared_rota = 7; /* what another plugin could come to depend on */
#endif

static uint32_t TRELLIS_CALL count(void) { return 1; }
static const char *TRELLIS_CALL kind_id(uint32_t index) { return index == 0 ? KIND_ID : NULL; }

static trellis_status TRELLIS_CALL describe(const char *kind, trellis_description *sink) {
    const trellis_host_description *to = (const trellis_host_description *)host->feature(host, TRELLIS_HOST_DESCRIPTION);
    const trellis_state draft = {sizeof(trellis_state), "draft", "Draft", TRELLIS_STATE_EDITABLE};
    const trellis_state done = {sizeof(trellis_state), "done", "Done", TRELLIS_STATE_HELD | TRELLIS_STATE_CLOSED};
    trellis_transition finish = {sizeof(trellis_transition), "finish", "Finish", "draft", "done", TRELLIS_EFFECT_FINISH, 0};
    (void)kind;
#ifdef NO_STATES
    return TRELLIS_OK;
#endif
#ifdef UNKNOWN_STATE
    finish.to = "paradise";
#endif
    to->state(sink, &draft);
    to->state(sink, &done);
#ifdef MORE_STATE
    {
        const trellis_state more = {sizeof(trellis_state), "more", "More", MORE_STATE};
        to->state(sink, &more);
    }
#endif
#ifdef PLANNED
    {
        const trellis_transition start = {sizeof(trellis_transition), "start", "Start", "more", "draft", TRELLIS_EFFECT_NONE, 0};
        to->transition(sink, &start);
    }
#endif
    return to->transition(sink, &finish);
}

static trellis_status TRELLIS_CALL prefill(const char *kind, const trellis_timeline *timeline, trellis_draft *draft) {
    (void)kind, (void)timeline, (void)draft;
    return TRELLIS_OK;
}
static trellis_status TRELLIS_CALL check(const char *kind, const trellis_record *record, const trellis_timeline *timeline, trellis_findings *sink) {
    (void)kind, (void)record, (void)timeline, (void)sink;
    return TRELLIS_OK;
}
static trellis_status TRELLIS_CALL summary(const char *kind, const trellis_record *record, trellis_line *sink) {
    const trellis_host_line *to = (const trellis_host_line *)host->feature(host, TRELLIS_HOST_LINE);
    (void)kind, (void)record;
    return to->set(sink, "quiet");
}
static trellis_status TRELLIS_CALL due(const char *kind, const trellis_timeline *timeline, trellis_due_sink *sink) {
    (void)kind, (void)timeline, (void)sink;
    return TRELLIS_OK;
}

static const trellis_plugin_kind kinds = {
#ifdef HALF_KINDS
    24,
#else
    sizeof(trellis_plugin_kind),
#endif
    count, kind_id, describe, prefill,
#ifdef NULL_MEMBER
    NULL,
#else
    check,
#endif
    summary, due};

static trellis_status TRELLIS_CALL init(const trellis_host *given) {
    host = given;
#ifdef INIT_REFUSES
    return host->fail(host, TRELLIS_UNSUPPORTED, "The rota is not there.");
#elif defined(UNRESOLVED)
    return this_is_nowhere();
#else
    return TRELLIS_OK;
#endif
}

static const void *TRELLIS_CALL feature(const char *id) {
#ifdef NO_KINDS
    (void)id;
    return NULL;
#else
    const char *kind = TRELLIS_KIND;
    while (*id && *id == *kind) ++id, ++kind;
    return *id == *kind ? &kinds : NULL;
#endif
}

#ifdef NO_SYMBOL
TRELLIS_EXPORT const void *const nothing_of_ours[] = {(const void *)&init, (const void *)&feature};
#elif defined(FUTURE_ENTRY)
/* What a later minor version might append: a host that does not know it reads as far as it knows. */
struct later { trellis_entry now; void (*more)(void); };
#undef trellis_plugin_entry
TRELLIS_EXPORT extern const struct later trellis_later __asm__("trellis_plugin_entry");
const struct later trellis_later = {{sizeof(struct later), PLUGIN_ABI, PLUGIN_ID, PLUGIN_VERSION, init, feature}, NULL};
#else
const trellis_entry trellis_plugin_entry = {
#ifdef ENTRY_SIZE
    ENTRY_SIZE,
#else
    sizeof(trellis_entry),
#endif
    PLUGIN_ABI, PLUGIN_ID, PLUGIN_VERSION,
#ifdef NO_INIT
    NULL,
#else
    init,
#endif
    feature};
#endif
