// The file beside the manifest, loaded and compared with it. Nothing of the plugin runs before its manifest was
// understood.
#pragma once
#include "plugin/manifest.hpp"
#include "plugin/wall.hpp"

#include <trellis/plugin.h>

namespace trellis {

/// What a loaded library offers. The pointers live until the process ends: a library is never unloaded.
struct Library {
    trellis_entry entry{};
    const trellis_plugin_kind* kinds = nullptr; ///< null when the plugin offers none; so are the others
    const trellis_plugin_measure* measures = nullptr;
    const trellis_plugin_view* views = nullptr;
    const trellis_plugin_export* exports = nullptr;
};

/// Loads manifest.folder / manifest.library by exactly that path, with all symbols bound and none shared, and compares
/// its entry with the manifest. Calls init() once in the life of the process, also when it is loaded again. Throws
/// Error
///   TR-P01 the file cannot be loaded          TR-P05 another id than the manifest says
///   TR-P02 it has no trellis_plugin_entry     TR-P06 another version than the manifest says
///   TR-P03 its entry ends too early           TR-P07 it needs something that this workbench does not offer
///   TR-P04 made for another contract          TR-P08 it offers nothing of what its manifest says, or says it not
///   TR-P09 its entry says a size that makes no sense: too large, or
///   TR-P16 none at all                        TR-P17 a function that it must have is left empty
///   TR-P18 its entry leaves something empty   TR-P19 a table of its functions ends too early
///   TR-P24 its kinds, measures, views or exports have other names than the manifest says
/// and what Wall::call throws when init() does not succeed.
Library loadLibrary(const Manifest& manifest, const Wall& wall);

} // namespace trellis
