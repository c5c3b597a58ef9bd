// The elements <measure>, <view> and <export>: what a plugin counts, shows and hands out.
#include "plugin/manifest_reader.hpp"

#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace trellis {
namespace {

/// The words of an enumeration, for the sentence that refuses another one.
template <class Code> std::string all(std::initializer_list<Code> codes) {
    std::string out;
    std::size_t left = codes.size();
    for (auto code : codes) {
        out += text(code);
        if (--left > 0) out += left == 1 ? " or " : ", ";
    }
    return out;
}

} // namespace

Scope ManifestReader::scope(pugi::xml_node node) const {
    const std::string given = node.attribute("scope").value();
    if (const auto known = scopeFromText(given)) return *known;
    refuse(node, fmt::format("scope must be {}, not \"{}\".",
                             all({Scope::Agreement, Scope::Person, Scope::Supervisor, Scope::Locality, Scope::Author,
                                  Scope::Everywhere}),
                             given));
}

ClassSet ManifestReader::classes(pugi::xml_node node) const {
    try {
        const auto set = ClassSet::parse(node.attribute("class").value());
        if (!set.empty()) return set;
    } catch (const Error&) { // said below, with the place
    }
    refuse(node, fmt::format("\"{}\" is not a visibility class: use one or more of A, S, P and M.",
                             node.attribute("class").value()));
}

void ManifestReader::measure(pugi::xml_node node) {
    attributes(node, {"id", "title", "scope", "unit", "reduce", "class", "target"},
               {"id", "title", "scope", "unit", "reduce", "class"});
    MeasureInfo measure;
    measure.id = name(node, "id");
    onlyOne(node, manifest_.measures, measure.id);
    measure.plugin = manifest_.id;
    measure.version = manifest_.version;
    measure.title = words(node, "title");
    measure.scope = scope(node);
    const auto unit = unitFromText(node.attribute("unit").value());
    if (!unit)
        refuse(node, fmt::format("unit must be {}, not \"{}\".",
                                 all({Unit::Percent, Unit::Minutes, Unit::Days, Unit::Count, Unit::Plain}),
                                 node.attribute("unit").value()));
    measure.unit = *unit;
    const auto reduce = reduceFromText(node.attribute("reduce").value());
    if (!reduce)
        refuse(node, fmt::format("reduce must be {}, not \"{}\".", all({Reduce::Sum, Reduce::Once, Reduce::Last}),
                                 node.attribute("reduce").value()));
    measure.reduce = *reduce;
    measure.classes = classes(node);
    if (const auto target = node.attribute("target"); !std::string(target.value()).empty()) {
        char* end = nullptr;
        measure.target = std::strtod(target.value(), &end);
        if (*end || end == target.value())
            refuse(node, fmt::format("target must be a number, not \"{}\".", target.value()));
    }
    bool reads = false;
    children(node, {{"question", into(measure.question)},
                    {"reads", reading(measure.reads, measure.readsKinds, reads)},
                    {"dimension", [&](auto child) {
                         attributes(child, {"id", "title"}, {"id", "title"});
                         children(child, {});
                         DimensionInfo dimension{name(child, "id"), words(child, "title")};
                         onlyOne(child, measure.dimensions, dimension.id);
                         for (auto* taken : {"person", "supervisor", "locality"})
                             if (dimension.id == taken)
                                 refuse(child, fmt::format("The dimension {} is there by itself.", taken));
                         measure.dimensions.push_back(std::move(dimension));
                     }}});
    if (measure.question.empty()) refuse(node, "<measure> needs a <question>: what its figures answer.");
    if (measure.readsKinds.empty()) refuse(node, "<measure> needs <reads kinds=\"…\">: what it counts.");
    manifest_.measures.push_back(std::move(measure));
    measureNodes_.push_back(node);
}

void ManifestReader::choice(pugi::xml_node node, ViewInfo& view) const {
    attributes(node, {"id", "title", "from"}, {"id", "title"});
    ChoiceInfo choice{name(node, "id"), words(node, "title"), {}};
    onlyOne(node, view.choices, choice.id);
    if (const std::string from = node.attribute("from").value(); from == "localities")
        choice.from = ChoiceSource::Localities;
    else if (from == "supervisors")
        choice.from = ChoiceSource::Supervisors;
    else if (node.attribute("from"))
        refuse(node, fmt::format("from must be localities or supervisors, not \"{}\".", from));
    children(node, {{"option", [&](auto child) {
                         attributes(child, {"id", "title", "cross-site"}, {"id", "title"});
                         children(child, {});
                         ChoiceOption option{name(child, "id"), words(child, "title"), yes(child, "cross-site")};
                         if (option.crossSite && !view.crossSite)
                             refuse(child, "An option is for reports across places only in a view that is too.");
                         onlyOne(child, choice.options, option.id);
                         choice.options.push_back(std::move(option));
                     }}});
    if (choice.from != ChoiceSource::Listed && !choice.options.empty())
        refuse(node, "The options of this <choice> are found where it is looked at: leave <option> out.");
    if (choice.from == ChoiceSource::Listed && choice.options.size() < 2)
        refuse(node, "<choice> needs two <option> or more.");
    view.choices.push_back(std::move(choice));
}

