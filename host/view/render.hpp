// A view model as SVG, HTML, CSV, text and JSON. Each says the same: title, question, reading, period, target,
// exclusions, suppression, notes and the table twin.
#pragma once
#include "view/view_model.hpp"

#include <string>

namespace trellis {

/// The picture alone, self-contained, with its title and reading for screen readers. "" for a view that is only a
/// table.
std::string viewToSvg(const ViewModel& view, double width = 760);

/// A self-contained page: words, picture, table twin. Prints well; no text is ever cut.
std::string viewToHtml(const ViewModel& view);
/// The same without <html> around it, for a report that holds several.
std::string viewToHtmlPart(const ViewModel& view);

/// RFC 4180: the table twin under its column titles, after comment-free header lines "title,…" to "suppression,…" and
/// an empty line. Text that a spreadsheet would take for a formula is quoted with a leading apostrophe.
std::string viewToCsv(const ViewModel& view);

/// For a terminal, at most `width` characters a line where words allow it.
std::string viewToText(const ViewModel& view, int width = 100);

/// {"id", "title", "question", "kind", "reading", "panels": [{"id", "title", "state", …}], "table": {…}, …}
std::string viewToJson(const ViewModel& view);

} // namespace trellis
