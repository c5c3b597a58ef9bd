#include "workbench/read_print.hpp"

#include "model/error.hpp"
#include "view/chart.hpp"
#include "workbench/chart_canvas.hpp"
#include "workbench/look.hpp"

#include <wx/print.h>
#include <wx/printdlg.h>

#include <algorithm>
#include <memory>

namespace trellis {
namespace {

constexpr int marginMm = 20;
/// A chart is laid out for this many of its own pixels and then made as wide as the paper.
constexpr double chartWidth = 700;

/// Ink on white paper, whatever scheme the window has.
const Palette& paperPalette() {
    static const Palette palette = paletteFor({255, 255, 255}, {0, 0, 0}, {0x1a, 0x6a, 0x5c}, {255, 255, 255}, false);
    return palette;
}

/// Lines broken to the width of the page, laid on pages from top to bottom.
class PaperPrintout : public wxPrintout {
public:
    PaperPrintout(const wxString& title, const std::vector<PaperBlock>& paper, const ViewModel* picture)
        : wxPrintout(title)
        , title_(title)
        , paper_(paper)
        , picture_(picture) {}

    void OnPreparePrinting() override {
        auto* dc = GetDC();
        int ppiX = 0, ppiY = 0, width = 0, height = 0;
        GetPPIPrinter(&ppiX, &ppiY);
        GetPageSizePixels(&width, &height);
        int dcWidth = 0, dcHeight = 0;
        dc->GetSize(&dcWidth, &dcHeight);
        // A preview draws on a smaller sheet than the printer: everything is measured for the printer and scaled.
        scale_ = double(dcWidth) / width;
        dots_ = ppiY / 72.0 * scale_;
        margin_ = int(marginMm / 25.4 * ppiX * scale_);
        right_ = dcWidth - margin_;
        bottom_ = dcHeight - margin_;
        pages_.assign(1, {});
        int y = margin_;
        for (std::size_t at = 0; at < paper_.size(); ++at) {
            if ((!at || !opens(paper_[at - 1].style)) && y > margin_ && y + heightKept(*dc, at) > bottom_)
                pages_.emplace_back(), y = margin_;
            layOut(*dc, paper_[at], y);
        }
    }

    bool HasPage(int page) override { return page >= 1 && page <= int(pages_.size()); }
    void GetPageInfo(int* first, int* last, int* from, int* to) override {
        *first = *from = 1;
        *last = *to = int(pages_.size());
    }

    bool OnPrintPage(int page) override {
        auto* dc = GetDC();
        if (!dc || !HasPage(page)) return false;
        dc->SetTextForeground(*wxBLACK);
        for (auto& line : pages_[std::size_t(page - 1)]) {
            if (line.picture > 0) {
                paint(*dc, line);
                continue;
            }
            dc->SetFont(line.font);
            dc->DrawText(line.words, line.x, line.y);
        }
        dc->SetFont(fontOf(PaperStyle::Quiet));
        // A sheet that was left on a printer says what it belongs to.
        const wxString where = wxString::Format("%d / %zu", page, pages_.size());
        const int foot = bottom_ + margin_ / 4, space = dc->GetTextExtent(where + "    ").x;
        dc->DrawText(wxControl::Ellipsize(title_, *dc, wxELLIPSIZE_END, right_ - margin_ - space), margin_, foot);
        dc->DrawText(where, right_ - dc->GetTextExtent(where).x, foot);
        return true;
    }

private:
    struct Line {
        wxString words;
        int x, y;
        wxFont font;
        double picture = 0; ///< dots to a pixel of the chart; 0: words
    };

    void paint(wxDC& dc, const Line& line) {
        std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::CreateFromUnknownDC(dc));
        if (!context) return;
        context->Translate(line.x, line.y);
        context->Scale(line.picture, line.picture);
        ChartCanvas canvas(*context, paperPalette());
        paintChart(*picture_, canvas, chartWidth);
    }

    void layOutPicture(int& y) {
        const double height = chartHeight(*picture_, chartWidth);
        if (height <= 0) return;
        const double room = bottom_ - margin_;
        const double dots = std::min((right_ - margin_) / chartWidth, room / height);
        if (y + height * dots > bottom_) pages_.emplace_back(), y = margin_;
        pages_.back().push_back({{}, margin_, y, fontOf(PaperStyle::Text), dots});
        y += int(height * dots);
    }

