#include "workbench/native_choice.hpp"

#include <wx/window.h>

#include <gtk/gtk.h>

namespace trellis::native {

void tellFocus(wxWindow* list) {
    auto* widget = static_cast<GtkWidget*>(list->GetHandle());
    if (!GTK_IS_CONTAINER(widget)) return;
    const auto inside = +[](GtkContainer*, GtkWidget* part, gpointer window) {
        if (!part) return; // it has left
        auto* told = static_cast<wxWindow*>(window);
        wxChildFocusEvent event(told);
        told->HandleWindowEvent(event);
    };
    g_signal_connect(widget, "set-focus-child", G_CALLBACK(inside), list);
}

} // namespace trellis::native
