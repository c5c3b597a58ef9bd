// Which kind a new record on a page is of, unless somebody chooses another: the first that the page names, or what an
// option with the key "begins.PAGE" says, so that a locality's pack can decide it.
#pragma once
#include "plugin/manifest.hpp"

namespace trellis {

/// Empty when `text` may be set for this option; otherwise why not, as the end of a sentence. Options with other keys
/// are not its business.
std::string beginningTrouble(const Manifest& manifest, const std::string& key, const std::string& text);

/// Puts what the settings say first among the kinds of each page. What names no kind of the page is passed over, which
/// `remark` receives a sentence about.
void settleBeginnings(Manifest& manifest, std::string& remark);

} // namespace trellis
