// Loads well and then does, in each call, the one thing it was told to. See README.md.
#include <trellis/plugin.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

const trellis_host* host = nullptr;
template <class Table> const Table* table(const char* id) { return static_cast<const Table*>(host->feature(host, id)); }

#ifdef ENDS_ON_LOAD
const int ended = [] {
    std::abort();
    return 1;
}();
#endif
#ifdef THROWS_ON_LOAD
const int thrown = [] {
    throw std::runtime_error("from a static initialiser");
    return 1;
}();
#endif

/// What every call can be told to do. True when it was one of these.
bool common(const std::string& what, trellis_status* status) {
    *status = TRELLIS_OK;
    if (what == "throw") throw std::runtime_error("the rota is on fire");
    if (what == "throw-int") throw 42;
    if (what == "abort") std::abort();
    if (what == "kill") std::raise(SIGKILL);
    // What only a plugin of its own process can be forgiven.
    if (what == "segfault") *reinterpret_cast<volatile int*>(1) = 1;
    if (what == "hang")
        for (volatile int i = 0; i == 0;) {}
    if (what == "fork" && ::fork() == 0) ::_exit(0);
    if (what == "exec") ::execl("/bin/true", "true", nullptr);
    if (what == "socket") ::socket(AF_INET, SOCK_STREAM, 0);
    if (what == "kill-parent") ::kill(::getppid(), SIGKILL);
    if (what == "exit") std::exit(3);
    // By a name that it was told; what Landlock alone would let through.
    if (what.rfind("chmod ", 0) == 0) ::chmod(what.c_str() + 6, 0);
    if (what.rfind("shorten ", 0) == 0 && ::truncate(what.c_str() + 8, 0) != 0) std::abort();
    if (what.rfind("watch ", 0) == 0) ::inotify_add_watch(::inotify_init(), what.c_str() + 6, IN_ALL_EVENTS);
    if (what == "babble" && ::write(3, "this is no message of ours", 26) < 0) std::abort();
    if (what == "print") std::printf("hello, anybody there?\n");
    if (what == "print-forever")
        for (;;) std::printf("hello, anybody there? hello, anybody there? hello, anybody there?\n");
    if (what == "hoard") // bytes that are used, so that nobody can pretend to have given them
        for (static std::vector<std::vector<char>> hoard;;) hoard.emplace_back(1 << 20, 'x');
    if (what == "hoard-in-c")
        for (static char* volatile more;;) {
            more = static_cast<char*>(std::malloc(1 << 20));
            std::memset(more, 'x', 1 << 20);
        }
    if (what == "fail")
        *status = host->fail(host, TRELLIS_BAD_INPUT, "The rota names nobody.");
    else if (what == "fail-silently")
        *status = TRELLIS_FAULT;
    else if (what == "fail-with-nonsense")
        *status = host->fail(host, TRELLIS_FAULT, "\xff\xfe");
    else
        return false;
    return true;
}

trellis_value number(double value) {
    trellis_value given{};
    given.size = sizeof given;
    given.type = TRELLIS_NUMBER;
    given.number = value;
    return given;
}
trellis_value text(trellis_type type, const char* value) {
    trellis_value given{};
    given.size = sizeof given;
    given.type = type;
    given.text = value;
    return given;
}

std::string told(const trellis_record* record) {
    trellis_value value{};
    value.size = sizeof value;
    const auto status = table<trellis_host_record>(TRELLIS_HOST_RECORD)->find(record, "rogue.do", &value);
    return status == TRELLIS_OK && value.type == TRELLIS_TEXT ? value.text : "";
}
std::string told(const trellis_timeline* timeline) {
    const char* type = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE)->type(timeline, 0);
    return type ? type : "";
}

std::uint32_t TRELLIS_CALL count() { return 1; }
const char* TRELLIS_CALL kindId(std::uint32_t) { return "rogue"; }

trellis_status TRELLIS_CALL describe(const char*, trellis_description* sink) {
    const auto* to = table<trellis_host_description>(TRELLIS_HOST_DESCRIPTION);
    const trellis_state draft{sizeof draft, "draft", "Draft", TRELLIS_STATE_EDITABLE},
        done{sizeof done, "done", "Done", TRELLIS_STATE_HELD};
    const trellis_transition finish{sizeof finish, "finish", "Finish", "draft", "done", TRELLIS_EFFECT_FINISH, 0};
    to->state(sink, &draft);
    to->state(sink, &done);
    return to->transition(sink, &finish);
}

