// The foot of a record of one's own: back and next where prompts come one at a time, and the choice to see them all at
// once. No count of words, nothing that measures.
#pragma once
#include "workbench/form_control.hpp"

namespace trellis {

struct CalmActions {
    std::function<void(int by)> step;
    std::function<void(bool oneByOne)> choose;
};

class CalmBar : public Holder {
public:
    CalmBar(wxWindow* parent, CalmActions actions);
    /// `at` of `all`, counted from 0.
    void show(bool oneByOne, std::size_t at, std::size_t all);

private:
    CalmActions actions_;
    bool oneByOne_ = false;
    wxButton *back_, *next_, *way_;
    wxStaticText* place_;
};

} // namespace trellis
