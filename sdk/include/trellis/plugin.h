/* trellis/plugin.h: everything a plugin and the workbench agree on.
 *
 * A plugin adds kinds of record to Trellis: which form they are written on, which states they pass through, what a new
 * one starts with, what deserves a second look, and when the next one is due. It may also count what records say
 * (measures), show it (views) and hand some of it out (exports). It describes; the workbench asks, draws, stores, signs
 * and protects. A plugin therefore has no window, no file and no network in this contract, and every
 * plugin can be printed, read aloud and searched without doing anything for it.
 *
 * Reading order: the rules, the plain types, what the host offers, what a plugin offers, the entry. C++ authors can
 * stop here and read plugin.hpp and sdk/examples/010; nothing below is hidden from them, only made shorter.
 *
 * The rules, said once
 *   1. C only. No C++ object, exception or heap block crosses this line, in either direction.
 *   2. Strings are UTF-8, end in NUL, and are never NULL where the text does not say so. What you are handed lives
 *      until you return from the call you were handed it in. What you hand over is copied before the host's function
 *      returns.
 *   3. Structs begin with their own size, set by whoever fills them. A member may be read only when TRELLIS_HAS()
 *      says that it is there. Members are appended, never moved, never removed, and never change their meaning.
 *   4. Features are asked for by id: "trellis.kind/1". A changed meaning is a new id, "/2"; both may be offered.
 *   5. Whatever may grow is behind an opaque handle with functions that count and fetch. There is no array of
 *      structs.
 *   6. A function that cannot do its work returns a status other than TRELLIS_OK, after giving the host one
 *      sentence for the person at the screen: `return host->fail(host, TRELLIS_BAD_INPUT, "The rota names nobody.");`
 *   7. Threads: [main] only the thread that called init(); [worker] one thread at a time, not always the same one;
 *      [any] several threads at once. Handles belong to the call they came with.
 *   8. A plugin keeps nothing between calls. The same record, timeline and day give the same answer, today and in
 *      a test.
 *   9. What is not declared in plugin.xml is not handed over: records of other kinds are not in the timeline, and
 *      reading an undeclared item returns TRELLIS_NOT_DECLARED.
 *
 * Rationale: why C, when both sides are C++? A standard library, a compiler flag or a class layout that differs between
 * a plugin and its host is found out by a person in the middle of a record. C has one layout per platform, so a plugin
 * built years ago by somebody else with another compiler keeps working, and the same calls can be sent to a child
 * process.
 *
 * Compiles as C99 to C17 and as C++11 to C++20, without warnings. */
#ifndef TRELLIS_PLUGIN_H
#define TRELLIS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this contract. A host loads a plugin of the same major and of the same or an older minor. */
#define TRELLIS_ABI_MAJOR 1u
#define TRELLIS_ABI_MINOR 0u
#define TRELLIS_ABI ((TRELLIS_ABI_MAJOR << 16) | TRELLIS_ABI_MINOR)

#if defined(_WIN32)
#define TRELLIS_EXPORT __declspec(dllexport)
#define TRELLIS_CALL __cdecl
#else
#define TRELLIS_EXPORT __attribute__((visibility("default")))
#define TRELLIS_CALL
#endif

/* Is `member` within what the maker of *p knew? */
#define TRELLIS_HAS(p, type, member) ((p)->size >= offsetof(type, member) + sizeof(((type *)0)->member))

/* ---- Plain types ------------------------------------------------------------------------------------------------- */

typedef int32_t trellis_status;
enum {
    TRELLIS_OK = 0,
    TRELLIS_UNSUPPORTED = 1,  /* this version does not do that */
    TRELLIS_BAD_INPUT = 2,    /* what was passed makes no sense: an unknown item, a wrong type, no UTF-8 */
    TRELLIS_NOT_DECLARED = 3, /* plugin.xml does not say that this item is read */
    TRELLIS_CANCELLED = 4,    /* a person stopped it */
    TRELLIS_FAULT = 5         /* anything else; the sentence says what */
};

/* A civil day: days since 1970-01-01, no time zone. TRELLIS_NO_DAY where there is none. */
typedef int32_t trellis_day;
#define TRELLIS_NO_DAY INT32_MIN

typedef int32_t trellis_type;
enum {
    TRELLIS_MISSING = 0, /* no answer; `text` may say why: "declined", "not-asked-here", "withheld" */
    TRELLIS_BOOLEAN = 1, /* number, 0 or 1 */
    TRELLIS_NUMBER = 2,  /* number: integer, decimal and scale items */
    TRELLIS_TEXT = 3,    /* text */
    TRELLIS_CODE = 4,    /* text: a code of a choice, a person ("FK-CP3") or a case */
    TRELLIS_CODES = 5,   /* codes, code_count */
    TRELLIS_DAY = 6,     /* day */
    TRELLIS_TIME = 7     /* number: minutes since midnight */
};

