// The one page before signing, drawn from controller/finish_page.hpp.
#pragma once
#include "workbench/controller/finish_page.hpp"
#include "workbench/holder.hpp"
#include "workbench/page.hpp"

namespace trellis {

struct FinishActions {
    std::function<void(const FinishLine&)> go; ///< to a field that is missing
    look::Action back;
    look::Action finish;
};

/// What there is to read scrolls; what can be done about it stays in sight below.
class FinishView : public Holder {
public:
    /// `kindsWords`: what its kind calls the end of writing, "Share".
    FinishView(wxWindow* parent, const FinishPage& page, bool signs, const wxString& kindsWords, FinishActions actions);
    void SetFocus() override;

private:
    void lines(const std::vector<FinishLine>& lines, const std::string& icon);
    void makeFoot(const FinishPage& page, bool signs, const wxString& kindsWords);

    FinishActions actions_;
    Column* column_;
    wxWindow* first_ = nullptr;
};

} // namespace trellis
