#include "workbench/native.hpp"

#include "workbench/native_list.hpp"

#include <wx/dataview.h>
#include <wx/fontutil.h>
#include <wx/stattext.h>

#include <fmt/format.h>
#include <gtk/gtk.h>

#include <string>

namespace trellis::native {

namespace {

GtkWidget* widgetOf(const wxWindow* window) { return window ? static_cast<GtkWidget*>(window->GetHandle()) : nullptr; }

std::string css(Rgb colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b); }

std::string className(const char* style) { return std::string("trellis-") + style; }

/// What was asked of a label last: how high these words are at this width.
struct Measured {
    std::string words;
    int width = 0;
    guint font = 0, surroundings = 0; ///< as hashes: what else the height depends on
    int height = 0;
    bool sameAs(const Measured& other) const {
        return width == other.width && font == other.font && surroundings == other.surroundings && words == other.words;
    }
};

} // namespace

void setTextScale(double scale) {
    GtkSettings* settings = gtk_settings_get_default();
    if (!settings) return;
    static const int asked = [settings] {
        int dpi = -1;
        g_object_get(settings, "gtk-xft-dpi", &dpi, nullptr);
        return dpi > 0 ? dpi : 96 * 1024;
    }();
    g_object_set(settings, "gtk-xft-dpi", int(asked * scale), nullptr);
}

double textDotsPerInch() {
    GdkScreen* screen = gdk_screen_get_default();
    const double dots = screen ? gdk_screen_get_resolution(screen) : -1;
    return dots > 0 ? dots : 96;
}

bool highContrast() {
    GtkSettings* settings = gtk_settings_get_default();
    if (!settings) return false;
    char* name = nullptr;
    g_object_get(settings, "gtk-theme-name", &name, nullptr);
    const char* forced = g_getenv("GTK_THEME");
    const bool high = g_str_has_prefix(forced ? forced : (name ? name : ""), "HighContrast");
    g_free(name);
    return high;
}

void installStyles(const Palette& p) {
    static const auto makeProvider = [](guint above) {
        GtkCssProvider* made = gtk_css_provider_new();
        gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(made),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + above);
        return made;
    };
    static GtkCssProvider* provider = makeProvider(0);
    // wx gives every list the system's colour for a chosen line, and a button without a border no room around its
    // words; these stand above that.
    static GtkCssProvider* above = makeProvider(1);
    // With high contrast the theme knows best; only the places of the navigation keep their flat shape.
    std::string style = ".trellis-place, .trellis-quiet { background-image: none; border-color: transparent;"
                        " box-shadow: none; text-shadow: none; }"
                        ".trellis-row { min-height: 22px; padding-top: 1px; padding-bottom: 1px; }";
    if (!p.highContrast)
        style += fmt::format(
            // What stands in an empty field is there to be read, too.
            "@define-color placeholder_text_color {secondary};"
            ".trellis-main {{ background-image: none; background-color: {accent}; color: {onAccent};"
            " border-color: {accent}; text-shadow: none; box-shadow: none; -gtk-icon-shadow: none; }}"
            "button.trellis-main:focus {{ outline-color: {onAccent}; outline-style: solid; outline-width: 2px;"
            " outline-offset: -5px; }}"
            // Where the keyboard is must be seen from an arm's length, on every control alike.
            "button:focus, checkbutton:focus, radiobutton:focus {{ outline-color: {ink}; outline-style: solid;"
            " outline-width: 2px; outline-offset: -1px; -gtk-outline-radius: 4px; }}"
            ".trellis-quiet:focus {{ outline-offset: -2px; }}"
            "entry:focus {{ border-color: {ink}; box-shadow: inset 0 0 0 1px {ink}; }}"
            ".trellis-main:hover {{ background-color: shade({accent}, 1.1); }}"
            ".trellis-main:active {{ background-color: shade({accent}, 0.9); }}"
            ".trellis-main:disabled {{ background-color: {line}; border-color: {line}; color: {secondary}; }}"
            ".trellis-quiet {{ background-color: transparent; color: {ink}; padding-left: 4px; padding-right: 4px; }}"
            ".trellis-quiet:hover, .trellis-place:hover {{ background-color: {current}; }}"
            ".trellis-place {{ background-color: transparent; color: {text}; font-weight: normal; }}"
            ".trellis-place.trellis-current {{ background-color: {current}; color: {ink}; font-weight: bold; }}"
            ".trellis-writing.trellis-focused {{ border-color: {ink}; box-shadow: inset 0 0 0 1px {ink}; }}"
            "button, entry, textview text {{ caret-color: {text}; }}",
            fmt::arg("accent", css(p.accent)), fmt::arg("onAccent", css(p.onAccent)), fmt::arg("ink", css(p.accentInk)),
            fmt::arg("line", css(p.line)), fmt::arg("secondary", css(p.secondary)), fmt::arg("current", css(p.current)),
            fmt::arg("text", css(p.text)));
    gtk_css_provider_load_from_data(provider, style.c_str(), -1, nullptr);
    std::string aboveStyle = ".trellis-place { padding: 5px 10px; border-radius: 6px; }";
    if (!p.highContrast)
        aboveStyle +=
            fmt::format("treeview.view:selected, treeview.view:selected:focus, list row:selected {{"
                        " background-color: {}; color: {}; }}"
                        // The theme's own grey over columns is too pale to be read by everybody.
                        "treeview.view header button {{ color: {}; }}"
                        "treeview.view header button:hover, treeview.view header button:focus {{ color: {}; }}",
                        css(p.accent), css(p.onAccent), css(p.secondary), css(p.text));
    gtk_css_provider_load_from_data(above, aboveStyle.c_str(), -1, nullptr);
}

