// The child's end of the pipe: loads plugins, answers calls, keeps nothing.
#pragma once
#include <string>
#include <vector>

namespace trellis {

/// Says hello on descriptor `pipe` and answers until the other end is gone (the process then ends at once) or says
/// goodbye (returns; what plugins left for the end of the process runs then). `missing` is what confine() could not do.
/// Standard output must be a file that can be emptied: what plugins print is counted and thrown away.
void serve(int pipe, const std::vector<std::string>& missing);

} // namespace trellis
