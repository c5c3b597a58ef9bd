#include "desk/report_files.hpp"

#include "model/error.hpp"
#include "text/bytes_written.hpp"

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace trellis {
namespace {

std::string fileName(std::size_t number, const ReportedView& view) {
    auto name = fmt::format("{:02}-{}{}", number, view.model.id, view.choices.empty() ? "" : "-" + view.choices);
    for (auto& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-') c = '-';
    return name;
}

[[noreturn]] void cannotBeWritten(const fs::path& what) {
    throw Error("TR-C05", fmt::format("{} cannot be written. Nothing was released.", what.string()),
                "Please check that the folder exists, that you may write there, and that the disk has room.");
}

} // namespace

std::vector<PageView> pageViews(const CrossSiteReport& report) {
    std::vector<PageView> out;
    for (auto& one : report.views) {
        out.push_back({one.model, fileName(out.size() + 1, one), one.hash});
        if (!one.chosen.empty()) out.back().model.title += ": " + one.chosen;
    }
    return out;
}

void mustBeFree(const fs::path& folder) {
    if (folder.empty())
        throw Error("TR-C05", "No folder is given to write the report into. Nothing was released.",
                    "Give a new folder, or an empty one.");
    std::error_code trouble;
    if (fs::exists(folder, trouble) && !(fs::is_directory(folder, trouble) && fs::is_empty(folder, trouble)))
        throw Error("TR-C05", fmt::format("{} exists already and was left as it is.", folder.string()),
                    "Choose another folder for the report.");
}

fs::path writeReport(ReportDesk& reports, const CrossSiteReport& report, const fs::path& folder) {
    if (report.cancelled)
        throw Error("TR-D62", "This report was stopped half way, so not all of it is there. Nothing was released.",
                    "Make it again and let it come to its end.");
    mustBeFree(folder);
    reports.mayLeave(report);
    const auto views = pageViews(report);
    const PageHead head{report.title,          report.from.words() + " to " + report.to.words(),
                        text(report.audience), report.made.words(),
                        report.suppression,    report.context,
                        report.stories,        report.leftOut};
    std::error_code trouble;
    const bool there = fs::exists(folder, trouble);
    fs::create_directories(folder, trouble);
    if (trouble) cannotBeWritten(folder);
    std::vector<fs::path> written;
    const auto write = [&](const std::string& name, const std::string& bytes) {
        written.push_back(folder / name);
        if (!writeBytes(written.back(), bytes)) cannotBeWritten(written.back());
    };
    try {
        write("report.html", reportPage(head, views));
        write("codebook.csv", reportCodebook(views));
        for (auto& view : views) {
            write(view.file + ".csv", viewToCsv(view.model));
            if (const auto picture = viewToSvg(view.model); !picture.empty()) write(view.file + ".svg", picture);
        }
        reports.left(report); // what nobody remembers has not left
    } catch (...) {
        for (auto& file : written) fs::remove(file, trouble);
        if (!there) fs::remove(folder, trouble); // an empty one that was there stays as it was
        throw;
    }
    return folder / "report.html";
}

} // namespace trellis