void addStyle(wxWindow* control, const char* style) {
    if (GtkWidget* widget = widgetOf(control))
        gtk_style_context_add_class(gtk_widget_get_style_context(widget), className(style).c_str());
}

void removeStyle(wxWindow* control, const char* style) {
    if (GtkWidget* widget = widgetOf(control))
        gtk_style_context_remove_class(gtk_widget_get_style_context(widget), className(style).c_str());
}

void padText(wxWindow* box) {
    GtkWidget* widget = widgetOf(box);
    if (GTK_IS_SCROLLED_WINDOW(widget)) widget = gtk_bin_get_child(GTK_BIN(widget));
    if (!GTK_IS_TEXT_VIEW(widget)) return;
    gtk_text_view_set_left_margin(GTK_TEXT_VIEW(widget), 8);
    gtk_text_view_set_right_margin(GTK_TEXT_VIEW(widget), 8);
    gtk_text_view_set_top_margin(GTK_TEXT_VIEW(widget), 7);
    gtk_text_view_set_bottom_margin(GTK_TEXT_VIEW(widget), 7);
}

int heightForWidth(wxStaticText* label, int width) {
    GtkWidget* widget = widgetOf(label);
    if (!GTK_IS_LABEL(widget) || width <= 0) return label->GetCharHeight(); // empty words still have a line
    // GTK's own answer is that of the last width for a while after the width changed; measuring the words has no
    // memory. Ours is of exactly these words: a page of hundreds of changes is laid out several times before it stands.
    const wxFont letters =
        label->GetFont(); // kept: a label without a font of its own hands out one made for the moment
    const auto* font = letters.GetNativeFontInfo()->description;
    const Measured asked{gtk_label_get_text(GTK_LABEL(widget)), width, pango_font_description_hash(font),
                         pango_context_get_serial(gtk_widget_get_pango_context(widget)), 0};
    if (auto* known = static_cast<Measured*>(g_object_get_data(G_OBJECT(widget), "trellis-measured"));
        known && known->sameAs(asked))
        return known->height;
    PangoLayout* words = gtk_widget_create_pango_layout(widget, gtk_label_get_text(GTK_LABEL(widget)));
    pango_layout_set_font_description(words, font);
    pango_layout_set_width(words, width * PANGO_SCALE);
    pango_layout_set_wrap(words, gtk_label_get_line_wrap_mode(GTK_LABEL(widget)));
    int ignored = 0, height = 0;
    pango_layout_get_pixel_size(words, &ignored, &height);
    g_object_unref(words);
    auto* measured = new Measured(asked);
    measured->height = height;
    g_object_set_data_full(G_OBJECT(widget), "trellis-measured", measured,
                           [](gpointer old) { delete static_cast<Measured*>(old); });
    return height;
}

void alignLeft(wxWindow* button) {
    GtkWidget* widget = widgetOf(button);
    if (!GTK_IS_BUTTON(widget)) return;
    if (GtkWidget* inner = gtk_bin_get_child(GTK_BIN(widget))) gtk_widget_set_halign(inner, GTK_ALIGN_START);
}

void wrapWords(wxWindow* button, int letters) {
    GtkWidget* widget = widgetOf(button);
    if (!GTK_IS_BUTTON(widget)) return;
    GtkWidget* words = gtk_bin_get_child(GTK_BIN(widget));
    if (!GTK_IS_LABEL(words)) return;
    gtk_label_set_line_wrap(GTK_LABEL(words), TRUE);
    gtk_label_set_max_width_chars(GTK_LABEL(words), letters);
    gtk_label_set_xalign(GTK_LABEL(words), 0);
    button->InvalidateBestSize();
}

void noTypeAhead(wxDataViewCtrl* list) {
    if (GtkWidget* tree = list->GtkGetTreeView(); GTK_IS_TREE_VIEW(tree))
        gtk_tree_view_set_enable_search(GTK_TREE_VIEW(tree), FALSE);
}

void wrapCells(wxDataViewColumn* column, int width) {
    GtkCellRenderer* cell = column->GetRenderer()->GetGtkHandle();
    if (GTK_IS_CELL_RENDERER_TEXT(cell))
        g_object_set(cell, "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width", width, "yalign", 0.0f, nullptr);
}

void showInTheMiddle(wxDataViewCtrl* list, int row) {
    GtkWidget* tree = list->GtkGetTreeView();
    if (!GTK_IS_TREE_VIEW(tree)) return;
    GtkTreePath* path = gtk_tree_path_new_from_indices(row, -1);
    gtk_tree_view_scroll_to_cell(GTK_TREE_VIEW(tree), path, nullptr, TRUE, 0.5f, 0.0f);
    gtk_tree_path_free(path);
}

void makeSelectable(wxStaticText* label) {
    if (GtkWidget* widget = widgetOf(label); GTK_IS_LABEL(widget)) gtk_label_set_selectable(GTK_LABEL(widget), TRUE);
}

bool savePicture(wxWindow* window, const std::filesystem::path& file) {
    GtkWidget* widget = widgetOf(window);
    GdkWindow* drawn = widget ? gtk_widget_get_window(widget) : nullptr;
    if (!drawn) return false;
    GdkPixbuf* picture =
        gdk_pixbuf_get_from_window(drawn, 0, 0, gdk_window_get_width(drawn), gdk_window_get_height(drawn));
    if (!picture) return false;
    const bool written = gdk_pixbuf_save(picture, file.c_str(), "png", nullptr, nullptr);
    g_object_unref(picture);
    return written;
}

} // namespace trellis::native
