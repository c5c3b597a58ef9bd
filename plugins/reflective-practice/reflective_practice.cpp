// Reflective practice: one kind of record, as many models as there are forms in its family.
#include "reflection_kind.hpp"

TRELLIS_PLUGIN("trellis.reflective-practice", "0.1.0", reflective::Reflection);
