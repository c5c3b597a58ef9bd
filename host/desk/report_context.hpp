// The words of a report: what differs in context, and places under the names they go by there. Private to host/desk.
#pragma once
#include "desk/desk_state.hpp"
#include "desk/report_desk.hpp"

namespace trellis {

class ReleaseStore;

/// Places without their names, in an order that says nothing about them.
class PlaceNames {
public:
    PlaceNames(Desk::State& state, bool hide);
    std::string of(std::string text) const;
    /// Of an adaptation: its place as it goes by here. Where that is not its name, its reasons stay away too: they are
    /// the place's own words, and name packs, which go by names of their own.
    void keepQuiet(ToldAdaptation& told) const;
    /// The first place that these words name, in capitals or not; empty: none, or names may be said.
    std::string namedIn(const std::string& text) const;
    /// As namedIn(), of every text in a view; not of the names of its fields, which are words, too.
    std::string namedInView(const std::string& json) const;

private:
    std::map<std::string, std::string> names_;
};

/// What differs in context, from the review or as it was given. Error TR-D56 where there are no words, TR-D61 where the
/// review cites what is not kept.
void tellContext(Desk& desk, const ReleaseStore& store, const CrossSiteRequest& request, CrossSiteReport& report);

} // namespace trellis
