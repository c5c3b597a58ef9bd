// The one page before signing, drawn from controller/finish_page.hpp.
#pragma once
#include "workbench/controller/finish_page.hpp"
#include "workbench/page.hpp"

namespace trellis {

struct FinishActions {
    std::function<void(const FinishLine&)> go; ///< to a field that is missing
    look::Action back;
    look::Action finish;
};

class FinishView : public Column {
public:
    FinishView(wxWindow* parent, const FinishPage& page, bool signs, FinishActions actions);
    void SetFocus() override;

private:
    void lines(const std::vector<FinishLine>& lines, const std::string& icon);

    FinishActions actions_;
    wxWindow* first_ = nullptr;
};

} // namespace trellis
