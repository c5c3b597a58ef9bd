// The one window: three panes, what stands above them, and the way between places. It knows pages only as makePage()
// does.
#pragma once
#include "workbench/attention_bar.hpp"
#include "workbench/controller/command_line.hpp"
#include "workbench/door.hpp"
#include "workbench/idle_lock.hpp"
#include "workbench/navigation.hpp"
#include "workbench/worker.hpp"

#include <wx/frame.h>
#include <wx/gauge.h>

namespace trellis {

class MainFrame : public wxFrame, public Shell, public Door {
public:
    MainFrame(Environment environment, const CommandLine& asked);
    ~MainFrame() override;

    /// Opens what the command line asked for, or shows the welcome.
    void begin();
    /// True once a page or a door screen is complete: for --screenshot.
    bool settled() const { return !pending_ && !worker_.busy(); }

    // Shell
    Desk& desk() override { return *desk_; }
    Settings& settings() override { return settings_; }
    void settingsChanged() override;
    const Environment& environment() const override { return environment_; }
    void go(const Destination& there) override;
    void back() override;
    void say(Tone tone, const wxString& message, const Offer& offer = {}) override;
    void trouble(const Error& error) override;
    void hush() override;
    void changed() override;
    void contextChanged() override;
    void work(wxWindow* owner, const wxString& what, Job job) override;
    bool wait(const wxString& what, const std::function<void(Progress&)>& step) override;
    wxWindow* window() override { return this; }

    // Door
    void showWelcome() override;
    void showMake() override;
    void showUnlock(const std::filesystem::path& folder, const PersonCode& user) override;
    void showRecover(const std::filesystem::path& folder, const PersonCode& user) override;
    void chooseWorkspace() override;
    void openDemo() override;
    void entered(std::unique_ptr<Desk> desk) override;

    // Commands of menu, keys and palette
    void command(const std::string& name);
    void pageCommand(const std::string& name); ///< one the page itself knows
    bool open() const { return desk_ != nullptr; }

private:
    void buildPanes();
    void buildMenu(); ///< frame_menu.cpp
    void showDoor(const std::function<wxWindow*(wxWindow*)>& make);
    void welcomeAfter(const Error& error); ///< what was asked for could not be opened: says why, over the welcome
    void showPage(const Destination& there);
    void fillNavigation();
    void fillContext();
    void arrangePanes(); ///< which of the three are shown, by room and by wish
    void fillBanner();
    Destination placeOf(const Destination& there); ///< the entry on the left it belongs to
    void keepMark();                               ///< where one is in the present page, for coming back
    void showProgress(const Worker::News& news);
    bool leavePage();
    bool leaveWorkspace(); ///< false when something could not be saved
    void lock();
    void nextPane(bool backwards);
    void setTextPercent(int percent);
    void rebuild(); ///< scheme or text size changed
    void showPalette();
    void closing(wxCloseEvent& event);

    Environment environment_;
    CommandLine asked_;
    Settings settings_;
    std::unique_ptr<Desk> desk_;
    std::vector<Destination> history_; ///< the present place is the last
    std::vector<std::string> marks_;   ///< beside each of them: the bookmark its page was left with
    Destination afterUnlock_;
    bool pending_ = true;
    bool waiting_ = false;     ///< inside wait(): the desk is in use
    std::string bookmark_;     ///< of the page that was made again or locked away, for the next one of the same place
    std::string actWhenShown_; ///< chosen in the palette for a page that is not shown yet
    std::optional<int> libraryWaits_; ///< counted when the workspace is opened and in the Library; it takes a merge
    bool contextInstead_ = false; ///< there is room for two panes only, and the context was asked for

    wxPanel* banner_ = nullptr;
    Paragraph* bannerWords_ = nullptr;
    wxPanel* workspacePane_ = nullptr; ///< holds the three panes; hidden while a door screen is shown
    wxWindow* door_ = nullptr;
    Navigation* navigation_ = nullptr;
    wxPanel* middle_ = nullptr;
    AttentionBar* attention_ = nullptr;
    wxPanel* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Paragraph* progressWords_ = nullptr;
    Page* page_ = nullptr;
    wxWindow* context_ = nullptr;
    Column* contextColumn_ = nullptr;
    IdleLock idle_;
    Worker worker_;
};

/// The page of a place; nullptr when there is no such place (any more).
Page* makePage(wxWindow* parent, Shell& shell, const Destination& there);

} // namespace trellis
