#include "text/html_text.hpp"
#include "record/paper_style.hpp"
#include "record/sheet.hpp"
#include "record/step_layers.hpp"
#include "record/value_words.hpp"
#include "template/form.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace trellis {
namespace {

/// "16 September 2025, 10:05 (UTC)".
std::string momentWords(Moment at) {
    auto iso = at.iso();
    return at.utcDay().words() + ", " + iso.substr(11, 5) + " (UTC)";
}

/// Written once, from top to bottom.
class Page {
public:
    Page(const Sheet& sheet, const std::vector<std::string>& steps)
        : sheet_(sheet)
        , steps_(steps)
        , form_(sheet.form ? std::optional<Form>(std::in_place, sheet.form, sheet.answers,
                                                 FormContext{sheet.day, nullptr, nullptr})
                           : std::nullopt) {}

    std::string write() {
        head();
        if (sheet_.form)
            for (auto& section : sheet_.form->sections) writeSection(section);
        signatures();
        layers();
        foot();
        return std::move(out_);
    }

private:
    template <class... Parts> void add(fmt::format_string<Parts...> shape, Parts&&... parts) {
        fmt::format_to(std::back_inserter(out_), shape, std::forward<Parts>(parts)...);
    }

    void head() {
        auto title = sheet_.kindTitle.empty() && sheet_.form ? sheet_.form->title : sheet_.kindTitle;
        auto lang = sheet_.form ? sheet_.form->lang : "en-GB";
        add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", htmlText(lang));
        // Opened anywhere, the page runs nothing and fetches nothing.
        out_ +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        add("<title>{} · {} · {}</title>\n<style>{}</style>\n</head>\n<body>\n", htmlText(title),
            htmlText(sheet_.day.iso()), htmlText(parties(sheet_.key)), detail::paperStyle);
        if (sheet_.demo) out_ += "<div class=\"watermark\" aria-hidden=\"true\">MADE-UP DATA</div>\n";
        out_ += "<main class=\"sheet\">\n<header>\n";
        if (sheet_.demo) out_ += "<p class=\"made-up\">Demonstration: everything on this page is made up.</p>\n";
        add("<h1>{}</h1>\n<p>{} · {}</p>\n", htmlText(title), longDay(sheet_.day), htmlText(parties(sheet_.key)));
        add("<p><span class=\"badge\">{}</span>",
            htmlText(sheet_.stateLabel.empty() ? sheet_.state : sheet_.stateLabel));
        if (sheet_.draft) out_ += " <span class=\"badge\">Draft: may still change</span>";
        if (sheet_.form && !sheet_.form->badge.empty())
            add(" <span class=\"badge\">{}</span>", htmlText(sheet_.form->badge));
        out_ += "</p>\n";
        if (auto* layer = sheet_.shown(); layer && layer != &sheet_.layers.back())
            add("<p class=\"quiet\">This is the text of {}. It has been changed since.</p>\n", momentWords(layer->at));
        out_ += "</header>\n";
    }

    bool shownItem(const Item& item) const {
        if (item.type == ItemType::Note) return false;
        if (sheet_.isWithheld(item.id)) return true;
        bool given = item.isRows() ? !sheet_.answers.rowsOf(item.id).empty() : answered(sheet_.answers.value(item.id));
        if (given || item.notAsked) return true;
        return !item.retired && form_->relevant({item.id, {}, {}});
    }

    void writeSection(const Section& section) {
        std::vector<const Item*> items;
        for (auto& item : section.items)
            if (shownItem(item)) items.push_back(&item);
        if (items.empty()) return;
        add("<section>\n<h2>{}</h2>\n", htmlText(section.title));
        if (std::ranges::all_of(items, [&](auto* item) { return sheet_.isWithheld(item->id); })) {
            auto kept = keptBy(sheet_.key);
            kept.front() = 'K'; // a sentence of its own here
            add("<p class=\"kept\">{}.</p>\n</section>\n", htmlText(kept));
            return;
        }
        for (auto* item : items) {
            if (item->isRows())
                rows(*item);
            else
                field(*item, valueOf(*item));
        }
        out_ += "</section>\n";
    }

    /// What a place does not ask reads so in a draft too, before the record keeps it.
    const Value& valueOf(const Item& item) const {
        static const Value notAsked = Missing{kNotAskedHere};
        auto& value = sheet_.answers.value(item.id);
        return item.notAsked && !answered(value) ? notAsked : value;
    }

    void answer(const Item& item, const Value& value, const char* tag) {
        auto words = valueWords(*sheet_.form, item, value);
        bool quiet = words.empty() || std::holds_alternative<Missing>(value);
        add("<{}{} dir=\"auto\">{}</{}>", tag, quiet ? " class=\"quiet\"" : "", words.empty() ? "–" : htmlText(words),
            tag);
    }

    void field(const Item& item, const Value& value) {
        add("<dl><div><dt>{}</dt>", htmlText(item.label));
        if (sheet_.isWithheld(item.id))
            add("<dd class=\"kept\">{}</dd>", htmlText(keptBy(sheet_.key)));
        else
            answer(item, value, "dd");
        out_ += "</div></dl>\n";
    }

