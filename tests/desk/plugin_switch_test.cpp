#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

using namespace trellis;

namespace {

constexpr auto plugin = "trellis.supervision-log";

bool isOn(Desk& desk) {
    const auto all = desk.plugins().plugins();
    return std::ranges::any_of(all, [](auto& one) { return one.manifest.id == plugin && one.loaded; });
}

} // namespace

TEST_CASE("Who is supervised or audits turns no plugin off or on for everybody, and is told who does and what helps "
          "meanwhile") {
    Workshop shop;
    shop.signedAgreement();
    shop.addUser("FK-A1", Role::Auditor);
    const auto who = GENERATE("FK-CP3", "FK-A1");
    const bool on = GENERATE(false, true);
    if (on) shop.as("FK-S1").setPluginOn(plugin, false);
    auto& desk = shop.as(who);
    try {
        desk.setPluginOn(plugin, on);
        FAIL("nobody was asked");
    } catch (const Error& refused) {
        CHECK(refused.code() == "TR-U12");
        CHECK(refused.message().find("Nothing was changed") != std::string::npos);
        CHECK(refused.advice().find("safe mode") != std::string::npos);
    }
    CHECK(isOn(desk) != on);
    CHECK(isOn(shop.as("FK-S1")) != on);
}

TEST_CASE("A supervisor, a lead and an administrator turn a plugin off and on for everybody") {
    Workshop shop;
    shop.signedAgreement();
    shop.addUser("FK-L1", Role::ServiceLead);
    shop.addUser("FK-D1", Role::LocalityAdmin);
    for (const char* who : {"FK-S1", "FK-L1", "FK-D1"}) {
        shop.as(who).setPluginOn(plugin, false);
        CHECK_FALSE(isOn(shop.as("FK-CP3")));
        shop.as(who).setPluginOn(plugin, true);
        CHECK(isOn(shop.as("FK-CP3")));
    }
}

TEST_CASE("Safe mode is for whoever starts in it, and nobody else's plugins are off for that") {
    Workshop shop;
    shop.signedAgreement();
    shop.close();
    shop.environment.safeMode = true;
    CHECK_FALSE(isOn(shop.as("FK-CP3")));
    shop.close();
    shop.environment.safeMode = false;
    CHECK(isOn(shop.as("FK-S1")));
}
