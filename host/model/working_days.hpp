// Working days: Monday to Friday without the bank holidays of England (ruling C5).
//
// The holidays follow the rules that have held since 1978, with Easter computed, and the single days that were moved or
// added by proclamation since 2020. A locality's policy may bring its own dated list later; this is the default.
#pragma once
#include "model/date.hpp"

namespace trellis {

/// Sunday after the first full moon of spring, as the Gregorian calendar counts it.
Date easterSunday(int year);
bool isBankHoliday(Date day);
bool isWorkingDay(Date day);
/// `from` itself is not counted: one working day after a Friday is the next Monday that is no holiday. `days` ≥ 0.
Date plusWorkingDays(Date from, int days);
/// Working days after `from` up to and including `to`; 0 when `to` is not later.
int workingDaysBetween(Date from, Date to);

} // namespace trellis