/* One answer, read or written. Only the members that its type names have a meaning. */
typedef struct trellis_value {
    uint32_t size;
    trellis_type type;
    double number;
    const char *text;
    const char *const *codes;
    uint32_t code_count;
    trellis_day day;
} trellis_value;

/* Host-owned, valid during the call, read-only. */
typedef struct trellis_record trellis_record;     /* one record, or the draft that is being written */
typedef struct trellis_timeline trellis_timeline; /* records in order, the terms they stand under and their people */
typedef struct trellis_figures trellis_figures;   /* the answer to one question about figures */

/* Host-owned, valid during the call, write-only: results go in here. */
typedef struct trellis_description trellis_description;
typedef struct trellis_draft trellis_draft;
typedef struct trellis_findings trellis_findings;
typedef struct trellis_line trellis_line;
typedef struct trellis_due_sink trellis_due_sink;
typedef struct trellis_observations trellis_observations;
typedef struct trellis_view trellis_view;
typedef struct trellis_export trellis_export;

/* ---- What the host offers ---------------------------------------------------------------------------------------- */

/* Given to init(), valid until the process ends. */
typedef struct trellis_host {
    uint32_t size;
    uint32_t abi;        /* major << 16 | minor */
    const char *name;    /* "Trellis" */
    const char *version; /* "0.1.0" */
    /* [any] A table of functions by its id, valid until the process ends; NULL when this host does not offer it. */
    const void *(TRELLIS_CALL *feature)(const struct trellis_host *host, const char *id);
    /* [any] One line for the log that a developer reads. No answers, please: logs are not encrypted. */
    void (TRELLIS_CALL *log)(const struct trellis_host *host, const char *message);
    /* [any] Says why the present call cannot be done. Returns `status`. The last sentence counts. */
    trellis_status (TRELLIS_CALL *fail)(const struct trellis_host *host, trellis_status status, const char *sentence);
} trellis_host;

/* Reading one record. Every function: [any].
 * `find` and `cell` answer TRELLIS_OK with type TRELLIS_MISSING for an item that has no answer, which is not an error:
 * a locality may have hidden it, it may not have been relevant, or nobody has come to it yet. Rows keep their id for
 * life, also when they travel into the next record. */
#define TRELLIS_HOST_RECORD "trellis.host.record/1"
typedef struct trellis_host_record {
    uint32_t size;
    const char *(TRELLIS_CALL *id)(const trellis_record *record);
    const char *(TRELLIS_CALL *kind)(const trellis_record *record);
    const char *(TRELLIS_CALL *state)(const trellis_record *record);
    const char *(TRELLIS_CALL *form)(const trellis_record *record);         /* template id */
    const char *(TRELLIS_CALL *form_version)(const trellis_record *record); /* "1.0.0" */
    trellis_day (TRELLIS_CALL *day)(const trellis_record *record);          /* the day it is about */
    int32_t (TRELLIS_CALL *is_draft)(const trellis_record *record);
    trellis_status (TRELLIS_CALL *find)(const trellis_record *record, const char *item, trellis_value *out);
    uint32_t (TRELLIS_CALL *row_count)(const trellis_record *record, const char *rows); /* 0 also when undeclared */
    /* NULL past the end. */
    const char *(TRELLIS_CALL *row_id)(const trellis_record *record, const char *rows, uint32_t row);
    trellis_status (TRELLIS_CALL *cell)(const trellis_record *record, const char *rows, uint32_t row, const char *item,
                                        trellis_value *out);
    uint32_t (TRELLIS_CALL *sign_off_count)(const trellis_record *record); /* of the newest layer, in order */
    const char *(TRELLIS_CALL *sign_off_person)(const trellis_record *record, uint32_t index); /* NULL past the end */
    trellis_day (TRELLIS_CALL *sign_off_day)(const trellis_record *record, uint32_t index);
    const char *(TRELLIS_CALL *agreement)(const trellis_record *record); /* the id of the agreement it was made under */
    const char *(TRELLIS_CALL *supervisor)(const trellis_record *record);
    const char *(TRELLIS_CALL *supervisee)(const trellis_record *record, uint32_t index); /* NULL past the end */
    const char *(TRELLIS_CALL *author)(const trellis_record *record); /* of an author's own record; "" otherwise */
} trellis_host_record;

