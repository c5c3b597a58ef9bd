// A window with nothing in it but one view: every kind of chart, made up here, as the workbench shows it.
// chart_window KIND [TEXT-PERCENT] [PICTURE.png]; without a picture it stays open for the stories in Python.
// chart_window letters: how wide a line is in letters of 12 pixels, at text sizes of 100 to 200 per cent, one per line.
#include "workbench/chart_canvas.hpp"
#include "workbench/native.hpp"
#include "workbench/view_pane.hpp"

#include <wx/app.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/frame.h>

#include <clocale>
#include <iostream>

using namespace trellis;

namespace {

Date day(int months) { return *Date::fromIso("2025-01-06") + months * 30; }

ViewSeries series(const char* title, Stroke stroke, const std::vector<double>& values, bool byDay = true) {
    ViewSeries out{title, title, stroke, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        ViewPoint point;
        if (byDay) point.day = day(int(i));
        if (values[i] >= 0) point.value = values[i]; // below nought: nothing was seen
        out.points.push_back(point);
    }
    return out;
}

ViewModel trajectory() {
    ViewModel view{"test.courses", "Old way and new", "How does each pair move, and what was going on?",
                   ViewKind::Trajectory, "Two pairs are loosening; one dipped after an incident."};
    view.subject = "FK-CP3 with FK-SV1";
    view.from = day(0), view.to = day(7);
    view.exclusions = {"one pair that is not part of this role"};
    view.notes = {"Two people, two lines each, never averaged."};
    const char* titles[] = {"Risk handled first → safety understood together", "Doing for → doing with",
                            "Fixing at once → staying with it"};
    const char* states[] = {"loosening", "dip: ask what happened", "old way in charge"};
    for (int i = 0; i < 3; ++i) {
        ViewPanel panel;
        panel.id = "P" + std::to_string(i);
        panel.title = titles[i], panel.state = states[i];
        panel.reading = "The old way went from 4 to " + std::to_string(2 + i % 2) + " over seven months.";
        panel.low = 0, panel.high = 4;
        panel.series = {series("old way, as FK-CP3 sees it", Stroke::Solid, {4, 4, 3, -1, 3, 2, i == 1 ? 4. : 2}),
                        series("new way, as FK-CP3 sees it", Stroke::Dashed, {0, 1, 1, 2, 2, 3, i == 1 ? 1. : 3})};
        panel.events = {{day(3), {}, "incident", "an incident"}, {day(4), day(5), "gap", "no supervision"}};
        view.panels.push_back(panel);
    }
    return view;
}

ViewModel oneSeries(ViewKind kind, const char* title) {
    ViewModel view{"test.one", title, "What is it like, month by month?", kind, "It stays about where it was."};
    view.target = "85 % (set by the locality)";
    view.suppression = "Numbers under 8 are not shown.";
    ViewPanel panel;
    panel.id = panel.title = title;
    panel.unit = "%";
    panel.series = {series("held on time", Stroke::Solid, {70, 80, 75, 90, -1, 60, 85, 88, 82, 79, 91, 86, 84})};
    panel.series[0].points[5].marked = true;
    panel.lines = {{"median", 82}, {"target", 85, Stroke::Dotted}};
    if (kind == ViewKind::Bars || kind == ViewKind::Pareto) {
        panel.lines.clear();
        panel.series = {series("reasons", Stroke::Solid, {4, 9, 1}, false)};
        const char* names[] = {"Supervisor not available", "Called off by the supervisee", "Room"};
        for (int i = 0; i < 3; ++i) panel.series[0].points[std::size_t(i)].label = names[i];
    }
    if (kind == ViewKind::HeatMap)
        for (const char* row : {"Eye 1", "Eye 2"}) {
            panel.series.push_back(series(row, Stroke::Solid, {1, 0, 3}, false));
            for (auto& point : panel.series.back().points)
                point.label = "Q" + std::to_string(&point - &panel.series.back().points[0] + 1);
        }
    if (kind == ViewKind::HeatMap) panel.series.erase(panel.series.begin()), panel.lines.clear(), panel.unit.clear();
    if (kind == ViewKind::Timeline) {
        panel.series.clear(), panel.lines.clear();
        panel.events = {{day(0), {}, "a", "agreement signed"}, {day(2), day(4), "b", "long absence"}};
    }
    view.panels = {panel};
    return view;
}

/// Before scaling: the chart's own pixels, in which a letter is as large at any text size. On a window and on a
/// picture.
void printLetters() {
    wxFrame frame(nullptr, wxID_ANY, "Letters");
    wxBitmap picture(100, 100);
    for (int percent : {100, 150, 200}) {
        Theme::get().setTextPercent(percent);
        wxClientDC window(&frame);
        wxMemoryDC memory(picture);
        std::unique_ptr<wxGraphicsContext> contexts[] = {
            std::unique_ptr<wxGraphicsContext>(wxGraphicsContext::Create(window)),
            std::unique_ptr<wxGraphicsContext>(wxGraphicsContext::Create(memory)),
        };
        for (auto& context : contexts)
            std::cout << ChartCanvas(*context, Theme::get().palette()).textWidth("Sessions held as agreed", 12, false)
                      << '\n';
    }
}

class ChartApp : public wxApp {
public:
    bool OnInit() override {
        std::setlocale(LC_NUMERIC, "C");
        const wxString kind = argc > 1 ? wxString(argv[1]) : wxString("trajectory");
        if (kind == "letters") return printLetters(), false;
        long percent = 100;
        if (argc > 2) wxString(argv[2]).ToLong(&percent);
        Theme::get().setTextPercent(int(percent));
        Theme::get().refresh();
        auto* frame = new wxFrame(nullptr, wxID_ANY, "A view", wxDefaultPosition, wxSize(1060, 690));
        frame->SetBackgroundColour(toWx(Theme::get().palette().page));
        auto* pane = new ViewPane(frame);
        pane->SetBackgroundColour(toWx(Theme::get().palette().page));
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(pane, 1, wxEXPAND);
        frame->SetSizer(sizer);
        frame->Show();
        frame->Layout();
        const auto known = viewKindFromText(look::utf8(kind));
        pane->show(!known || *known == ViewKind::Trajectory ? trajectory() : oneSeries(*known, "On time"));
        frame->Layout();
        pane->focusFirst();
        if (argc > 3) {
            auto* timer = new wxTimer(this);
            Bind(wxEVT_TIMER, [frame, file = look::utf8(argv[3])](wxTimerEvent&) {
                native::savePicture(frame, file);
                frame->Close(true);
            });
            timer->StartOnce(1500);
        }
        return true;
    }
};

} // namespace

wxIMPLEMENT_APP(ChartApp);
