#include "workbench/read_print.hpp"

#include "model/error.hpp"
#include "view/chart.hpp"
#include "workbench/chart_canvas.hpp"
#include "workbench/look.hpp"

#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/print.h>
#include <wx/printdlg.h>

#include <algorithm>
#include <fstream>
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
        for (auto& block : paper_) layOut(*dc, block, y);
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
        dc->DrawText(wxString::Format("%d / %zu", page, pages_.size()), margin_, bottom_ + margin_ / 4);
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

    void layOut(wxDC& dc, const PaperBlock& block, int& y) {
        if (block.style == PaperStyle::Picture && picture_) return layOutPicture(y);
        auto font = fontOf(block.style);
        dc.SetFont(font);
        const int lineHeight = int(dc.GetCharHeight() * 1.15);
        const bool opens = block.style == PaperStyle::Heading || block.style == PaperStyle::Label;
        if (opens) y += lineHeight / (block.style == PaperStyle::Heading ? 1 : 2);
        // A heading stays with what it stands over.
        if (opens && y + 3 * lineHeight > bottom_) pages_.emplace_back(), y = margin_;
        const int x =
            margin_ + (block.style == PaperStyle::Text || block.style == PaperStyle::RowTitle ? int(10 * dots_) : 0);
        for (auto& paragraph : wxSplit(look::text(block.text), '\n', '\0'))
            for (auto& words : broken(dc, paragraph, right_ - x)) {
                if (y + lineHeight > bottom_) pages_.emplace_back(), y = margin_;
                pages_.back().push_back({words, x, y, font, 0});
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

wxString keepAsFile(wxWindow* window, const wxString& question, const std::string& title,
                    const std::vector<FileForm>& forms, const std::function<std::string(const std::string&)>& content) {
    auto name = look::text(title);
    for (auto letter : wxString("/\\:*?\"<>|,")) name.Replace(letter, "");
    wxString kinds;
    for (auto& form : forms)
        kinds += (kinds.empty() ? "" : "|") + form.words + " (*." + form.ending + ")|*." + form.ending;
    wxFileDialog dialog(window, question, wxString(), name + "." + forms.front().ending, kinds,
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return {};
    // What a person typed behind the dot counts; without one, the form chosen in the list.
    wxFileName file(dialog.GetPath());
    auto chosen = std::find_if(forms.begin(), forms.end(),
                               [&](auto& form) { return file.GetExt().IsSameAs(look::text(form.ending), false); });
    if (chosen == forms.end()) {
        chosen = forms.begin() + std::clamp(dialog.GetFilterIndex(), 0, int(forms.size()) - 1);
        file.SetFullName(file.GetFullName() + "." + chosen->ending);
    }
    auto text = content(chosen->ending);
    std::ofstream out(look::utf8(file.GetFullPath()), std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw Error("TR-W10", "The page could not be written to that place. Nothing about the record changed.",
                    "Choose a folder you may write to, with room left on its disk.");
    return file.GetFullName();
}

wxString keepAsPage(wxWindow* window, const std::string& title, const std::function<std::string()>& html) {
    return keepAsFile(window, "Keep this record as a page", title, {{"Web page", "html"}},
                      [&](const std::string&) { return html(); });
}

} // namespace trellis
