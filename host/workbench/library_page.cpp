// Library: which plugins there are, whether they are on, and why not.
#include "workbench/page_makers.hpp"

namespace trellis {

namespace {

class LibraryPage : public Page {
public:
    LibraryPage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        column_ = new Column(this);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(column_, 1, wxEXPAND);
        SetSizer(sizer);
        build();
    }
    wxString pageTitle() const override { return "Library"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"A plugin adds kinds of records and the pages that show them. Its description is read before any of "
              "its code runs.",
              "When a plugin is off, records made with it stay readable, printable and exportable."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() {
        wxBoxSizer* column = column_->content();
        column->Add(look::title(column_, "Library"), 0, wxEXPAND | wxBOTTOM, space::two);
        const auto& plugins = desk().plugins().plugins();
        if (plugins.empty())
            column->Add(
                look::body(column_,
                           "Here you will see the plugins that are installed, what each adds and whether it is on. "
                           "None was found beside the program: the installation is not complete."),
                0, wxEXPAND);
        for (const PluginStatus& plugin : plugins) add(plugin);
    }

    void add(const PluginStatus& plugin) {
        wxBoxSizer* column = column_->content();
        const Manifest& manifest = plugin.manifest;
        const bool on = plugin.state == "on";
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(look::section(column_, look::text(manifest.title.empty() ? manifest.id : manifest.title)), 1,
                  wxALIGN_CENTRE_VERTICAL);
        head->Add(look::state(column_, on ? "check" : "warning", look::text(plugin.state)), 0,
                  wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::two);
        const wxString name = look::text(manifest.title);
        if (on || plugin.state == "off") {
            wxButton* button =
                look::button(column_, on ? "Turn off" : "Turn on", [this, id = manifest.id, on] { turn(id, !on); });
            nameControl(button, (on ? "Turn off " : "Turn on ") + name);
            head->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
        } else if (!desk().workspaceInfo().safeMode) {
            wxButton* button = look::button(column_, "Try again", [this, id = manifest.id] {
                guarded(shell(), [&] { desk().tryPluginAgain(id); });
                after("It is tried again now.");
            });
            nameControl(button, "Try again: " + name);
            head->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
        }
        column->Add(head, 0, wxEXPAND | wxBOTTOM, space::half);
        wxString facts = look::text("Version " + manifest.version);
        if (!manifest.publisher.empty()) facts += look::text(" · " + manifest.publisher);
        column->Add(look::secondary(column_, facts), 0, wxEXPAND | wxBOTTOM, space::half);
        if (!plugin.why.empty())
            column->Add(look::body(column_, look::text(plugin.why)), 0, wxEXPAND | wxBOTTOM, space::half);
        if (plugin.apart)
            column->Add(look::secondary(column_, "It is your locality's own and runs apart from this program: what goes "
                                                 "wrong in it cannot reach your records."),
                        0, wxEXPAND | wxBOTTOM, space::half);
        for (const std::string& missing : plugin.unprotected)
            column->Add(look::body(column_, look::text("This machine cannot protect you fully: " + missing + ".")), 0,
                        wxEXPAND | wxBOTTOM, space::half);
        if (!plugin.remark.empty())
            column->Add(look::body(column_, look::text(plugin.remark)), 0, wxEXPAND | wxBOTTOM, space::half);
        wxString kinds;
        for (const KindInfo& kind : manifest.kinds)
            kinds += (kinds.empty() ? "" : ", ") + look::text(kind.plural.empty() ? kind.title : kind.plural);
        if (!kinds.empty())
            column->Add(look::body(column_, "Adds: " + kinds + "."), 0, wxEXPAND | wxBOTTOM, space::half);
        if (!manifest.whenDisabled.empty())
            column->Add(look::secondary(column_, look::text("When it is off: " + manifest.whenDisabled)), 0,
                        wxEXPAND | wxBOTTOM, space::half);
        column->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::two);
    }

    void turn(const std::string& plugin, bool on) {
        if (!guarded(shell(), [&] { desk().setPluginOn(plugin, on); })) return;
        after(on ? "The plugin is on." : "The plugin is off. Its records stay readable.");
    }

    void after(const wxString& words) {
        CallAfter([this, words] {
            Freeze();
            column_->clear();
            build();
            column_->Layout();
            column_->FitInside();
            Thaw();
            shell().changed();
            shell().say(Tone::Done, words);
        });
    }

    Column* column_;
};

} // namespace

Page* makeLibraryPage(wxWindow* parent, Shell& shell) { return new LibraryPage(parent, shell); }

} // namespace trellis
