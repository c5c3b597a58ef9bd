// A whole country made at once (nation_life.hpp), kept in bulk. Private to host/demo.
#pragma once
#include "demo/demo.hpp"

namespace trellis {

/// `story` and `phrases`: the texts of templates/demo. The desk is closed again afterwards.
DemoMade makeCountry(const DemoRequest& request, const Environment& given, const std::string& story,
                     const std::string& phrases, Progress& progress);

} // namespace trellis