/* Reading a timeline. Every function: [any]. Names past the end are NULL, days are TRELLIS_NO_DAY.
 * `today` is the only "today" a plugin should know: a test, a report about last March and a rebuilt due list all set
 * it.
 *
 * Kinds always see the timeline of one agreement. Measures and views may ask for a wider one (plugin.xml, scope): all
 * that stands under the agreements of one person, of one supervisor, of one locality, or all that one author wrote. The
 * timeline that a view has of a supervisor also holds the agreements under which that person is supervised themselves.
 * It has one part for each agreement, itself a timeline with its own terms; its own terms are then empty, its records
 * are those of all parts in order of day. The timeline of one agreement has one part, itself. */
#define TRELLIS_HOST_TIMELINE "trellis.host.timeline/1"
typedef struct trellis_host_timeline {
    uint32_t size;
    trellis_day (TRELLIS_CALL *today)(const trellis_timeline *timeline);
    /* The terms of the agreement. */
    const char *(TRELLIS_CALL *agreement)(const trellis_timeline *timeline);
    const char *(TRELLIS_CALL *supervisor)(const trellis_timeline *timeline);
    const char *(TRELLIS_CALL *supervisee)(const trellis_timeline *timeline, uint32_t index); /* one, or two to six */
    const char *(TRELLIS_CALL *type)(const trellis_timeline *timeline, uint32_t index);       /* codes such as "CLIN" */
    trellis_day (TRELLIS_CALL *start)(const trellis_timeline *timeline);
    trellis_day (TRELLIS_CALL *review)(const trellis_timeline *timeline);
    trellis_day (TRELLIS_CALL *ended)(const trellis_timeline *timeline); /* the first day it is no longer in force */
    int32_t (TRELLIS_CALL *cadence_days)(const trellis_timeline *timeline);
    int32_t (TRELLIS_CALL *planned_minutes)(const trellis_timeline *timeline);
    int32_t (TRELLIS_CALL *signed_by_all)(const trellis_timeline *timeline);
    /* The people who are party to it, by code. Names are never handed over. */
    const char *(TRELLIS_CALL *person)(const trellis_timeline *timeline, uint32_t index);
    trellis_day (TRELLIS_CALL *in_post_since)(const trellis_timeline *timeline, const char *person);
    trellis_day (TRELLIS_CALL *left_on)(const trellis_timeline *timeline, const char *person);
    uint32_t (TRELLIS_CALL *absence_count)(const trellis_timeline *timeline, const char *person);
    trellis_day (TRELLIS_CALL *absence_from)(const trellis_timeline *timeline, const char *person, uint32_t index);
    /* The last day away; none while it is open. */
    trellis_day (TRELLIS_CALL *absence_to)(const trellis_timeline *timeline, const char *person, uint32_t index);
    /* "long-term-sick", "parental", "secondment", "other". */
    const char *(TRELLIS_CALL *absence_kind)(const trellis_timeline *timeline, const char *person, uint32_t index);
    /* The records, by day and then by the order they were made in; drafts among them. NULL past the end. */
    const trellis_record *(TRELLIS_CALL *record)(const trellis_timeline *timeline, uint32_t index);
    const char *(TRELLIS_CALL *scope)(const trellis_timeline *timeline);   /* "agreement", "person", "supervisor", … */
    const char *(TRELLIS_CALL *subject)(const trellis_timeline *timeline); /* whose: an agreement, a code, a locality */
    const char *(TRELLIS_CALL *locality)(const trellis_timeline *timeline);
    uint32_t (TRELLIS_CALL *part_count)(const trellis_timeline *timeline);
    const trellis_timeline *(TRELLIS_CALL *part)(const trellis_timeline *timeline, uint32_t index); /* NULL past the end */
} trellis_host_timeline;

/* Working days: Monday to Friday without the bank holidays of the place. Every function: [any]. */
#define TRELLIS_HOST_CALENDAR "trellis.host.calendar/1"
typedef struct trellis_host_calendar {
    uint32_t size;
    int32_t (TRELLIS_CALL *is_working_day)(trellis_day day);
    /* `from` itself is not counted: one working day after a Friday is Monday. `days` is 0 or more. */
    trellis_day (TRELLIS_CALL *plus_working_days)(trellis_day from, int32_t days);
} trellis_host_calendar;

/* Words for codes, as the record's own form has them; the code itself where nobody knows better. [any] */
#define TRELLIS_HOST_CODES "trellis.host.codes/1"
typedef struct trellis_host_codes {
    uint32_t size;
    const char *(TRELLIS_CALL *label)(const trellis_record *record, const char *item, const char *code);
} trellis_host_codes;

/* The moment, for what is about now and not about a record. [any] Milliseconds since 1970-01-01T00:00Z. */
#define TRELLIS_HOST_CLOCK "trellis.host.clock/1"
typedef struct trellis_host_clock {
    uint32_t size;
    int64_t (TRELLIS_CALL *now)(void);
} trellis_host_clock;

