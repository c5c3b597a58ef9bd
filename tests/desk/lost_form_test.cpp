// A version of a form that is nowhere any more: the record it was made with is named, and nothing of it is shown unread.
#include "desk/desk_state.hpp"
#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

const FormRef gone{"core.supervision-session", "9.9.9", std::string(64, '0')};

} // namespace

TEST_CASE("A version of a form that is not in the workspace is named with what about the record and what to do") {
    Workshop shop;
    try {
        Desk::State::of(shop.desk()).forms->exactly(gone);
        FAIL("it was found");
    } catch (const Error& error) {
        CHECK(error.code() == "TR-D11");
        CHECK(error.message().find("core.supervision-session") != std::string::npos);
        CHECK(error.message().find("9.9.9") != std::string::npos);
        CHECK(error.message().find("record itself is untouched") != std::string::npos);
        CHECK(error.advice().find("backup") != std::string::npos);
    }
}

TEST_CASE("Without its form nobody knows who may see what in a record, so a view is handed none of its answers") {
    Workshop shop;
    const auto session = shop.signedSession(shop.signedAgreement());
    auto& state = Desk::State::of(shop.desk());
    const auto head = *state.workspace->head(session);
    auto record = state.timelineRecord(head);
    state.cut(record, head);
    CHECK_FALSE(record.answers.values.empty()); // with it, there is something to be handed
    record.form = gone;
    state.cut(record, head);
    CHECK(record.answers.values.empty());
    CHECK(record.answers.rows.empty());
}
