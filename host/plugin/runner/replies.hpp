// What the child says, read by the workbench as what a stranger says: each function throws Garbled rather than believe
// it. Words that people will see are UTF-8 and of a bearable length.
#pragma once
#include "model/error.hpp"
#include "plugin/runner/frames.hpp"
#include "plugin/runner/wire.hpp"

#include <vector>

namespace trellis {

constexpr std::size_t longestWords = 4000; ///< bytes

/// Cut at a character where it is too long.
void putWords(WireWriter& out, std::string_view text);
std::string takeWords(WireReader& in);

struct ChildHello {
    std::uint64_t protocol = 0, contract = 0;
    /// Bytes: the most memory this process has had so far. A process counts what its parent had when it was started, so
    /// only what comes on top of this is the plugins' doing.
    std::uint64_t mostMemory = 0;
    std::vector<std::string> missing; ///< protections that this machine lacks
};
ChildHello readHello(const Frame& frame);

/// What is wrong with the plugin that was to be loaded, if something is.
std::optional<Error> readLoaded(const Frame& frame);

/// What the child says about one call.
struct CallAnswer {
    std::int64_t status = 0;
    std::string thrown, said, nonsense, undeclared; ///< as in wall.hpp
    bool printed = false;
    bool wroteOver = false; ///< into what it was only lent to read
    std::vector<std::string> log;
    std::string script; ///< script.hpp
};
CallAnswer readAnswer(const Frame& frame, std::uint64_t sequence);

} // namespace trellis
