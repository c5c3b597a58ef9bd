// A pack file that was judged, opened and read. Private to host/desk.
#pragma once
#include "desk/packs.hpp"
#include "pack/overlay_contents.hpp"

namespace trellis {

struct Packs::Read {
    PackBytes bytes;
    Judgement judgement;
    Pack pack;
    Surroundings under;
    PackContents contents;
    std::vector<LintMessage> messages;
};

} // namespace trellis
