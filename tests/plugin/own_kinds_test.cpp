// A manifest on whose a record is, which forms it may be written on, and what it may bring to others.
#include "plugin/manifest.hpp"
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string manifest(const std::string& attributes, const std::string& inside = {}) {
    return R"(<plugin xmlns="urn:trellis:plugin:1" id="a.b" version="1.0.0" abi="1.0" library="l">
<title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
<kind id="k" template="core.note-plain" )" +
           attributes + "><title>K</title><plural>Ks</plural>" + inside + "</kind></plugin>";
}
KindInfo read(const std::string& xml) {
    const PluginBox box;
    box.manifest("p", xml);
    return readManifest(box.folder() / "plugins/p").kinds.front();
}
Error errorIn(const std::string& xml) {
    const PluginBox box;
    box.manifest("p", xml);
    return errorOf([&] { (void)readManifest(box.folder() / "plugins/p"); });
}

const std::string brings =
    R"(<brings when="n.bring" text="n.words" rows="agenda" cell="agenda.topic" by="agenda.by agenda.person"/>)";

} // namespace

TEST_CASE("Whose a record is, how it is shared and what it brings is said together or not at all") {
    struct Mistake {
        std::string attributes, inside, saying;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {R"(audience="everybody")", "", "parties or author"},
        {R"(share="n.share")", "", "goes with audience"},
        {R"(audience="parties" share="n.share")", "", "goes with audience"},
        {R"(audience="author" role="agreement")", "", "role=\"record\" only"},
        {"", brings, "goes with audience"},
        {R"(audience="author")", brings + brings, "more than one <brings>"},
        {R"(audience="author")", R"(<brings when="n.bring" text="n.words" rows="agenda"/>)",
         "needs the attribute cell"},
        {R"(audience="author")", R"(<brings when="n.bring" text="n.words" rows="agenda" cell="c" by="A B"/>)",
         "cannot be the id"},
        {R"(family="Notes!")", "", "cannot be the family"},
    }));
    INFO(mistake.attributes << " " << mistake.inside);
    const auto error = errorIn(manifest(mistake.attributes, mistake.inside));
    CHECK(error.code() == "TR-P11");
    CHECK_THAT(error.message(), ContainsSubstring(mistake.saying));
}

TEST_CASE("A kind is its parties' unless the manifest says otherwise") {
    const auto kind = read(manifest(""));
    CHECK_FALSE(kind.authorsOwn);
    CHECK(kind.family.empty());
    CHECK_FALSE(kind.brings);

    const auto own = read(manifest(R"(audience="author" share="n.share" family="note")", brings));
    CHECK(own.authorsOwn);
    CHECK(own.shareItem == "n.share");
    REQUIRE(own.brings);
    CHECK(own.brings->cell == "agenda.topic");
    CHECK(own.brings->by == "agenda.by agenda.person");
}

TEST_CASE("A family is known by its forms' ids, whoever made them") {
    const auto one = read(manifest(""));
    CHECK(usesForm(one, "core.note-plain"));
    CHECK_FALSE(usesForm(one, "core.note-other"));

    const auto family = read(manifest(R"(family="note")"));
    for (auto id : {"core.note-plain", "core.note-other", "fernwick.note-of-ours"}) CHECK(usesForm(family, id));
    for (auto id : {"core.note-", "core.note", "core.notes-plain", "note-plain", ".note-plain", "a.b.note-plain", ""})
        CHECK_FALSE(usesForm(family, id));
}