    wxFont fontOf(PaperStyle style) const {
        double points = style == PaperStyle::Title                                    ? 16
                        : style == PaperStyle::Heading                                ? 12.5
                        : style == PaperStyle::Hash                                   ? 7.5
                        : style == PaperStyle::Quiet || style == PaperStyle::Withheld ? 8.5
                                                                                      : 10;
        wxFontInfo info(wxSize(0, int(points * dots_ * 1.2)));
        if (style == PaperStyle::Title || style == PaperStyle::Heading || style == PaperStyle::Label) info.Bold();
        if (style == PaperStyle::Layer || style == PaperStyle::Withheld) info.Italic();
        if (style == PaperStyle::Hash) info.Family(wxFONTFAMILY_TELETYPE);
        return wxFont(info);
    }

    /// Stays with what it stands over.
    static bool opens(PaperStyle style) {
        return style == PaperStyle::Heading || style == PaperStyle::Label || style == PaperStyle::RowTitle;
    }

    int leftOf(PaperStyle style) const {
        return margin_ + (style == PaperStyle::Text || style == PaperStyle::RowTitle ? int(10 * dots_) : 0);
    }

    /// The lines of a block and how high each is; leaves the block's letters chosen.
    std::pair<std::vector<wxString>, int> linesOf(wxDC& dc, const PaperBlock& block) const {
        dc.SetFont(fontOf(block.style));
        std::vector<wxString> lines;
        for (auto& paragraph : wxSplit(look::text(block.text), '\n', '\0'))
            for (auto& words : broken(dc, paragraph, right_ - leftOf(block.style))) lines.push_back(words);
        return {lines, int(dc.GetCharHeight() * 1.15)};
    }

    static int airAbove(PaperStyle style, int lineHeight) {
        return style == PaperStyle::Heading ? lineHeight : style == PaperStyle::Label ? lineHeight / 2 : 0;
    }

    /// What has to stay together from here: headings, and the beginning of what they stand over; a row of a table
    /// whole.
    int heightKept(wxDC& dc, std::size_t at) const {
        constexpr std::size_t beginning = 4;
        int height = 0;
        for (bool more = true; more && at < paper_.size(); ++at) {
            auto& block = paper_[at];
            if (block.style == PaperStyle::Picture) break; // has a page of its own where it does not fit
            auto [lines, lineHeight] = linesOf(dc, block);
            more = opens(block.style);
            height += airAbove(block.style, lineHeight) +
                      lineHeight * int(more ? lines.size() : std::min(lines.size(), beginning));
        }
        return height;
    }

    void layOut(wxDC& dc, const PaperBlock& block, int& y) {
        if (block.style == PaperStyle::Picture && picture_) return layOutPicture(y);
        const auto [lines, lineHeight] = linesOf(dc, block);
        if (y > margin_) y += airAbove(block.style, lineHeight);
        const auto font = fontOf(block.style);
        for (auto& words : lines) {
            if (y + lineHeight > bottom_) pages_.emplace_back(), y = margin_;
            pages_.back().push_back({words, leftOf(block.style), y, font, 0});
            y += lineHeight;
        }
    }

    /// Breaks at spaces, and inside a word only where it alone is wider than the page.
    static std::vector<wxString> broken(wxDC& dc, const wxString& paragraph, int width) {
        std::vector<wxString> out(1);
        for (auto& word : wxSplit(paragraph, ' ', '\0')) {
            auto longer = out.back().empty() ? word : out.back() + " " + word;
            if (dc.GetTextExtent(longer).x <= width) {
                out.back() = longer;
                continue;
            }
            if (!out.back().empty()) out.emplace_back();
            for (auto letter : word) {
                if (dc.GetTextExtent(out.back() + letter).x > width && !out.back().empty()) out.emplace_back();
                out.back() += letter;
            }
        }
        return out;
    }

    const wxString title_;
    const std::vector<PaperBlock> paper_;
    const ViewModel* picture_;
    std::vector<std::vector<Line>> pages_;
    double scale_ = 1, dots_ = 1;
    int margin_ = 0, right_ = 0, bottom_ = 0;
};

} // namespace

bool printPaper(wxWindow* window, const wxString& title, const std::vector<PaperBlock>& paper,
                const ViewModel* picture) {
    PaperPrintout printout(title, paper, picture);
    wxPrintDialogData data;
    data.EnableSelection(false);
    wxPrinter printer(&data);
    if (printer.Print(window, &printout, true)) return true;
    if (wxPrinter::GetLastError() == wxPRINTER_ERROR)
        throw Error("TR-W11", "It could not be printed. Nothing about the record changed.",
                    "Check the printer, or keep it as a page and print that.");
    return false;
}

} // namespace trellis
