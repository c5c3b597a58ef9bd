// The bar on top of the content: what an action came to, in place of message boxes.
#pragma once
#include "workbench/page.hpp"

namespace trellis {

class AttentionBar : public wxPanel {
public:
    explicit AttentionBar(wxWindow* parent);
    void say(Tone tone, const wxString& message, const Offer& offer);
    void hush();

private:
    wxStaticBitmap* picture_;
    Paragraph* words_;
    wxButton* offer_;
    wxButton* close_;
    look::Action action_;
};

} // namespace trellis
