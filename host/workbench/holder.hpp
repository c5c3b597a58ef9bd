// What other controls stand on.
#pragma once
#include <wx/panel.h>

namespace trellis {

/// A panel that only holds other things: the keyboard never stops at it, also when all it holds is words.
class Holder : public wxPanel {
public:
    explicit Holder(wxWindow* parent)
        : wxPanel(parent) {
        m_container.DisableSelfFocus();
    }
};

} // namespace trellis
