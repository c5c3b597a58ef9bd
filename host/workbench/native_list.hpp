// What wx cannot say to GTK about the cells of a list (native.cpp).
#pragma once

class wxDataViewColumn;

namespace trellis::native {

/// The words of a column's cells go on in further lines where they are longer than `width` pixels; rows grow with them.
void wrapCells(wxDataViewColumn* column, int width);

} // namespace trellis::native
