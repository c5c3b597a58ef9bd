// Notices that nobody has touched keyboard or mouse for some minutes.
#pragma once
#include <wx/eventfilter.h>
#include <wx/timer.h>

#include <chrono>
#include <functional>

namespace trellis {

class IdleLock : private wxEventFilter {
public:
    explicit IdleLock(std::function<void()> lock);
    ~IdleLock() override;
    void setMinutes(int minutes); ///< 0: never
    void soon();                  ///< asks to lock again in a moment: a dialog was still open

private:
    int FilterEvent(wxEvent& event) override;
    using Time = std::chrono::steady_clock;
    std::function<void()> lock_;
    wxTimer timer_;
    Time::time_point touched_ = Time::now();
    std::chrono::minutes limit_{0};
    bool soon_ = false;
};

} // namespace trellis
