#include "plugin/runner/frames.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace trellis {

std::string headOf(FrameKind kind, std::size_t length) {
    std::string head{'T', 'P', static_cast<char>(pipeVersion), static_cast<char>(kind)};
    for (int i = 0; i < 4; ++i) head += static_cast<char>(length >> (8 * i));
    return head;
}

FrameReader::Got FrameReader::next(Frame& frame) {
    if (garbled_) return Got::Garbled;
    if (waiting_.size() < frameHead) return Got::More;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(waiting_[i]); };
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= static_cast<std::size_t>(at(4 + i)) << (8 * i);
    garbled_ = at(0) != 'T' || at(1) != 'P' || at(2) != pipeVersion || at(3) < std::uint8_t(FrameKind::Hello) ||
               at(3) > std::uint8_t(FrameKind::Bye) || length > longestFrame;
    if (garbled_) {
        waiting_.clear();
        return Got::Garbled;
    }
    if (waiting_.size() < frameHead + length) return Got::More;
    frame.kind = static_cast<FrameKind>(at(3));
    frame.payload.assign(waiting_, frameHead, length);
    waiting_.erase(0, frameHead + length);
    return Got::Frame;
}

Pipe::~Pipe() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool Pipe::ended() const {
    char one;
    const auto got = ::recv(descriptor_, &one, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

Pipe::Went Pipe::wait(short events, Deadline until) const {
    for (;;) {
        int patience = -1;
        if (until != Deadline::max()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left.count() <= 0) return Went::Late;
            patience = static_cast<int>(std::min<std::int64_t>(left.count(), 60'000));
        }
        pollfd one{descriptor_, events, 0};
        const int ready = ::poll(&one, 1, patience);
        if (ready > 0) return Went::Well;
        if (ready < 0 && errno != EINTR) return Went::Ended;
    }
}

Pipe::Went Pipe::send(FrameKind kind, std::string_view payload, Deadline until) {
    if (payload.size() > longestFrame) return Went::Garbled;
    auto head = headOf(kind, payload.size());
    const std::size_t whole = head.size() + payload.size();
    std::size_t done = 0;
    while (done < whole) {
        std::array<iovec, 2> parts;
        std::size_t count = 0;
        if (done < head.size()) parts[count++] = {head.data() + done, head.size() - done};
        const auto from = done > head.size() ? done - head.size() : 0;
        if (from < payload.size())
            parts[count++] = {const_cast<char*>(payload.data()) + from, payload.size() - from};
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const auto sent = ::sendmsg(descriptor_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            done += static_cast<std::size_t>(sent);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (const auto went = wait(POLLOUT, until); went != Went::Well) return went;
        } else if (errno != EINTR) {
            return Went::Ended;
        }
    }
    return Went::Well;
}

Pipe::Went Pipe::receive(Frame& frame, Deadline until) {
    std::array<char, 64 * 1024> some;
    for (;;) {
        switch (reader_.next(frame)) {
        case FrameReader::Got::Frame: return Went::Well;
        case FrameReader::Got::Garbled: return Went::Garbled;
        case FrameReader::Got::More: break;
        }
        if (const auto went = wait(POLLIN, until); went != Went::Well) return went;
        const auto got = ::recv(descriptor_, some.data(), some.size(), MSG_DONTWAIT);
        if (got == 0) return Went::Ended;
        if (got > 0)
            reader_.feed({some.data(), static_cast<std::size_t>(got)});
        else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return Went::Ended;
    }
}

} // namespace trellis