void ManifestReader::view(pugi::xml_node node) {
    attributes(node, {"id", "kind", "scope", "class", "page", "card", "cross-site"}, {"id", "kind", "class"});
    ViewInfo view;
    view.id = name(node, "id");
    onlyOne(node, manifest_.views, view.id);
    view.plugin = manifest_.id;
    const auto kind = viewKindFromText(node.attribute("kind").value());
    if (!kind)
        refuse(node, fmt::format("kind must be {}, not \"{}\".",
                                 all({ViewKind::Table, ViewKind::Run, ViewKind::Xmr, ViewKind::Bars, ViewKind::Pareto,
                                      ViewKind::HeatMap, ViewKind::Trajectory, ViewKind::Timeline}),
                                 node.attribute("kind").value()));
    view.kind = *kind;
    if (node.attribute("scope")) view.scope = scope(node);
    view.classes = classes(node);
    view.page = nameOrNothing(node, "page");
    view.card = yes(node, "card");
    view.crossSite = yes(node, "cross-site");
    if (view.crossSite && view.scope)
        refuse(node, "What stands in a report across places lives on figures alone: it has no scope and reads no record.");
    bool reads = false, uses = false;
    children(node, {{"title", into(view.title)},
                    {"question", into(view.question)},
                    {"uses",
                     [&](auto child) {
                         if (uses) refuse(child, "There is more than one <uses> here.");
                         uses = true;
                         attributes(child, {"measures"}, {"measures"});
                         children(child, {});
                         view.uses = names(child, child.attribute("measures").value(), "the id of a measure");
                     }},
                    {"reads", reading(view.reads, view.readsKinds, reads)},
                    {"choice", [&](auto child) { choice(child, view); }}});
    if (view.title.empty()) refuse(node, "<view> needs a <title>.");
    if (view.question.empty()) refuse(node, "<view> needs a <question>: what it answers.");
    if (view.scope && view.readsKinds.empty())
        refuse(node, "scope goes with <reads kinds=\"…\">: what is shown of it.");
    if (!view.scope && !view.readsKinds.empty()) refuse(node, "<reads> goes with a scope: whose records are read.");
    if (!view.scope && view.uses.empty()) refuse(node, "<view> needs a scope and <reads>, or <uses>, or all of them.");
    manifest_.views.push_back(std::move(view));
    viewNodes_.push_back(node);
}

void ManifestReader::exported(pugi::xml_node node) {
    attributes(node, {"id", "title", "media", "extension", "scope"}, {"id", "title", "media", "extension", "scope"});
    ExportInfo made;
    made.id = name(node, "id");
    onlyOne(node, manifest_.exports, made.id);
    made.plugin = manifest_.id;
    made.title = words(node, "title");
    made.media = node.attribute("media").value();
    const auto slash = made.media.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == made.media.size())
        refuse(node, fmt::format("media must be a media type such as text/csv, not \"{}\".", made.media));
    made.extension = name(node, "extension");
    if (made.extension.find('.') != std::string::npos) refuse(node, "extension stands without a dot.");
    made.scope = scope(node);
    bool reads = false;
    children(node, {{"reads", reading(made.reads, made.readsKinds, reads)}});
    if (made.readsKinds.empty()) refuse(node, "<export> needs <reads kinds=\"…\">: what leaves in it.");
    manifest_.exports.push_back(std::move(made));
    exportNodes_.push_back(node);
}

void ManifestReader::settlePages() {
    for (auto& page : manifest_.pages)
        for (auto& id : page.views) {
            auto& view = *std::ranges::find(manifest_.views, id, &ViewInfo::id);
            if (view.page.empty()) view.page = page.id;
            if (view.page != page.id)
                for (auto& [at, wanted] : viewsNamed_)
                    if (wanted == id)
                        refuse(at, fmt::format("The view \"{}\" says itself that it stands on the page \"{}\".", id,
                                               view.page));
        }
}

void ManifestReader::settleOwn() const {
    const auto own = [&](const std::vector<std::string>& kinds) -> const KindInfo* {
        for (auto& kind : manifest_.kinds)
            if (kind.authorsOwn && std::ranges::find(kinds, kind.id) != kinds.end()) return &kind;
        return nullptr;
    };
    const auto check = [&](const auto& list, const std::vector<pugi::xml_node>& nodes) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (auto* kind = own(list[i].readsKinds); kind && list[i].scope != Scope::Author)
                refuse(nodes[i], fmt::format("Records of \"{}\" are their authors' own: whatever reads them needs "
                                             "scope=\"author\" and is for that author alone.",
                                             kind->id));
    };
    check(manifest_.measures, measureNodes_);
    check(manifest_.views, viewNodes_);
    check(manifest_.exports, exportNodes_);
}

} // namespace trellis