/* In loops that may take long: say how far you are, and return TRELLIS_CANCELLED when told to stop. [any] */
#define TRELLIS_HOST_PROGRESS "trellis.host.progress/1"
typedef struct trellis_host_progress {
    uint32_t size;
    void (TRELLIS_CALL *step)(const char *what, int64_t done, int64_t total); /* total 0: unknown */
    int32_t (TRELLIS_CALL *cancelled)(void);
} trellis_host_progress;

/* What a locality's pack has set for this plugin. [any], within a call.
 * Each option is declared in plugin.xml with its type and what holds when nobody sets it; keys that begin with "policy."
 * are the locality's own rules (sdk/docs/manifest.md) and reach every plugin that declares them. The text lives as long
 * as the call. NULL for an option that is not declared, and the call is refused. */
#define TRELLIS_HOST_OPTIONS "trellis.host.options/1"
typedef struct trellis_host_options {
    uint32_t size;
    const char *(TRELLIS_CALL *text)(const char *key); /* whole numbers as "7", yes and no as "yes" and "no" */
} trellis_host_options;

/* Asking for figures, from a view. [any] What comes back is already cut to what the person who looks may know, and
 * protected where small numbers could point at somebody: a plugin cannot ask round that. Only measures that plugin.xml
 * names under <uses> are answered.
 *
 * A figure is the sum of the observations (see below) that fall into one period and one group. Missing is never zero: a
 * period without an observation has no figure, and `at` says so with `present` 0. */
typedef struct trellis_figures_query {
    uint32_t size;
    const char *measure; /* "supervision.on-time" */
    trellis_day from;    /* first and last day; TRELLIS_NO_DAY: the view's own period */
    trellis_day to;
    const char *period;  /* "month", "quarter", "year", or "whole" for one figure over all of it */
    const char *by;      /* "" for one group; "person", "supervisor", "locality", a dimension of the measure, or two of
                          * them at once, "locality+side": the group is then "Fernwick|supervisor" */
    const char *about;   /* only what belongs to this locality, supervisor or person; NULL or "": all of the view */
} trellis_figures_query;
typedef struct trellis_figure {
    uint32_t size;
    const char *group;  /* "" , "FK-SV2", "SB1" … */
    const char *label;  /* the same for people: "Supervisor not available" */
    trellis_day from;   /* of its period */
    trellis_day to;
    int32_t present;    /* 0: nothing was observed, or nothing may be said; then numbers are not to be used */
    int32_t hidden;     /* 1: there is something, and it is protected; `shown` is the marker */
    int32_t running;    /* 1: the period is not over yet */
    double numerator;
    double denominator;
    double value;       /* numerator / denominator, in the measure's unit: 71.4 for a percentage */
    uint32_t people;    /* how many different people it rests on */
    const char *shown;  /* "71 %", "3 of 4", "*": write this, not your own arithmetic */
} trellis_figure;
#define TRELLIS_HOST_FIGURES "trellis.host.figures/1"
typedef struct trellis_host_figures {
    uint32_t size;
    /* The answer lives until the call ends. NULL with a reason noted where the measure is not declared or not known. */
    const trellis_figures *(TRELLIS_CALL *ask)(const trellis_view *view, const trellis_figures_query *query);
    uint32_t (TRELLIS_CALL *count)(const trellis_figures *figures); /* groups by label, each group's periods in order */
    trellis_status (TRELLIS_CALL *at)(const trellis_figures *figures, uint32_t index, trellis_figure *out);
    uint32_t (TRELLIS_CALL *exclusion_count)(const trellis_figures *figures);
    const char *(TRELLIS_CALL *exclusion)(const trellis_figures *figures, uint32_t index); /* "long absence (1)" */
    const char *(TRELLIS_CALL *suppression)(const trellis_figures *figures); /* the rule that was applied; "" for none */
    const char *(TRELLIS_CALL *target)(const trellis_figures *figures);      /* "85 % (set by the locality)"; "" */
} trellis_host_figures;

/* What is asked otherwise here than in the core forms, and why: the adaptation ledger of the packs in force. [any]
 * For footnotes on comparability and for a page that lists the changes. It names roles, never people. */
