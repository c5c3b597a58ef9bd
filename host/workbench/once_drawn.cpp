#include "workbench/once_drawn.hpp"

#include <wx/timer.h>
#include <wx/weakref.h>

#include <memory>
#include <utility>

namespace trellis {

namespace {

constexpr int longest = 500; ///< milliseconds

class Drawing : public wxTimer {
public:
    Drawing(wxWindow* shown, std::function<void()> then)
        : shown_(shown)
        , then_(std::move(then)) {}
    void Notify() override { drawn(); }
    void drawn() {
        Stop();
        if (const auto then = std::exchange(then_, {}); then && shown_) then();
    }

private:
    wxWeakRef<wxWindow> shown_;
    std::function<void()> then_;
};

} // namespace

void onceDrawn(wxWindow* shown, std::function<void()> then) {
    // The window holds it, so it ends with the window.
    auto drawing = std::make_shared<Drawing>(shown, std::move(then));
    shown->Bind(wxEVT_PAINT, [drawing](wxPaintEvent& event) {
        event.Skip();
        drawing->drawn();
    });
    drawing->StartOnce(longest);
    shown->Refresh();
}

} // namespace trellis
