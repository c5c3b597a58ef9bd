#include "model/progress.hpp"

namespace trellis {
namespace {

class NoProgress : public Progress {
    void step(std::string_view, long, long) override {}
    bool cancelled() const override { return false; }
};

} // namespace

Progress& noProgress() {
    static NoProgress none;
    return none;
}

} // namespace trellis