    /// Few and short answers stand side by side; long or many get a block of their own, so that no column is squeezed.
    static bool asTable(const Item& rows, const std::vector<const Item*>& cells) {
        return cells.size() <= 5 &&
               std::ranges::none_of(rows.cells, [](auto& cell) { return cell.type == ItemType::LongText; });
    }

    static const Value& cellValue(const Row& row, const Item& cell) {
        static const Value none = Missing{};
        auto found = row.cells.find(cell.id);
        return found == row.cells.end() ? none : found->second;
    }

    void rows(const Item& item) {
        add("<h3>{}</h3>\n", htmlText(item.label));
        if (sheet_.isWithheld(item.id)) {
            add("<p class=\"kept\">{}</p>\n", htmlText(keptBy(sheet_.key)));
            return;
        }
        auto& all = sheet_.answers.rowsOf(item.id);
        if (item.notAsked && all.empty()) {
            out_ += "<p class=\"quiet\">Not asked here.</p>\n";
            return;
        }
        if (all.empty()) {
            out_ += "<p class=\"quiet\">None.</p>\n";
            return;
        }
        // Only columns that anybody answered.
        std::vector<const Item*> cells;
        for (auto& cell : item.cells)
            if (cell.type != ItemType::Note &&
                (cell.notAsked || std::ranges::any_of(all, [&](auto& row) { return answered(cellValue(row, cell)); })))
                cells.push_back(&cell);
        if (asTable(item, cells))
            table(all, cells);
        else
            blocks(all, cells);
    }

    void table(const std::vector<Row>& all, const std::vector<const Item*>& cells) {
        out_ += "<table>\n<thead><tr>";
        for (auto* cell : cells) add("<th scope=\"col\">{}</th>", htmlText(cell->label));
        out_ += "</tr></thead>\n<tbody>\n";
        for (auto& row : all) {
            out_ += "<tr>";
            for (auto* cell : cells) answer(*cell, cellValue(row, *cell), "td");
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    void blocks(const std::vector<Row>& all, const std::vector<const Item*>& cells) {
        for (auto& row : all) {
            out_ += "<div class=\"row\">\n";
            for (auto* cell : cells)
                if (auto& value = cellValue(row, *cell); answered(value) || cell->notAsked) field(*cell, value);
            out_ += "</div>\n";
        }
    }

    void signatures() {
        out_ += "<section>\n<h2>Signatures</h2>\n";
        auto* layer = sheet_.shown();
        if (!layer || layer->signOffs.empty()) {
            out_ += "<p class=\"quiet\">Not signed yet.</p>\n</section>\n";
            return;
        }
        for (auto& one : layer->signOffs)
            add("<p>Signed by {} ({}) on {}<br><span class=\"quiet\">over <code>{}</code></span></p>\n",
                htmlText(one.person), htmlText(words(one.role)), momentWords(one.at), htmlText(one.contentHash));
        out_ += "</section>\n";
    }

    void layers() {
        if (sheet_.layers.size() < 2) return;
        out_ += "<section>\n<h2>Changes</h2>\n";
        for (std::size_t i = 0; i < sheet_.layers.size(); ++i) {
            auto& layer = sheet_.layers[i];
            if (isStepLayer(sheet_.layers, i, steps_))
                add("<div class=\"layer\"><p>{}, by {}, on {}</p>", htmlText(layer.reason), htmlText(layer.author),
                    momentWords(layer.at));
            else
                add("<div class=\"layer\"><p>{} on {} by {}{}{}</p>", i == 0 ? "Written" : "Changed",
                    momentWords(layer.at), htmlText(layer.author), layer.reason.empty() ? "" : " because: ",
                    htmlText(layer.reason));
            for (auto& one : layer.signOffs)
                add("<p class=\"quiet\">Signed by {} on {}</p>", htmlText(one.person), momentWords(one.at));
            add("<p class=\"quiet\"><code>{}</code>{}</p></div>\n", htmlText(layer.contentHash),
                layer.revision == sheet_.revision ? " · this page" : "");
        }
        out_ += "</section>\n";
    }

    void foot() {
        out_ += "<footer>\n";
        add("<p>Record <code>{}</code><br>Form <code>{}</code> version {}, <code>{}</code>", htmlText(sheet_.key.id),
            htmlText(sheet_.formRef.id), htmlText(sheet_.formRef.version), htmlText(sheet_.formRef.hash));
        if (auto* layer = sheet_.shown())
            add("<br>Layer <code>{}</code><br>Content <code>{}</code>", htmlText(layer->revision),
                htmlText(layer->contentHash));
        out_ += "</p>\n";
        if (sheet_.form && !sheet_.form->source.empty()) add("<p>{}</p>\n", htmlText(sheet_.form->source));
        if (!sheet_.printedFor.empty())
            add("<p>Printed for {} on {}.{}</p>\n", htmlText(sheet_.printedFor), momentWords(sheet_.printedAt),
                sheet_.withheld.empty() ? "" : " Some parts are kept by the pair and are not on this page.");
        out_ += "</footer>\n</main>\n</body>\n</html>\n";
    }

    const Sheet& sheet_;
    const std::vector<std::string>& steps_;
    std::optional<Form> form_;
    std::string out_;
};

} // namespace

std::string paperHtml(const Sheet& sheet) { return paperHtml(sheet, {}); }
std::string paperHtml(const Sheet& sheet, const std::vector<std::string>& steps) { return Page(sheet, steps).write(); }

} // namespace trellis
