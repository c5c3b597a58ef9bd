// The desk's views as a page shows them, and the lines they have for Today.
#pragma once
#include "desk/desk.hpp"
#include "workbench/controller/today.hpp"
#include "workbench/controller/views_controller.hpp"

#include <memory>

namespace trellis {

/// Where views stand that no page shows.
inline constexpr const char* figuresPageId = "figures";

/// Every page that plugins ask for, and one for the figures that stand on none of them.
std::vector<PageInfo> pagesOf(const Desk& desk);

/// The views of a page, in its order; nullptr when it has none that this person may open. The desk must outlive it.
std::unique_ptr<ViewSource> viewsOf(Desk& desk, const PageInfo& page);

/// What views that offer a card have to say today, about the first dozen they can be opened about. A view that cannot
/// say it (its plugin is off, or does not answer) says nothing here; its page tells why.
std::vector<CardLine> cardsOf(Desk& desk);

} // namespace trellis
