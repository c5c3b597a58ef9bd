#include "workbench/app.hpp"

#include "workbench/main_frame.hpp"
#include "workbench/native.hpp"

#include <wx/image.h>
#include <wx/msgdlg.h>

#include <langinfo.h>

#include <clocale>
#include <iostream>

namespace trellis {

bool App::OnInit() {
    // wx takes the user's locale; numbers in files must not follow it, and our words are UTF-8 wherever we run.
    std::setlocale(LC_NUMERIC, "C");
    if (std::string(nl_langinfo(CODESET)) != "UTF-8") std::setlocale(LC_CTYPE, "C.UTF-8");
    wxImage::AddHandler(new wxPNGHandler); // a picture goes to the clipboard as PNG, and wx knows none by itself
    SetAppName("trellis-workbench");
    SetAppDisplayName("Trellis");
    std::vector<std::string> words;
    for (int at = 1; at < argc; ++at) words.push_back(look::utf8(argv[at]));
    const CommandLine asked = readCommandLine(words);
    if (!asked.wrong.empty() || asked.help) {
        (asked.help ? std::cout : std::cerr) << (asked.help ? "" : asked.wrong + "\n\n") << commandLineHelp();
        std::exit(asked.help ? 0 : 2); // wx knows no code of its own for "did not start on purpose"
    }
    Environment environment;
    environment.safeMode = asked.safeMode;
    try {
        environment.installation = Installation::find();
    } catch (const Error& error) {
        std::cerr << error.what() << "\n";
        wxMessageBox(look::text(error.what()), "Trellis", wxICON_ERROR | wxOK);
        return false;
    }
    frame_ = new MainFrame(std::move(environment), asked);
    frame_->Show();
    frame_->begin();
    if (!asked.screenshot.empty()) takePicture(asked.screenshot);
    return true;
}

int App::OnExit() { return exitCode_; }

int App::OnRun() {
    const int code = wxApp::OnRun();
    return exitCode_ ? exitCode_ : code;
}

// The last rim: an Error that no page has caught is said in the attention bar, and work goes on.
bool App::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const Error& error) {
        if (frame_) frame_->trouble(error);
        return true;
    } catch (const std::exception& other) {
        if (frame_)
            frame_->trouble(
                Error("TR-W01", std::string("Something unexpected happened: ") + other.what() + ".",
                      "What you wrote is kept. Please go to another page and back; if it happens again, tell whoever "
                      "looks after Trellis."));
        return true;
    }
}

void App::takePicture(const std::filesystem::path& file) {
    // The page is drawn when it has settled and several frames have gone by without anything new.
    auto* timer = new wxTimer(this);
    Bind(
        wxEVT_TIMER,
        [this, file, calm = 0, ticks = 0](wxTimerEvent&) mutable {
            // What does not come to rest is pictured as it is in the end: making the demo may take a minute or two.
            if (++ticks < 2000 && (!frame_->settled() || HasPendingEvents())) {
                calm = 0;
                return;
            }
            if (++calm < 5) return;
            exitCode_ = native::savePicture(frame_, file) ? 0 : 1;
            if (exitCode_) std::cerr << "The picture could not be written to " << file.string() << ".\n";
            frame_->Close(true);
            ExitMainLoop();
        },
        timer->GetId());
    timer->Start(120);
}

} // namespace trellis
