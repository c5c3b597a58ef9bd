#include "workbench/accessibility.hpp"

#include <wx/control.h>

#include <gtk/gtk.h>

namespace trellis {

namespace {

/// Calls `visit` for the native widget and for every inner one that can take the focus: the text view inside a scrolled
/// window, the tree inside a list, the button inside a choice.
template <typename Visit> void eachFocusable(GtkWidget* widget, const Visit& visit, bool outermost = true) {
    if (!widget) return;
    if (outermost || gtk_widget_get_can_focus(widget)) visit(widget);
    if (!GTK_IS_CONTAINER(widget)) return;
    struct Call {
        const Visit* visit;
    } call{&visit};
    gtk_container_forall(
        GTK_CONTAINER(widget),
        [](GtkWidget* child, gpointer data) { eachFocusable(child, *static_cast<Call*>(data)->visit, false); }, &call);
}

GtkWidget* widgetOf(const wxWindow* window) { return window ? static_cast<GtkWidget*>(window->GetHandle()) : nullptr; }

/// A window that holds other windows is named alone: its children have names of their own.
bool holdsWindows(const wxWindow* window) { return !window->GetChildren().empty(); }

template <typename Visit> void eachSpoken(wxWindow* window, const Visit& visit) {
    GtkWidget* widget = widgetOf(window);
    if (!widget) return;
    if (holdsWindows(window) || window->m_wxwindow) {
        // The scrolled frame and the canvas inside it are two widgets; either may be where the keyboard lands.
        visit(gtk_widget_get_accessible(widget));
        if (window->m_wxwindow && window->m_wxwindow != widget) visit(gtk_widget_get_accessible(window->m_wxwindow));
    } else
        eachFocusable(widget, [&](GtkWidget* inner) { visit(gtk_widget_get_accessible(inner)); });
}

AtkRole atkRole(SpokenRole role) {
    switch (role) {
    case SpokenRole::Heading:
        return ATK_ROLE_HEADING;
    case SpokenRole::List:
        return ATK_ROLE_LIST;
    case SpokenRole::ListItem:
        return ATK_ROLE_LIST_ITEM;
    case SpokenRole::Status:
        return ATK_ROLE_STATUSBAR;
    case SpokenRole::Alert:
        return ATK_ROLE_NOTIFICATION;
    case SpokenRole::Navigation:
    case SpokenRole::Main:
    case SpokenRole::Complementary:
        return ATK_ROLE_LANDMARK;
    case SpokenRole::Table:
        return ATK_ROLE_TABLE;
    case SpokenRole::Picture:
        return ATK_ROLE_IMAGE;
    }
    return ATK_ROLE_PANEL;
}

} // namespace

void nameControl(wxWindow* control, const wxString& name) {
    const wxScopedCharBuffer utf8 = name.utf8_str();
    eachSpoken(control, [&](AtkObject* spoken) { atk_object_set_name(spoken, utf8.data()); });
}

void labelFor(wxWindow* label, wxWindow* control) {
    nameControl(control, wxControl::RemoveMnemonics(label->GetLabel()));
    AtkObject* spokenLabel = gtk_widget_get_accessible(widgetOf(label));
    eachSpoken(control, [&](AtkObject* spoken) {
        atk_object_add_relationship(spoken, ATK_RELATION_LABELLED_BY, spokenLabel);
        atk_object_add_relationship(spokenLabel, ATK_RELATION_LABEL_FOR, spoken);
    });
    // Clicking the words, or their Alt letter, goes to the control.
    GtkWidget* native = widgetOf(label);
    if (GTK_IS_LABEL(native) && !holdsWindows(control)) {
        GtkWidget* target = nullptr;
        eachFocusable(widgetOf(control), [&](GtkWidget* inner) {
            if (!target && gtk_widget_get_can_focus(inner)) target = inner;
        });
        if (target) gtk_label_set_mnemonic_widget(GTK_LABEL(native), target);
    }
}

void describe(wxWindow* control, const wxString& text) {
    const wxScopedCharBuffer utf8 = text.utf8_str();
    eachSpoken(control, [&](AtkObject* spoken) { atk_object_set_description(spoken, utf8.data()); });
}

void setSpokenRole(wxWindow* window, SpokenRole role) {
    if (GtkWidget* widget = widgetOf(window)) atk_object_set_role(gtk_widget_get_accessible(widget), atkRole(role));
}

void setRequired(wxWindow* control, bool required) {
    eachSpoken(control,
               [&](AtkObject* spoken) { atk_object_notify_state_change(spoken, ATK_STATE_REQUIRED, required); });
}

void setInvalid(wxWindow* control, bool invalid) {
    eachSpoken(control,
               [&](AtkObject* spoken) { atk_object_notify_state_change(spoken, ATK_STATE_INVALID_ENTRY, invalid); });
}

void announce(wxWindow* where, const wxString& text, bool urgent) {
    GtkWidget* widget = widgetOf(where);
    if (!widget) return;
    AtkObject* spoken = gtk_widget_get_accessible(widget);
    const wxScopedCharBuffer utf8 = text.utf8_str();
    // "notification" came with ATK 2.50 and "announcement" with 2.46; both are asked for by name, so that one build
    // runs on both.
    if (g_signal_lookup("notification", ATK_TYPE_OBJECT))
        g_signal_emit_by_name(spoken, "notification", utf8.data(), urgent ? 2 : 1);
    else if (g_signal_lookup("announcement", ATK_TYPE_OBJECT))
        g_signal_emit_by_name(spoken, "announcement", utf8.data());
}

wxString spokenName(const wxWindow* control) {
    GtkWidget* widget = widgetOf(control);
    const char* name = widget ? atk_object_get_name(gtk_widget_get_accessible(widget)) : nullptr;
    return name ? wxString::FromUTF8(name) : wxString();
}

} // namespace trellis
