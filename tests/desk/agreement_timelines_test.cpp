// Records under an agreement in timelines for views: whoever oversees is handed no more of them than the form's classes
// give their role, whatever the plugin then does with it.
#include "desk/desk_state.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

/// What stands in the timeline of FK-CP3's sessions for this person, item by item; tables by their own id.
std::vector<Item> handedTo(Desk& desk, const Id& record) {
    auto& state = Desk::State::of(desk);
    const auto timeline = state.subjectTimeline({Scope::Person, "FK-CP3", {"supervision-session"}, false});
    REQUIRE(timeline.parts.size() == 1); // one agreement
    const auto& records = timeline.parts.front().records;
    const auto found = std::ranges::find(records, record, &TimelineRecord::id);
    REQUIRE(found != records.end());
    const auto form = state.forms->exactly(found->form);
    std::vector<Item> out; // copies: the shelf need not hold the form any longer
    for (auto& [item, value] : found->answers.values) out.push_back(*form->find(item));
    for (auto& [item, rows] : found->answers.rows)
        if (!rows.empty()) out.push_back(*form->find(item));
    return out;
}

bool isOpen(const Item& item) { return item.classes.has(VisibilityClass::A); }

} // namespace

TEST_CASE("Whoever only oversees is handed nothing of a session but what its form opens to their role") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    const auto session = shop.signedSession(shop.signedAgreement());
    const auto ours = handedTo(shop.desk(), session), leads = handedTo(shop.as("FK-SL1"), session);
    CHECK_FALSE(std::ranges::all_of(ours, isOpen)); // there is something to keep back
    CHECK_FALSE(leads.empty());
    for (auto& item : leads) {
        INFO(item.id);
        CHECK(isOpen(item));
    }
}
