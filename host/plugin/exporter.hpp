// One export as the host calls it: the C++ side of "trellis.export/1". Every call passes the plugin wall.
#pragma once
#include "plugin/manifest.hpp"

namespace trellis {

class Exporter {
public:
    virtual ~Exporter() = default;
    virtual const ExportInfo& info() const = 0;
    /// The bytes of the file. `timeline` is cut already to what the person who asks may see; of each record only the
    /// items under <reads> go in.
    virtual std::string write(const Timeline& timeline) const = 0;
};

} // namespace trellis
