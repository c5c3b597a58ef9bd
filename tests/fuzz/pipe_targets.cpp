// The pipe to plugins that run apart, from both ends: what a hostile child sends to the workbench, and what a child is
// sent.
#include "fuzz/promise.hpp"
#include "fuzz/targets.hpp"
#include "model/error.hpp"
#include "plugin/runner/parcel.hpp"
#include "plugin/runner/pen.hpp"
#include "plugin/runner/replies.hpp"
#include "plugin/runner/served.hpp"
#include "plugin/services.hpp"
#include "plugin/view_lines.hpp"
#include "record/canonical.hpp"
#include "template/template_reader.hpp"
#include "view/render.hpp"

#include <cmath>

namespace trellis::test {
namespace {

TemplatePtr form() {
    static const auto read = readTemplate(
        R"xml(<template xmlns="urn:trellis:template:1" id="test.walk" version="1.0.0" lang="en-GB" status="draft">
<about><title>Walk</title><purpose>For tests.</purpose></about><section id="s" title="S">
<item id="walk.minutes" type="integer" class="A"><label>Minutes</label></item>
<item id="walk.pace" type="choice" class="A"><label>Pace</label><option code="slow">Slow</option></item>
<rows id="walk.stops" class="A" title="stop.place" add="Add" max="5"><label>Stops</label>
<item id="stop.place" type="text" class="A"><label>Place</label></item></rows></section></template>)xml",
        "walk.xml", [](const std::string&) { return std::optional<CodeList>(); });
    return read.form;
}
const ReadList& reads() {
    static const ReadList all{"walk.minutes", "walk.pace", "walk.stops", "stop.place"};
    return all;
}
const FormSource& forms() {
    static const FormSource one = [](const FormRef&) { return form(); };
    return one;
}
const MeasureInfo& measure() {
    static const auto one = [] {
        MeasureInfo info;
        info.id = "walk.held";
        info.dimensions = {{"weather", "Weather"}};
        info.reads = {reads().begin(), reads().end()};
        return info;
    }();
    return one;
}
const ViewInfo& view() {
    static const auto one = [] {
        ViewInfo info;
        info.id = "walk.view";
        info.kind = ViewKind::Run;
        info.uses = {"walk.held"};
        info.reads = {reads().begin(), reads().end()};
        return info;
    }();
    return one;
}
Timeline timeline() {
    Timeline all;
    all.today = *Date::fromIso("2025-09-16");
    all.agreement.id = "a";
    all.agreement.supervisor = "XX-SV1";
    all.agreement.supervisees = {"XX-CP1"};
    TimelineRecord record;
    record.id = "r";
    record.kind = "walk";
    record.form = form()->ref;
    record.answers.rows["walk.stops"] = {{"row", {{"stop.place", std::string("the mill")}}}};
    all.records = {record};
    return all;
}
/// Frames as they lie in the bytes, first to last.
std::vector<Frame> framesIn(std::string_view bytes) {
    std::vector<Frame> all;
    FrameReader reader;
    for (std::size_t at = 0; at < bytes.size(); at += 1000) reader.feed(bytes.substr(at, 1000));
    for (Frame frame; reader.next(frame) == FrameReader::Got::Frame;) all.push_back(frame);
    return all;
}

/// What a script has made of one set of sinks, once it was accepted.
struct Accepted {
    trellis_description description;
    trellis_findings findings;
    trellis_line line;
    trellis_due_sink due;
    trellis_observations observations;
    trellis_view view;
    trellis_export file;
};

void keepsItsPromises(Accepted& made) {
    for (auto& one : made.observations.observed.observations) {
        promise(std::isfinite(one.numerator) && one.denominator > 0, "an observation is so many out of so many");
        promise(isUtf8(one.because) && one.records.size() <= 200'000, "its words can be read");
        for (auto& record : one.records) promise(record == "r", "it was read from a record that was handed over");
    }
    for (auto& one : made.findings.findings)
        promise(one.where.item.empty() || form()->find(one.where.item), "a finding stands at an item of the form");
    promise(made.line.text.find('\n') == std::string::npos && isUtf8(made.line.text), "a summary is one line");
    promise(made.file.bytes.size() <= longestFrame, "a file is not larger than a message");
    if (!unfinished(made.view.model).empty()) return;
    drawLater(made.view);
    const auto whole = withTableTwin(made.view.model);
    promise(isUtf8(viewToJson(whole)) && isUtf8(viewToText(whole)) && isUtf8(viewToSvg(whole)),
            "a view can be written out");
    for (auto& row : whole.table.rows)
        promise(row.size() == whole.table.columns.size(), "a row has a cell for each column");
}

/// Was it accepted by the sinks of one call?
bool takeAnswer(const Frame& frame, Wall& wall) {
    bool accepted = false;
    const auto answer = readAnswer(frame, 1);
    for (auto* text : {&answer.thrown, &answer.said, &answer.nonsense, &answer.undeclared})
        promise(isUtf8(*text) && text->size() <= longestWords, "words from the child can be shown");
    const auto around = timeline();
    const auto handle = handleFor(around, {"walk"}, reads(), &forms());
    // Each call has sinks of its own; a script that writes to another's is garbled.
    for (int call = 0; call < 5; ++call) {
        Accepted made;
        made.findings = {&around.records.front(), &reads(), form().get(), {}};
        made.observations.measure = &measure();
        made.observations.timeline = &around;
        made.view.info = &view();
        made.view.model.kind = view().kind;
        trellis_draft draft{form().get(), &reads(), {}, {}};
        const Sinks sinks[] = {{.description = &made.description},
                               {.draft = &draft, .timeline = &handle},
                               {.findings = &made.findings, .line = &made.line, .due = &made.due},
                               {.observations = &made.observations, .timeline = &handle},
                               {.view = &made.view, .file = &made.file}};
        const auto went = wall.run("take", [&] { return replay(WireReader(answer.script), sinks[call]); });
        if (went.status != TRELLIS_OK || !went.nonsense.empty() || !went.undeclared.empty()) continue;
        accepted = true;
        keepsItsPromises(made);
    }
    return accepted;
}

/// Was it answered?
bool takeAsk(const Frame& frame, Wall& wall) {
    ViewQuestion question;
    question.figures = [](const FigureQuestion& asked) {
        promise(asked.measure == "walk.held", "only a declared measure is asked for");
        return std::optional(FigureAnswer{{Figure{}}, {"long absence (1)"}, "", ""});
    };
    trellis_view sink;
    sink.info = &view();
    sink.question = &question;
    std::string reply;
    (void)wall.run("answer", [&] {
        WireReader ask(frame.payload);
        (void)ask.number();
        reply = answerTo(ask, {.view = &sink});
        return TRELLIS_OK;
    });
    if (reply.empty()) return false;
    WireReader in(reply);
    if (frame.payload[8] == 0 && in.flag())
        promise(takeFigures(in).figures.size() == 1, "what is answered can be read over there");
    return true;
}

// ---- A plugin for the other end, which looks at all that it is handed ----

std::size_t looked = 0;
void look(const char* text) { looked += text ? std::strlen(text) : 0; }

void look(const trellis_record* record) {
    auto& read = recordService();
    for (auto part :
         {read.id, read.kind, read.state, read.form, read.form_version, read.agreement, read.supervisor, read.author})
        look(part(record));
    for (auto* item : {"walk.minutes", "walk.pace"}) {
        trellis_value value{};
        value.size = sizeof value;
        if (read.find(record, item, &value) == TRELLIS_OK && value.type == TRELLIS_CODE)
            look(codesService().label(record, item, value.text));
    }
    for (std::uint32_t i = 0; i < read.row_count(record, "walk.stops"); ++i) {
        trellis_value value{};
        value.size = sizeof value;
        look(read.row_id(record, "walk.stops", i));
        (void)read.cell(record, "walk.stops", i, "stop.place", &value);
    }
    for (std::uint32_t i = 0; i < read.sign_off_count(record); ++i) look(read.sign_off_person(record, i));
    for (std::uint32_t i = 0; const char* one = read.supervisee(record, i); ++i) look(one);
}
void look(const trellis_timeline* whole) {
    auto& read = timelineService();
    for (auto part : {read.agreement, read.supervisor, read.scope, read.subject, read.locality}) look(part(whole));
    for (std::uint32_t i = 0; const char* one = read.person(whole, i); ++i) {
        look(one);
        for (std::uint32_t k = 0; k < read.absence_count(whole, one); ++k) look(read.absence_kind(whole, one, k));
    }
    for (std::uint32_t i = 0; const auto* record = read.record(whole, i); ++i) look(record);
    for (std::uint32_t i = 0, n = read.part_count(whole); i < n; ++i)
        if (const auto* part = read.part(whole, i); part != whole) look(part);
}

trellis_status TRELLIS_CALL describe(const char*, trellis_description*) { return TRELLIS_OK; }
trellis_status TRELLIS_CALL prefill(const char*, const trellis_timeline* whole, trellis_draft* draft) {
    look(whole);
    std::uint32_t row = 0;
    return static_cast<const trellis_host_draft*>(writtenDown(TRELLIS_HOST_DRAFT))->add_row(draft, "walk.stops", &row);
}
trellis_status TRELLIS_CALL check(const char*, const trellis_record* record, const trellis_timeline* whole,
                                  trellis_findings* sink) {
    look(record);
    look(whole);
    return static_cast<const trellis_host_findings*>(writtenDown(TRELLIS_HOST_FINDINGS))
        ->add(sink, TRELLIS_NOTE, "walk.minutes", nullptr, nullptr, "walk.seen", "It was seen.");
}
trellis_status TRELLIS_CALL summary(const char*, const trellis_record* record, trellis_line* sink) {
    look(record);
    return static_cast<const trellis_host_line*>(writtenDown(TRELLIS_HOST_LINE))->set(sink, "seen");
}
trellis_status TRELLIS_CALL due(const char*, const trellis_timeline* whole, trellis_due_sink*) {
    look(whole);
    return TRELLIS_OK;
}
trellis_status TRELLIS_CALL observe(const char*, const trellis_timeline* whole, trellis_observations* sink) {
    look(whole);
    auto& to = *static_cast<const trellis_host_observations*>(writtenDown(TRELLIS_HOST_OBSERVATIONS));
    const auto status = to.add(sink, timelineService().today(whole), 1, 1);
    if (const auto* first = timelineService().record(whole, 0)) return to.from(sink, first);
    return status;
}
trellis_status TRELLIS_CALL show(const char*, const trellis_timeline* whole, trellis_view* sink) {
    if (whole) look(whole);
    look(viewService().chosen(sink, "by"));
    const trellis_figures_query query{
        sizeof query, "walk.held", viewService().from(sink), viewService().to(sink), "month", "", nullptr};
    const auto* figures = figuresService().ask(sink, &query);
    for (std::uint32_t i = 0; i < figuresService().count(figures); ++i) {
        trellis_figure one{};
        one.size = sizeof one;
        (void)figuresService().at(figures, i, &one);
        look(one.label);
    }
    for (std::uint32_t i = 0; i < adaptationsService().count(sink); ++i) {
        trellis_adaptation one{};
        one.size = sizeof one;
        (void)adaptationsService().at(sink, i, &one);
        look(one.why);
    }
    return static_cast<const trellis_host_view*>(writtenDown(TRELLIS_HOST_VIEW))->say(sink, TRELLIS_WORDS_NOTE, "seen");
}
trellis_status TRELLIS_CALL write(const char*, const trellis_timeline* whole, trellis_export* sink) {
    look(whole);
    return static_cast<const trellis_host_export*>(writtenDown(TRELLIS_HOST_EXPORT))->write(sink, "seen", 4);
}

const trellis_plugin_kind kindTable{sizeof kindTable, nullptr, nullptr, &describe, &prefill, &check, &summary, &due};
const trellis_plugin_measure measureTable{sizeof measureTable, nullptr, nullptr, &observe};
const trellis_plugin_view viewTable{sizeof viewTable, nullptr, nullptr, &show};
const trellis_plugin_export exportTable{sizeof exportTable, nullptr, nullptr, &write};

Served walks() {
    Served one;
    KindInfo kind;
    kind.id = "walk";
    kind.reads = {reads().begin(), reads().end()};
    ExportInfo file;
    file.id = "walk.list";
    file.reads = kind.reads;
    one.manifest.id = "example.walks";
    one.manifest.kinds = {kind};
    one.manifest.measures = {measure()};
    one.manifest.views = {view()};
    one.manifest.exports = {file};
    static SeededRandom random(7);
    static FixedClock clock(*Date::fromIso("2025-09-16"));
    one.wall = std::make_unique<Wall>("example.walks", nullptr, &clock, &random);
    one.library = {{}, &kindTable, &measureTable, &viewTable, &exportTable};
    return one;
}

/// What the child has written down the workbench can read.
void writtenAgain(Table table, ServedResult& result) {
    if (result.outcome.status != TRELLIS_OK || (table != Table::View && table != Table::Export)) return;
    trellis_view drawn;
    drawn.info = &view();
    drawn.model.kind = view().kind;
    trellis_export file;
    const auto script = result.script.take();
    try {
        promise(replay(WireReader(script), {.view = &drawn, .file = &file}) == TRELLIS_OK,
                "what was accepted is accepted again");
    } catch (const Garbled&) {
        promise(false, "the script of one end can be read by the other");
    }
}

} // namespace

std::size_t& understoodOnThePipe() {
    static std::size_t messages = 0;
    return messages;
}

void fuzzPipeFromChild(std::string_view bytes) {
    SeededRandom random(7);
    FixedClock clock(*Date::fromIso("2025-09-16"));
    Wall wall("example.walks", nullptr, &clock, &random);
    for (auto& frame : framesIn(bytes)) {
        try {
            switch (frame.kind) {
            case FrameKind::Hello:
                (void)readHello(frame);
                break;
            case FrameKind::Loaded:
                (void)readLoaded(frame);
                break;
            case FrameKind::Answer:
                if (!takeAnswer(frame, wall)) continue;
                break;
            case FrameKind::Ask:
                if (!takeAsk(frame, wall)) continue;
                break;
            default:
                continue;
            }
            ++understoodOnThePipe();
        } catch (const Garbled&) { // there and then the workbench would end the child
        }
    }
}

void fuzzPipeFromHost(std::string_view bytes) {
    const auto plugin = walks();
    const auto frames = framesIn(bytes);
    for (auto& frame : frames) {
        try {
            WireReader in(frame.payload);
            if (frame.kind == FrameKind::Form) {
                (void)in.text();
                (void)readTemplate(in.text(), "form", [](const std::string&) { return std::optional<CodeList>(); });
            }
            if (frame.kind != FrameKind::Call) continue;
            (void)in.number();
            (void)in.text();
            ServedCall call{static_cast<Table>(in.byte()), in.byte(), in.text(), in};
            (void)call.arguments.integer();
            // Whatever is asked in the midst of it is answered with the first Reply there is, or with none.
            auto result = carryOut(plugin, call, forms(), [&](const std::string&) -> std::string {
                for (auto& other : frames)
                    if (other.kind == FrameKind::Reply && other.payload.size() > 8) return other.payload.substr(8);
                return std::string(1, '\0');
            });
            writtenAgain(call.table, result);
            ++understoodOnThePipe();
        } catch (const Garbled&) { // the child would give up
        }
    }
}

} // namespace trellis::test
