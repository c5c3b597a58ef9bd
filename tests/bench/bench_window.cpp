// What the window costs, against a bare frame of the same build in the same process.
//   bench_window bare | workbench | form
// Each mode shows its window once, prints the milliseconds from main() to the end of the first painting, and ends.
#include "bench/stopwatch.hpp"
#include "bench/thousand.hpp"
#include "workbench/controller/form_controller.hpp"
#include "workbench/form_view.hpp"
#include "workbench/main_frame.hpp"

#include <wx/app.h>
#include <wx/frame.h>

#include <clocale>

using namespace trellis;

namespace {

std::chrono::steady_clock::time_point started;
std::string mode = "bare";

double sinceStart() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
}

class BenchApp : public wxApp {
public:
    bool OnInit() override {
        std::setlocale(LC_NUMERIC, "C");
        if (mode == "workbench") {
            Environment environment;
            environment.installation = Installation::find();
            auto* frame = new MainFrame(std::move(environment), {});
            frame->Show();
            frame->begin();
            whenPainted(frame, [] { fmt::print("{:.1f}\n", sinceStart()); });
            return true;
        }
        auto* frame = new wxFrame(nullptr, wxID_ANY, "bench", wxDefaultPosition, wxSize(1280, 720));
        if (mode == "form") showForm(frame);
        frame->Show();
        if (mode == "bare") whenPainted(frame, [] { fmt::print("{:.1f}\n", sinceStart()); });
        return true;
    }

private:
    /// Two rounds of the event loop after the first paint event everything of the first picture has reached the
    /// display.
    void whenPainted(wxFrame* frame, std::function<void()> then) {
        frame->Bind(wxEVT_PAINT, [this, frame, then](wxPaintEvent& event) {
            event.Skip();
            if (painted_) return;
            painted_ = true;
            CallAfter([this, frame, then] {
                CallAfter([frame, then] {
                    then();
                    frame->Close(true);
                });
            });
        });
    }

    void showForm(wxFrame* frame) {
        shape_ = bench::thousand(1000, 1000);
        opened_ = std::chrono::steady_clock::now();
        form_ = std::make_unique<Form>(shape_, Answers{}, FormContext{*Date::fromIso("2025-09-02")});
        controller_ = std::make_unique<FormController>(*form_, FormOptions{.today = *Date::fromIso("2025-09-02")});
        view_ = new FormView(frame, *controller_, {});
        view_->show(shape_->sections.front());
        whenPainted(frame, [this] {
            auto opened = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - opened_).count();
            int next = 0;
            auto typed = bench::timed(
                50, [] {},
                [&] {
                    view_->apply(controller_->type({"n0", "", ""}, std::to_string(++next)));
                });
            fmt::print("{:.1f} {:.2f} {:.2f}\n", opened, typed.least, typed.middle);
        });
    }

    bool painted_ = false;
    TemplatePtr shape_;
    std::chrono::steady_clock::time_point opened_;
    std::unique_ptr<Form> form_;
    std::unique_ptr<FormController> controller_;
    FormView* view_ = nullptr;
};

} // namespace

wxIMPLEMENT_APP_NO_MAIN(BenchApp);

int main(int argc, char** argv) {
    started = std::chrono::steady_clock::now();
    if (argc > 1) mode = argv[1];
    int none = 1;
    return wxEntry(none, argv);
}
