#include "workbench/idle_lock.hpp"

#include <wx/event.h>

namespace trellis {

namespace {
constexpr int checkEveryMs = 5000;
}

IdleLock::IdleLock(std::function<void()> lock)
    : lock_(std::move(lock)) {
    wxEvtHandler::AddFilter(this);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        const bool now = soon_ || (limit_.count() && Time::now() - touched_ >= limit_);
        if (soon_) timer_.Start(checkEveryMs);
        soon_ = false;
        if (!now) return;
        touched_ = Time::now();
        lock_();
    });
    timer_.Start(checkEveryMs);
}

IdleLock::~IdleLock() { wxEvtHandler::RemoveFilter(this); }

void IdleLock::setMinutes(int minutes) {
    limit_ = std::chrono::minutes(minutes);
    touched_ = Time::now();
}

void IdleLock::soon() {
    soon_ = true;
    timer_.Start(100);
}

int IdleLock::FilterEvent(wxEvent& event) {
    const wxEventType type = event.GetEventType();
    if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR || type == wxEVT_MOTION || type == wxEVT_LEFT_DOWN ||
        type == wxEVT_RIGHT_DOWN || type == wxEVT_MOUSEWHEEL || type == wxEVT_TEXT)
        touched_ = Time::now();
    return Event_Skip;
}

} // namespace trellis
