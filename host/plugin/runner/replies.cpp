#include "plugin/runner/replies.hpp"

#include "record/canonical.hpp"

namespace trellis {
namespace {

constexpr std::size_t mostMissing = 20, mostLog = 100, longestLine = 1000;

WireReader expected(const Frame& frame, FrameKind kind) {
    if (frame.kind != kind) throw Garbled();
    return WireReader(frame.payload);
}

} // namespace

void putWords(WireWriter& out, std::string_view text) {
    if (text.size() > longestWords) {
        text = text.substr(0, longestWords);
        // What follows the last lead byte may have lost its end.
        while (!text.empty() && !isUtf8(text)) text.remove_suffix(1);
    }
    out.text(text);
}

std::string takeWords(WireReader& in) {
    auto text = in.text();
    if (text.size() > longestWords || !isUtf8(text)) throw Garbled();
    return text;
}

ChildHello readHello(const Frame& frame) {
    auto said = expected(frame, FrameKind::Hello);
    ChildHello hello;
    hello.protocol = said.number();
    hello.contract = said.number();
    hello.mostMemory = said.number();
    const auto missing = said.count(8);
    if (missing > mostMissing) throw Garbled();
    for (auto n = missing; n > 0; --n) hello.missing.push_back(takeWords(said));
    said.end();
    return hello;
}

std::optional<Error> readLoaded(const Frame& frame) {
    auto said = expected(frame, FrameKind::Loaded);
    if (said.flag()) {
        said.end();
        return std::nullopt;
    }
    const auto code = takeWords(said), message = takeWords(said), advice = takeWords(said);
    said.end();
    if (code.size() != 6 || !code.starts_with("TR-P")) throw Garbled();
    return Error(code, message, advice);
}

CallAnswer readAnswer(const Frame& frame, std::uint64_t sequence) {
    auto said = expected(frame, FrameKind::Answer);
    if (said.number() != sequence) throw Garbled();
    CallAnswer answer;
    answer.status = said.integer();
    for (auto* text : {&answer.thrown, &answer.said, &answer.nonsense, &answer.undeclared}) *text = takeWords(said);
    answer.printed = said.flag();
    answer.wroteOver = said.flag();
    const auto lines = said.count(8);
    if (lines > mostLog) throw Garbled();
    for (auto n = lines; n > 0; --n) {
        answer.log.push_back(said.text());
        if (answer.log.back().size() > longestLine) throw Garbled();
    }
    answer.script = std::string(said.rest());
    return answer;
}

} // namespace trellis
