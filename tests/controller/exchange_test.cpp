// The page Exchange in words: nothing there yet, what would leave, what came, two versions.
#include "workbench/controller/exchange_controller.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

} // namespace

TEST_CASE("What was typed for sending is understood as people type it, or refused with the reason") {
    Workshop shop;
    ExchangeController page(shop.desk());
    CHECK(page.came().empty());
    CHECK(page.waiting().empty());
    CHECK(page.conflicts().empty());
    CHECK(page.key().starts_with("age1"));
    CHECK(codeOf([&] { page.request({}, "", ""); }) == "TR-B02");
    CHECK(codeOf([&] { page.request({"MS-1"}, "some day", ""); }) == "TR-B04");
    const auto request = page.request({"MS-1"}, "1 July 2025", " ");
    CHECK(request.from == Date::fromIso("2025-07-01"));
    CHECK_FALSE(request.until);
    CHECK(codeOf([&] { page.keep("MS-1", "age1", Role::MetaSupervisor); }) == "TR-B01");
    CHECK(codeOf([&] { page.believe("one two", "x"); }) == "TR-B20");
}