typedef struct trellis_adaptation {
    uint32_t size;
    const char *locality; /* of the pack */
    const char *form;     /* id of the core form */
    const char *item;     /* id of the item that is changed or added */
    const char *question; /* as the core asks it, or as it was added */
    const char *change;   /* "reworded: label", "not asked here", "added" */
    const char *was;
    const char *now;
    const char *why;
    const char *decided; /* by which roles */
    const char *reasons;
    const char *fidelity;      /* relation to the core, in words */
    const char *comparability; /* what it does to comparison, in words; "" for what the core does not have */
    trellis_day since;
    int32_t core;       /* 1: it touches a core function */
    const char *serves; /* core components: "K1 K7" */
} trellis_adaptation;
#define TRELLIS_HOST_ADAPTATIONS "trellis.host.adaptations/1"
typedef struct trellis_host_adaptations {
    uint32_t size;
    uint32_t (TRELLIS_CALL *count)(const trellis_view *view); /* by locality, form and place in it */
    trellis_status (TRELLIS_CALL *at)(const trellis_view *view, uint32_t index, trellis_adaptation *out);
} trellis_host_adaptations;

/* ---- Where results go -------------------------------------------------------------------------------------------- */

/* States and transitions of a kind. [any], the struct is copied. The first state is where a draft begins.
 *
 * Rationale: the host owns the deed, the plugin owns the word. Signing, amending and discarding are the host's in every
 * kind, because they touch the signed log; which of them are open in which state, and what that state is called, is the
 * kind's own. */
enum {
    TRELLIS_STATE_EDITABLE = 1, /* a draft may be in this state */
    TRELLIS_STATE_HELD = 2,     /* the thing took place */
    TRELLIS_STATE_CLOSED = 4    /* nothing more is expected of anybody */
};
typedef struct trellis_state {
    uint32_t size;
    const char *id;    /* "signed-by-one" */
    const char *label; /* "Signed by one" */
    uint32_t flags;
} trellis_state;

typedef int32_t trellis_effect;
enum {
    TRELLIS_EFFECT_NONE = 0,
    TRELLIS_EFFECT_FINISH = 1, /* the draft becomes a record; refused while a finding says so */
    TRELLIS_EFFECT_SIGN = 2,   /* taken by itself when `signatures` parties have signed this layer; 0: all have */
    TRELLIS_EFFECT_AMEND = 3,  /* a draft on top of what was signed, with a reason */
    TRELLIS_EFFECT_DISCARD = 4 /* the draft goes */
};
typedef struct trellis_transition {
    uint32_t size;
    const char *id;    /* "finish" */
    const char *label; /* "Finish": what a button says */
    const char *from;
    const char *to;
    trellis_effect effect;
    uint32_t signatures;
} trellis_transition;

#define TRELLIS_HOST_DESCRIPTION "trellis.host.description/1"
typedef struct trellis_host_description {
    uint32_t size;
    trellis_status (TRELLIS_CALL *state)(trellis_description *sink, const trellis_state *state);
    trellis_status (TRELLIS_CALL *transition)(trellis_description *sink, const trellis_transition *transition);
} trellis_host_description;

/* What a new draft starts with. Each function: [any].
 * Rows that the form itself carries over (its `carry` expression) are already in the draft when a plugin is called, in
 * their old order and with their old ids; `row_count`, `row_id` and `cell` read what is there. `copy_row` brings a row
 * of an earlier record along with its id, so that a reader can follow it back; a cell the form no longer has stays
 * behind. `asks` is 0 for an item that this form does not have or no longer asks: writing it would be refused.
 *
 * What an earlier record holds need not be offered any more: a locality may have narrowed a list, or a newer form may
 * have another one. `offers` says whether the item, or one of a table's, takes this code as things stand; `option` lists
 * them in the form's order. An item that takes any code (a person, a case) offers every one and lists none. */
#define TRELLIS_HOST_DRAFT "trellis.host.draft/1"
typedef struct trellis_host_draft {
    uint32_t size;
    int32_t (TRELLIS_CALL *asks)(const trellis_draft *draft, const char *item);
    trellis_status (TRELLIS_CALL *set)(trellis_draft *draft, const char *item, const trellis_value *value);
    uint32_t (TRELLIS_CALL *row_count)(const trellis_draft *draft, const char *rows);
    const char *(TRELLIS_CALL *row_id)(const trellis_draft *draft, const char *rows, uint32_t row);
    trellis_status (TRELLIS_CALL *cell)(const trellis_draft *draft, const char *rows, uint32_t row, const char *item,
                                        trellis_value *out);
    /* The new row's number in *row. */
    trellis_status (TRELLIS_CALL *add_row)(trellis_draft *draft, const char *rows, uint32_t *row);
    trellis_status (TRELLIS_CALL *copy_row)(trellis_draft *draft, const char *rows, const trellis_record *from,
                                            uint32_t from_row, uint32_t *row);
    trellis_status (TRELLIS_CALL *set_cell)(trellis_draft *draft, const char *rows, uint32_t row, const char *item,
                                            const trellis_value *value);
    int32_t (TRELLIS_CALL *offers)(const trellis_draft *draft, const char *item, const char *code);
    const char *(TRELLIS_CALL *option)(const trellis_draft *draft, const char *item, uint32_t index); /* NULL past the end */
} trellis_host_draft;

