// One view as the host calls it: the C++ side of "trellis.view/1". Every call passes the plugin wall.
#pragma once
#include "measure/figure.hpp"
#include "plugin/manifest.hpp"

#include <functional>
#include <map>

namespace trellis {

/// One difference from a core form, in words: a line of the adaptation ledger of a pack in force. Roles, never people.
struct ToldAdaptation {
    std::string locality; ///< of the pack
    std::string form;     ///< id of the core form
    std::string item;     ///< id, for figures that rest on it
    std::string question; ///< as the core asks it, or as it was added
    std::string change, was, now, why, decided, reasons, fidelity;
    std::string comparability; ///< what it does to comparison; empty for what the core does not have
    Date since;
    bool core = false;  ///< it touches a core function
    std::string serves; ///< core components: "K1 K7"
};
using AdaptationSource = std::function<std::vector<ToldAdaptation>()>;

/// What a view is asked.
struct ViewQuestion {
    std::string subject;                        ///< whom or what it is about, in codes, unless the view says it better
    std::optional<Date> from, to;               ///< the period
    std::map<std::string, std::string> choices; ///< by the choice's id; every choice of the view has one
    FigureSource figures;                       ///< empty: no figure is known
    AdaptationSource adaptations{};             ///< empty: none is known
};

class ViewMaker {
public:
    virtual ~ViewMaker() = default;
    virtual const ViewInfo& info() const = 0;
    /// `timeline` is cut already, answer by answer, to what the person who looks may see; nullptr for a view without a
    /// scope. The model has its table twin. An Error that `question.figures` throws comes out as it is.
    virtual ViewModel show(const Timeline* timeline, const ViewQuestion& question) const = 0;
};

} // namespace trellis
