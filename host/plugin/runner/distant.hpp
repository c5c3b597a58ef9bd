// The plugin's tables of functions as this process sees them when the plugin itself runs in a child: each function packs
// what stands behind its handles, sends it through the pipe, and makes the calls that the plugin made over there again
// on the sinks here (script.hpp). Whoever holds the table need not know.
#pragma once
#include "plugin/library.hpp"

namespace trellis {

class Runner;

/// Loads the plugin in the child and gives back tables that lead there. Errors as loadLibrary(), and the runner's
/// (runner.hpp). Every call must pass a Wall that names the same runner.
Library loadApart(const Manifest& manifest, const Wall& wall, Runner& runner);

} // namespace trellis
