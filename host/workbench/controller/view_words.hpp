// What stands around a chart on the page, on paper and for the ear; the same model that is drawn.
#pragma once
#include "view/view_model.hpp"
#include "workbench/controller/paper.hpp"

#include <string>
#include <utility>
#include <vector>

namespace trellis {

/// "Old way and new. The old way is giving ground since March." What a screen reader says in place of the picture.
std::string pictureName(const ViewModel& view);

/// Period, target, who is left out, small numbers, notes: name and words, in this order; what is empty is left out.
std::vector<std::pair<std::string, std::string>> viewFacts(const ViewModel& view);

/// One panel as a view of its own, with its own table twin.
ViewModel onePanel(const ViewModel& view, std::size_t panel);

/// True for small multiples each of which says how it stands: shown as a list of panels beside the one that is chosen.
bool listsPanels(const ViewModel& view);

/// Does its table say anything with a number? Where it does not, each row tells of a record or of something that
/// happened.
bool saysNumbers(const ViewModel& view);

/// As it stands on paper: heading, reading, a place for the picture, facts, the table.
std::vector<PaperBlock> viewPaper(const ViewModel& view);

/// The table twin with tabs between cells and a line per row, its column titles first: for a spreadsheet.
std::string tableText(const ViewModel& view);

} // namespace trellis