trellis_status TRELLIS_CALL prefill(const char*, const trellis_timeline* timeline, trellis_draft* draft) {
    const auto* to = table<trellis_host_draft>(TRELLIS_HOST_DRAFT);
    const auto what = told(timeline);
    trellis_status status;
    if (common(what, &status)) return status;
    const auto set = [&](const char* item, trellis_value value) { return to->set(draft, item, &value); };
    std::uint32_t row = 0;
    if (what == "unknown-item")
        set("no.such.item", number(1));
    else if (what == "null-item")
        set(nullptr, number(1));
    else if (what == "null-value")
        to->set(draft, "rogue.count", nullptr);
    else if (what == "no-size") {
        trellis_value empty{};
        to->set(draft, "rogue.count", &empty);
    } else if (what == "wrong-type")
        set("rogue.count", text(TRELLIS_TEXT, "many"));
    else if (what == "unknown-type")
        set("rogue.count", text(99, "many"));
    else if (what == "not-a-number")
        set("rogue.count", number(std::numeric_limits<double>::quiet_NaN()));
    else if (what == "half")
        set("rogue.count", number(1.5));
    else if (what == "null-text")
        set("rogue.text", text(TRELLIS_TEXT, nullptr));
    else if (what == "not-utf8")
        set("rogue.text", text(TRELLIS_TEXT, "caf\xe9"));
    else if (what == "surrogate")
        set("rogue.text", text(TRELLIS_TEXT, "\xed\xa0\x80"));
    else if (what == "unknown-code")
        set("rogue.pick", text(TRELLIS_CODE, "purple"));
    else if (what == "calculated")
        set("rogue.sum", number(3));
    else if (what == "read-option" || what == "undeclared-option")
        set("rogue.text", text(TRELLIS_TEXT, table<trellis_host_options>(TRELLIS_HOST_OPTIONS)
                                                 ->text(what == "read-option" ? "greeting" : "secret")));
    else if (what == "no-table")
        to->add_row(draft, "rogue.text", &row);
    else if (what == "cell-at-top")
        set("cell.text", text(TRELLIS_TEXT, "x"));
    else if (what == "row-past-end") {
        auto value = text(TRELLIS_TEXT, "x");
        to->set_cell(draft, "rogue.rows", 7, "cell.text", &value);
    } else if (what == "too-many-rows")
        for (int i = 0; i < 10; ++i) to->add_row(draft, "rogue.rows", &row);
    else if (what == "copy-nothing")
        to->copy_row(draft, "rogue.rows", nullptr, 0, &row);
    else if (what == "offers") {
        std::string told;
        for (auto* item : {"rogue.pick", "rogue.text", "rogue.sum", "no.such.item"}) {
            told += std::string(item) + ":";
            for (auto* code : {"red", "purple", ""}) told += to->offers(draft, item, code) ? '1' : '0';
            for (std::uint32_t i = 0; const char* code = to->option(draft, item, i); ++i)
                told += std::string(" ") + code;
            told += "; ";
        }
        told += to->offers(nullptr, "rogue.pick", "red") || to->offers(draft, nullptr, "red") ||
                        to->offers(draft, "rogue.pick", nullptr) || to->option(nullptr, "rogue.pick", 0) ||
                        to->option(draft, nullptr, 0)
                    ? "nothing was something"
                    : "nothing is nothing";
        set("rogue.text", text(TRELLIS_TEXT, told.c_str()));
    } else if (what == "asks") {
        std::string told;
        for (auto* item : {"rogue.count", "rogue.pick", "rogue.rows", "no.such.item"})
            told += to->asks(draft, item) ? '1' : '0';
        told += to->asks(nullptr, "rogue.count") || to->asks(draft, nullptr) ? '1' : '0';
        set("rogue.text", text(TRELLIS_TEXT, told.c_str()));
        set("rogue.pick", text(TRELLIS_CODE, "red"));
    } else if (what == "null-draft")
        to->set(nullptr, "rogue.count", nullptr);
    else if (what == "well") {
        set("rogue.text", text(TRELLIS_TEXT, "Croeso 🌿"));
        set("rogue.count", number(7));
        to->add_row(draft, "rogue.rows", &row);
        auto value = text(TRELLIS_TEXT, "first");
        to->set_cell(draft, "rogue.rows", row, "cell.text", &value);
    }
    return TRELLIS_OK; // it pretends that all went well; the host must know better
}