/* What deserves a look. [any]
 * A finding stands at an item; inside a table also at one row. `message` is one whole, kind sentence: what is the
 * matter and what to do. Refuse only what must not be signed as it is: a person refused without need stops reading. */
typedef int32_t trellis_severity;
enum {
    TRELLIS_NOTE = 0,  /* worth knowing; never in the way */
    TRELLIS_ASK = 1,   /* please look; signing is still possible */
    TRELLIS_REFUSE = 2 /* must be settled first */
};
#define TRELLIS_HOST_FINDINGS "trellis.host.findings/1"
typedef struct trellis_host_findings {
    uint32_t size;
    /* `item` may be NULL: about the whole record. `rows` and `row_id` are NULL unless `item` is a cell of that row.
     * `code` is stable: "risk.owner". */
    trellis_status (TRELLIS_CALL *add)(trellis_findings *sink, trellis_severity severity, const char *item,
                                       const char *rows, const char *row_id, const char *code, const char *message);
} trellis_host_findings;

/* One line for a list. [any] Lists are seen by more people than records are: nothing private, nothing about a case. */
#define TRELLIS_HOST_LINE "trellis.host.line/1"
typedef struct trellis_host_line {
    uint32_t size;
    trellis_status (TRELLIS_CALL *set)(trellis_line *sink, const char *text);
} trellis_host_line;

/* When the next record is due. [any] Not calling it says: this kind is not due under this agreement. */
typedef int32_t trellis_standing;
enum {
    TRELLIS_NOT_DUE = 0,  /* in time */
    TRELLIS_DUE = 1,      /* today */
    TRELLIS_IN_GRACE = 2, /* past the day, within the grace that was agreed */
    TRELLIS_OVERDUE = 3,
    TRELLIS_NEVER = 4,    /* long enough since the start, and none held */
    TRELLIS_EXCLUDED = 5  /* not counted; `reason` says why, and is shown */
};
typedef struct trellis_due {
    uint32_t size;
    trellis_standing standing;
    trellis_day due;       /* TRELLIS_NO_DAY: none */
    trellis_day last_held; /* TRELLIS_NO_DAY: never */
    trellis_day planned;   /* the next appointment; TRELLIS_NO_DAY: none known */
    int32_t days_past;     /* 0 unless past due */
    const char *band;      /* "8–14"; NULL unless past due */
    const char *reason;    /* for Excluded why; otherwise a short explanation or NULL */
} trellis_due;
#define TRELLIS_HOST_DUE "trellis.host.due/1"
typedef struct trellis_host_due {
    uint32_t size;
    trellis_status (TRELLIS_CALL *set)(trellis_due_sink *sink, const trellis_due *due);
} trellis_host_due;


/* What was seen in a timeline, as numbers. [any]
 * An observation is a fact with a day: so many out of so many. The host adds them up by period and group; `reduce` in
 * plugin.xml says how (manifest.md). What was not observed is left out: no observation is not the same as 0 of 1.
 * `from`, `by` and `because` speak of the observation added last; `from` and `because` are what
 * `trellis figures explain` shows, so every figure can be followed back to its records. The host itself notes person,
 * supervisor, agreement and locality as far as the timeline has exactly one; `by` overrules it. */
#define TRELLIS_HOST_OBSERVATIONS "trellis.host.observations/1"
typedef struct trellis_host_observations {
    uint32_t size;
    /* 0 <= numerator, 0 < denominator unless the measure's unit is a bare value (then the denominator is 1). */
    trellis_status (TRELLIS_CALL *add)(trellis_observations *sink, trellis_day day, double numerator, double denominator);
    trellis_status (TRELLIS_CALL *from)(trellis_observations *sink, const trellis_record *record);
    /* "person", "supervisor", "locality", or a dimension that plugin.xml declares; `label` may be NULL. */
    trellis_status (TRELLIS_CALL *by)(trellis_observations *sink, const char *dimension, const char *code,
                                      const char *label);
    trellis_status (TRELLIS_CALL *because)(trellis_observations *sink, const char *sentence);
    /* Somebody who would have counted and does not, and why, in two or three words: shown on every chart. */
    trellis_status (TRELLIS_CALL *exclude)(trellis_observations *sink, trellis_day day, const char *person,
                                           const char *why);
} trellis_host_observations;

