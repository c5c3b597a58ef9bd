// The slot for an instrument that others published: empty and saying so, until a place adds the text by a pack.
#include "cli/terminal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <filesystem>
#include <fstream>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

/// A made-up questionnaire of one question, under the id that the kind's family offers.
const char* const form = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="fernwick.context-assessment-kettle" version="1.0.0" lang="en-GB" status="released">
  <about><title>The kettle questions</title><purpose>A made-up instrument.</purpose>
    <badge>Not ours</badge><source>The Kettle Group, made up, CC BY 4.0.</source></about>
  <section id="kettle" title="The kettle questions">
    <item id="context.on" type="date" class="A M" serves="K10" required="true" initial="today()"><label>Date</label></item>
    <item id="context.by" type="person" class="A M" serves="K10" required="true"><label>Written down by</label></item>
    <item id="context.locality" type="text" class="A M" serves="K10" required="true"><label>Place</label></item>
    <item id="kettle.boils" type="scale" class="A M" serves="K10" min="0" max="4"><label>The kettle boils in time.</label>
      <anchor value="0">Never</anchor><anchor value="4">Always</anchor></item>
  </section>
</template>)xml";

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

} // namespace

TEST_CASE("A published instrument has a slot: empty and saying how it is filled, until a pack brings its text") {
    Terminal at(demo());
    at.variables["TRELLIS_USER"] = "MS-1";
    CHECK(at.run({"record", "new", "--kind", "context-assessment", "--template", "fernwick.context-assessment-kettle"})
              .err.find("TR-") != std::string::npos);
    auto id = at.well({"record", "new", "--kind", "context-assessment"}).id();
    CHECK_THAT(at.well({"record", "show", id, "--html"}).out,
               ContainsSubstring("PLACE.context-assessment-pcat") && ContainsSubstring("CC BY 4.0"));
    CHECK_THAT(at.run({"record", "finish", id}).err, ContainsSubstring("TR-R05"));
    at.well({"record", "set", id, "--answers", "-"},
            R"({"context.locality": "Fernwick", "context.instrument": "Some tool 1",
        "context.rows": [{"context.construct": "IS-J2", "context.rating": -2}]})");
    CHECK_THAT(at.run({"record", "finish", id}).err,
               ContainsSubstring("Whose text it is")); // nobody's text without their name
    at.well({"record", "set", id, "--answers", "-"}, R"({"context.attribution": "The Tool Group, CC BY 4.0"})");
    at.well({"record", "finish", id});

    const auto pack = at.scratch.path / "pack";
    write(pack / "templates/kettle.xml", form);
    write(pack / "pack.xml", R"(<?xml version="1.0" encoding="UTF-8"?>
<pack xmlns="urn:trellis:pack:1" id="fernwick.kettle" version="1.0.0" locality="Fernwick" layer="site">
  <title>The kettle questions</title><publisher>Fernwick forms group</publisher><purpose>A made-up instrument.</purpose>
  <needs trellis="0.1.0"/>
</pack>)");
    const auto file = (at.scratch.path / "kettle.trellispack").string();
    at.variables["TRELLIS_KEY_PASSPHRASE"] = "four plain words here";
    const auto key = (at.scratch.path / "kettle").string();
    at.well({"pack", "build", pack.string(), "--out", file});
    at.well({"pack", "keys", "make", key});
    at.well({"pack", "sign", file, "--key", key + ".key"});
    at.variables["TRELLIS_USER"] = "FK-SV1";
    at.well({"pack", "keys", "trust", key + ".pub", "--words",
             at.well({"pack", "keys", "show", key + ".pub", "--plain"}).id()});
    at.well({"pack", "install", file});
    CHECK_THAT(at.well({"record", "forms", "context-assessment"}).out,
               ContainsSubstring("The kettle questions") && ContainsSubstring("Context of a place"));
    id = at.well({"record", "new", "--kind", "context-assessment", "--template", "fernwick.context-assessment-kettle"})
             .id();
    at.well({"record", "set", id, "--answers", "-"}, R"({"context.locality": "Fernwick", "kettle.boils": 3})");
    at.well({"record", "finish", id});
    const auto page = at.well({"record", "show", id, "--html"}).out;
    CHECK_THAT(page, ContainsSubstring("The kettle boils in time.") && ContainsSubstring("The Kettle Group"));
}
