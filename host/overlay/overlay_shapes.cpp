#include "overlay/overlay_reader.hpp"

namespace trellis {

const std::vector<ElementShape>& overlayShapes() {
    static const std::vector<ElementShape> shapes{
        {"overlay",
         "",
         {"id", "version", "layer", "locality", "template", "template-version", "template-hash"},
         {"change"},
         {}},
        {"change",
         "overlay",
         {"id"},
         {"reason", "relabel", "rehelp", "hide", "add", "move", "translate", "require", "narrow"},
         {"reason"}},
        {"reason",
         "change",
         {"who", "decider", "when", "planned", "goal", "reasons", "fidelity", "what", "nature", "context", "level",
          "date", "review", "recorded-by", "target"},
         {},
         {},
         true},
        {"relabel", "change", {"item"}, {"was", "label", "option"}, {"was", "label"}},
        {"rehelp", "change", {"item"}, {"was", "help"}, {"was", "help"}},
        {"hide", "change", {"item"}, {"was"}, {"was"}},
        {"add", "change", {"after", "before", "first-in"}, {"item", "rows"}, {}},
        {"move", "change", {"item", "was", "after", "before", "first-in"}, {}, {}},
        {"translate", "change", {"item", "lang"}, {"was", "label", "help", "option"}, {"was", "label", "help"}},
        {"require", "change", {"item", "was", "rule"}, {}, {}},
        {"narrow",
         "change",
         {"item"},
         {"class", "offer", "constraint", "relevant"},
         {"class", "offer", "constraint", "relevant"}},
        {"class", "narrow", {"was"}, {}, {}, true},
        {"offer", "narrow", {"was"}, {}, {}, true},
        {"constraint", "narrow", {"was", "message"}, {}, {}, true},
        {"relevant", "narrow", {"was"}, {}, {}, true},
        {"was", "", {}, {}, {}, true},
        {"option", "relabel", {"code"}, {"was", "label"}, {"was", "label"}},
        // What is added is written as in a template, but for what only the core and the machine say.
        {"rows",
         "add",
         {"id", "class", "serves", "carry", "owner", "title", "add", "max", "required", "relevant", "retired"},
         {"label", "help", "item", "translation"},
         {"label", "help"}},
        {"item",
         "",
         {"id", "type", "class", "serves", "required", "relevant", "constraint", "calculate", "initial", "list",
          "offer", "min", "max", "step", "lines", "retired"},
         {"label", "help", "constraint-message", "option", "anchor", "translation"},
         {"label", "help", "constraint-message"}},
        {"label", "", {}, {}, {}, true},
        {"help", "", {}, {}, {}, true},
        {"constraint-message", "item", {}, {}, {}, true},
        {"option", "", {"code"}, {}, {}, true},
        {"anchor", "item", {"value"}, {}, {}, true},
        {"translation", "", {"lang", "of"}, {"label", "help", "option"}, {"label", "help"}},
    };
    return shapes;
}

} // namespace trellis