/* A view as a model: what a picture and its table say, before anything is drawn. [any]
 * Title, question, kind and period are known from plugin.xml and the request. Begin with `say`, then panels; `series`,
 * `line`, `event` and the panel's words belong to the panel begun last, `point` to the series begun last, `cell` to the
 * row begun last. A view whose table says more than its picture writes a table; otherwise the host makes the twin from
 * the panels. Every picture needs a reading: one sentence that says what it shows to somebody who cannot see it. */
typedef int32_t trellis_words;
enum {
    TRELLIS_WORDS_READING = 1,   /* one sentence for the whole view */
    TRELLIS_WORDS_SUBJECT = 2,   /* whom or what it is about, in codes */
    TRELLIS_WORDS_TARGET = 3,    /* "85 % (set by the locality)" */
    TRELLIS_WORDS_EXCLUSION = 4, /* who is left out and why; may be said several times */
    TRELLIS_WORDS_NOTE = 5,      /* method, thresholds; may be said several times */
    TRELLIS_WORDS_EMPTY = 6,     /* why there is nothing to show, and what would make it so */
    TRELLIS_WORDS_CARD = 7       /* a short line for Today's card */
};
typedef int32_t trellis_stroke;
enum { TRELLIS_SOLID = 0, TRELLIS_DASHED = 1, TRELLIS_DOTTED = 2 };
typedef struct trellis_point {
    uint32_t size;
    const char *label; /* "Sep 2025", "SB1" */
    trellis_day day;   /* TRELLIS_NO_DAY: a category */
    int32_t present;   /* 0: there is no value here; it is never drawn as zero */
    double value;
    const char *shown; /* how the value is written; NULL: the number itself */
    int32_t marked;    /* 1: something is said about it in a note */
} trellis_point;
#define TRELLIS_HOST_VIEW "trellis.host.view/1"
typedef struct trellis_host_view {
    uint32_t size;
    /* The request: which period is asked about. */
    trellis_day (TRELLIS_CALL *from)(const trellis_view *view);
    trellis_day (TRELLIS_CALL *to)(const trellis_view *view);
    /* What a person chose among the choices that plugin.xml declares for this view; "" otherwise. */
    const char *(TRELLIS_CALL *chosen)(const trellis_view *view, const char *choice);
    trellis_status (TRELLIS_CALL *say)(trellis_view *view, trellis_words which, const char *text);
    trellis_status (TRELLIS_CALL *panel)(trellis_view *view, const char *id, const char *title);
    /* The panel's state in words ("dip: ask what happened"), its reading, and the unit of its values. NULL leaves it. */
    trellis_status (TRELLIS_CALL *panel_words)(trellis_view *view, const char *state, const char *reading,
                                               const char *unit);
    trellis_status (TRELLIS_CALL *scale)(trellis_view *view, double low, double high);
    trellis_status (TRELLIS_CALL *series)(trellis_view *view, const char *id, const char *title, trellis_stroke stroke);
    trellis_status (TRELLIS_CALL *point)(trellis_view *view, const trellis_point *point);
    trellis_status (TRELLIS_CALL *line)(trellis_view *view, const char *title, double value, trellis_stroke stroke);
    /* Something that happened; `to` TRELLIS_NO_DAY unless it lasted. */
    trellis_status (TRELLIS_CALL *event)(trellis_view *view, trellis_day from, trellis_day to, const char *code,
                                         const char *label);
    trellis_status (TRELLIS_CALL *column)(trellis_view *view, const char *id, const char *title, int32_t numeric);
    trellis_status (TRELLIS_CALL *row)(trellis_view *view);
    /* `present` 0: the cell has words and no number. */
    trellis_status (TRELLIS_CALL *cell)(trellis_view *view, const char *text, int32_t present, double number);
    /* Lines that the host works out from the series begun last: its median; or mean and natural process limits with
     * their signals and a note, or the sentence that there are too few values (domain 5.6). Points of a period that is
     * not over must not be in the series. `baseline`: limits from the first so many values; 0: from all. */
    trellis_status (TRELLIS_CALL *median)(trellis_view *view);
    trellis_status (TRELLIS_CALL *limits)(trellis_view *view, uint32_t baseline);
} trellis_host_view;

/* A file that somebody asked for. [any] The host chooses where it goes, shows what is in it and notes that it left. */
#define TRELLIS_HOST_EXPORT "trellis.host.export/1"
typedef struct trellis_host_export {
    uint32_t size;
    trellis_status (TRELLIS_CALL *write)(trellis_export *sink, const char *bytes, uint64_t length);
} trellis_host_export;

/* ---- What a plugin offers ---------------------------------------------------------------------------------------- */

/* Kinds of record. Title, form, pages and the items that may be read stand in plugin.xml and are known before this is
 * asked; here is what needs code. `kind` is always an id that `id` has named. */
