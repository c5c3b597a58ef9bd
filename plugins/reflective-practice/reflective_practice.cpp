// Reflective practice: one kind of record, as many models as there are forms in its family; for its author alone two
// views and a portfolio.
#include "portfolio_exports.hpp"
#include "practice_views.hpp"
#include "reflection_kind.hpp"

TRELLIS_PLUGIN("trellis.reflective-practice", "0.1.0", reflective::Reflection, reflective::CoverageView,
               reflective::ModelsView, reflective::PortfolioPage, reflective::PortfolioTable);
