#include "view/canvas.hpp"

#include <sstream>

namespace trellis {

std::vector<std::string> wrapText(const Canvas& canvas, const std::string& words, double width, double size,
                                  bool bold) {
    std::vector<std::string> lines;
    std::istringstream in(words);
    std::string word, line;
    while (in >> word) {
        auto longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && canvas.textWidth(longer, size, bold) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

} // namespace trellis