#define TRELLIS_KIND "trellis.kind/1"
typedef struct trellis_plugin_kind {
    uint32_t size;
    /* [main] The kinds, each also in plugin.xml. The strings live as long as the library. */
    uint32_t (TRELLIS_CALL *count)(void);
    const char *(TRELLIS_CALL *id)(uint32_t index);
    /* [main] Once, after loading. */
    trellis_status (TRELLIS_CALL *describe)(const char *kind, trellis_description *sink);
    /* [main] A new draft is opened: write what is known already. */
    trellis_status (TRELLIS_CALL *prefill)(const char *kind, const trellis_timeline *timeline, trellis_draft *draft);
    /* [any] After each pause in writing, and before finishing. What the form itself requires need not be repeated here.
     * The record itself is left out of the timeline. */
    trellis_status (TRELLIS_CALL *check)(const char *kind, const trellis_record *record,
                                         const trellis_timeline *timeline, trellis_findings *sink);
    /* [any] */
    trellis_status (TRELLIS_CALL *summary)(const char *kind, const trellis_record *record, trellis_line *sink);
    /* [any] Asked only where plugin.xml says due="true". */
    trellis_status (TRELLIS_CALL *due)(const char *kind, const trellis_timeline *timeline, trellis_due_sink *sink);
} trellis_plugin_kind;

/* Measures: from one timeline to observations. Which scope, unit and way of adding up, and what is read, stand in
 * plugin.xml. Pure: the same timeline and day give the same observations; the host keeps them, asks again only where
 * something changed, and adds them up. A measure sees whole records, whoever will look at the figure; who may see the
 * figure is its class in plugin.xml. Its timeline holds no drafts: nothing is counted before it is finished. */
#define TRELLIS_MEASURE "trellis.measure/1"
typedef struct trellis_plugin_measure {
    uint32_t size;
    uint32_t (TRELLIS_CALL *count)(void);          /* [main] */
    const char *(TRELLIS_CALL *id)(uint32_t index); /* [main] each also in plugin.xml */
    /* [worker] */
    trellis_status (TRELLIS_CALL *observe)(const char *measure, const trellis_timeline *timeline,
                                           trellis_observations *sink);
} trellis_plugin_measure;

/* Views: from a request to a model. The timeline is the one of the view's scope and subject, cut to what the person
 * who looks may see, answer by answer: what is withheld from them is missing here. NULL for a view that plugin.xml
 * gives no scope: it lives on figures alone. */
#define TRELLIS_VIEW "trellis.view/1"
typedef struct trellis_plugin_view {
    uint32_t size;
    uint32_t (TRELLIS_CALL *count)(void);          /* [main] */
    const char *(TRELLIS_CALL *id)(uint32_t index); /* [main] each also in plugin.xml */
    /* [worker] */
    trellis_status (TRELLIS_CALL *show)(const char *view, const trellis_timeline *timeline, trellis_view *sink);
} trellis_plugin_view;

/* Exports: from the records that plugin.xml names to one file. Of each record only the items under <reads> are there,
 * and only what the person who asks may see. */
#define TRELLIS_EXPORTS "trellis.export/1"
typedef struct trellis_plugin_export {
    uint32_t size;
    uint32_t (TRELLIS_CALL *count)(void);          /* [main] */
    const char *(TRELLIS_CALL *id)(uint32_t index); /* [main] each also in plugin.xml */
    /* [worker] */
    trellis_status (TRELLIS_CALL *write)(const char *what, const trellis_timeline *timeline, trellis_export *sink);
} trellis_plugin_export;

/* ---- The entry --------------------------------------------------------------------------------------------------- */

/* The one symbol a plugin exports: a constant object, so that the host can compare id, version and contract with
 * plugin.xml before any function of the plugin runs.
 *
 * Rationale: there is no "deinit". A library that has run is never unloaded, because it may have left a thread or a
 * string behind; it ends with the process. There is no "create" either: a plugin keeps nothing between calls (rule 8),
 * so there is nothing that could exist twice. */
typedef struct trellis_entry {
    uint32_t size;
    uint32_t abi;        /* TRELLIS_ABI as it was when the plugin was built */
    const char *id;      /* as in plugin.xml */
    const char *version; /* as in plugin.xml */
    /* [main] Keep the host, look up what you need, return quickly. Called once. */
    trellis_status (TRELLIS_CALL *init)(const trellis_host *host);
    /* [main] A table of functions by its id, valid until the process ends; NULL when this plugin does not offer it. */
    const void *(TRELLIS_CALL *feature)(const char *id);
} trellis_entry;

extern TRELLIS_EXPORT const trellis_entry trellis_plugin_entry;

#ifdef __cplusplus
}
#endif
#endif
