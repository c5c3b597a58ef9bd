// Messages on the pipe: what kind of message, how long it is, and its bytes.
//
//     'T' 'P'  version  kind  length (4 bytes, little-endian)  payload
//
// The workbench asks and the child answers, one call at a time. During a call the child may ask back (asks.hpp); before it
// replies, the workbench may make calls within the call.
//     child → host  Hello      protocol, contract, its memory, protections that this machine lacks
//     host → child  Load       a plugin's folder, what is set for it             child → host  Loaded   how that went
//     host → child  Form       a form that calls will name by its hash; no answer
//     host → child  Call       one function of one plugin, with everything it may read
//     child → host  Answer     its status, its words, and the script of what it wrote (script.hpp)
//     child → host  Ask        a question that only the workbench can answer    host → child  Reply
//     child → host  Forbidden  the last words of a child that a plugin made do what no plugin may
//     host → child  Bye        end, and run what runs at the end
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace trellis {

enum class FrameKind : std::uint8_t { Hello = 1, Load, Loaded, Form, Call, Answer, Ask, Reply, Forbidden, Bye };

struct Frame {
    FrameKind kind = FrameKind::Hello;
    std::string payload;
};

constexpr std::uint8_t pipeVersion = 2;
constexpr std::size_t longestFrame = std::size_t{64} << 20;
constexpr std::size_t frameHead = 8;

/// The head of a frame with that many bytes of payload.
std::string headOf(FrameKind kind, std::size_t length);

/// Takes bytes as they come and gives back whole frames. It holds no more than the frame that is on its way, and gives up
/// at the first head that makes no sense: after that there is no way to know where the next one begins.
class FrameReader {
public:
    enum class Got { Frame, More, Garbled };
    void feed(std::string_view bytes) { waiting_ += bytes; }
    Got next(Frame& frame);

private:
    std::string waiting_;
    bool garbled_ = false;
};

using Deadline = std::chrono::steady_clock::time_point;

/// One end of the pipe. Owns its descriptor. Not thread-safe: whoever uses it takes turns.
class Pipe {
public:
    explicit Pipe(int descriptor = -1)
        : descriptor_(descriptor) {}
    ~Pipe();
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    enum class Went { Well, Ended, Late, Garbled };
    Went send(FrameKind kind, std::string_view payload, Deadline until);
    Went receive(Frame& frame, Deadline until);
    /// Has the other end gone, as far as one can see without waiting?
    bool ended() const;

private:
    Went wait(short events, Deadline until) const;
    int descriptor_;
    FrameReader reader_;
};

} // namespace trellis
