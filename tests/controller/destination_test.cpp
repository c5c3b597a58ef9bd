#include "workbench/controller/destination.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("A page can be opened at one of its views, and at whom the view is about") {
    using Kind = Destination::Kind;
    CHECK(Destination::named("view:across-sites/meta.run") == Destination{Kind::Manifest, "across-sites", "meta.run"});
    CHECK(Destination::named("view:meta-supervision/meta.supervisor/FK-SV1") ==
          Destination{Kind::Manifest, "meta-supervision", "meta.supervisor", "FK-SV1"});
    CHECK(Destination::named("view:sessions") == Destination{Kind::Manifest, "sessions"});
    CHECK(Destination::named("across-sites") == Destination{Kind::Manifest, "across-sites"});
}