trellis_status TRELLIS_CALL check(const char*, const trellis_record* record, const trellis_timeline* timeline,
                                  trellis_findings* sink) {
    const auto* to = table<trellis_host_findings>(TRELLIS_HOST_FINDINGS);
    const auto* records = table<trellis_host_record>(TRELLIS_HOST_RECORD);
    const auto what = told(record);
    trellis_status status;
    if (common(what, &status)) return status;
    trellis_value value{};
    value.size = sizeof value;
    if (what == "unknown-item")
        to->add(sink, TRELLIS_ASK, "no.such.item", nullptr, nullptr, "c", "m");
    else if (what == "unknown-row")
        to->add(sink, TRELLIS_ASK, "cell.text", "rogue.rows", "no-such-row", "c", "m");
    else if (what == "unknown-weight")
        to->add(sink, 12, "rogue.text", nullptr, nullptr, "c", "m");
    else if (what == "no-message")
        to->add(sink, TRELLIS_ASK, "rogue.text", nullptr, nullptr, "c", nullptr);
    else if (what == "empty-message")
        to->add(sink, TRELLIS_ASK, "rogue.text", nullptr, nullptr, "c", "");
    else if (what == "not-utf8")
        to->add(sink, TRELLIS_ASK, "rogue.text", nullptr, nullptr, "c", "\xc3(");
    else if (what == "undeclared")
        records->find(record, "rogue.secret", &value);
    else if (what == "undeclared-rows")
        records->row_count(record, "secret.rows");
    else if (what == "undeclared-cell")
        records->cell(record, "rogue.rows", 0, "cell.secret", &value);
    else if (what == "null-record")
        records->find(nullptr, "rogue.text", &value);
    else if (what == "no-room") {
        value.size = 0;
        records->find(record, "rogue.text", &value);
    } else if (what == "null-timeline")
        table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE)->today(nullptr);
    else if (what == "count-timeline") {
        const auto* timelines = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
        std::string kinds;
        for (std::uint32_t i = 0; const auto* each = timelines->record(timeline, i); ++i)
            kinds += std::string(records->kind(each)) + ":" + records->id(each) + " ";
        to->add(sink, TRELLIS_NOTE, nullptr, nullptr, nullptr, "kinds", kinds.empty() ? "(none)" : kinds.c_str());
    } else if (what == "write-over") {
        records->find(record, "rogue.text", &value);
        const_cast<char*>(value.text)[0] = 'X';
    } else if (what.rfind("open ", 0) == 0) {
        const int file = ::open(what.c_str() + 5, O_RDONLY | O_CLOEXEC);
        to->add(sink, TRELLIS_NOTE, nullptr, nullptr, nullptr, "opened", file < 0 ? "no" : "yes");
    } else if (what == "label") {
        const auto* codes = table<trellis_host_codes>(TRELLIS_HOST_CODES);
        to->add(sink, TRELLIS_NOTE, nullptr, nullptr, nullptr, "label", codes->label(record, "rogue.pick", "blue"));
    } else if (what == "well")
        to->add(sink, TRELLIS_ASK, "rogue.text", nullptr, nullptr, "rogue.look", "Please look at this.");
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL summary(const char*, const trellis_record* record, trellis_line* sink) {
    const auto* to = table<trellis_host_line>(TRELLIS_HOST_LINE);
    const auto what = told(record);
    trellis_status status;
    if (common(what, &status)) return status;
    if (what == "null-line")
        to->set(sink, nullptr);
    else if (what == "two-lines")
        to->set(sink, "one\ntwo");
    else
        to->set(sink, "as ever");
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL due(const char*, const trellis_timeline* timeline, trellis_due_sink* sink) {
    const auto* to = table<trellis_host_due>(TRELLIS_HOST_DUE);
    const auto what = told(timeline);
    trellis_status status;
    if (common(what, &status)) return status;
    trellis_due given{sizeof given, TRELLIS_NOT_DUE, TRELLIS_NO_DAY, TRELLIS_NO_DAY, TRELLIS_NO_DAY, 0,
                      nullptr,      nullptr};
    if (what == "unknown-standing") given.standing = 17;
    if (what == "excluded-without-reason") given.standing = TRELLIS_EXCLUDED;
    if (what == "no-due") return TRELLIS_OK;
    to->set(sink, what == "null-due" ? nullptr : &given);
    return TRELLIS_OK;
}

const trellis_plugin_kind kinds{sizeof kinds, &count, &kindId, &describe, &prefill, &check, &summary, &due};

trellis_status TRELLIS_CALL init(const trellis_host* given) {
    host = given;
    return TRELLIS_OK;
}
const void* TRELLIS_CALL feature(const char* id) { return std::strcmp(id, TRELLIS_KIND) == 0 ? &kinds : nullptr; }

} // namespace

const trellis_entry trellis_plugin_entry = {
    sizeof(trellis_entry), TRELLIS_ABI, "example.rogue", "1.0.0", &init, &feature};
