// Why a signed record was changed is written by its people for its people.
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

constexpr const char* why = "kingfisher: she asked for it to be taken out";

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// All that is said of a record to this person, layer by layer too.
std::string everything(Desk& desk, const Id& record) {
    std::string out = desk.html(record) + sheetJson(desk.sheet(desk.show(record)));
    for (auto& layer : desk.show(record).layers) {
        const auto view = desk.show(record, layer.revision);
        out += layer.reason + view.amendReason + desk.html(record, layer.revision) + sheetJson(desk.sheet(view));
    }
    for (auto& line : desk.audit(1000)) out += line.what + line.about;
    for (auto& hit : desk.search("kingfisher")) out += hit.excerpt;
    return out;
}

} // namespace

TEST_CASE("Why a record was amended is read by its people, and by nobody who only oversees") {
    Workshop shop;
    shop.addUser("FK-L1", Role::ServiceLead);
    shop.addUser("FK-M1", Role::MetaSupervisor);
    shop.addUser("FK-A1", Role::Auditor);
    const auto record = shop.signedSession(shop.signedAgreement());
    shop.desk().amend(record, why);
    shop.answer(record, R"({"session.actual-minutes": 50})");
    shop.signByAll(record);
    for (auto* who : {"FK-S1", "FK-CP3"}) {
        INFO(who);
        CHECK(says(everything(shop.as(who), record), "kingfisher"));
        CHECK(shop.desk().show(record).amendReason == why);
    }
    for (auto* who : {"FK-L1", "FK-M1", "FK-A1"}) {
        INFO(who);
        CHECK_FALSE(says(everything(shop.as(who), record), "kingfisher"));
        CHECK(shop.desk().show(record).layers.size() == 2); // that it was amended, and when, is class A
    }
}
