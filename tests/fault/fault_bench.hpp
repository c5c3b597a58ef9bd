// A workspace in a folder of its own for the fault tests.
#pragma once
#include "fault/small_form.hpp"
#include "model/error.hpp"
#include "store/workspace.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>

namespace trellis::test {

struct FaultBench {
    std::filesystem::path folder, place;
    std::unique_ptr<Workspace> workspace;
    Template form = faultForm();
    const std::string passphrase = "four plain words here";

    FaultBench() {
        std::string pattern = (std::filesystem::temp_directory_path() / "trellis-fault-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()));
        folder = pattern;
        place = folder / "Fault.trellis";
        workspace = Workspace::create({place, "Fault", "FK", false, {"FK-S1", Role::Supervisor}, passphrase}, options(),
                                      nullptr);
    }
    ~FaultBench() {
        workspace.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    static StoreOptions options() {
        StoreOptions out;
        out.cost = KeyCost::cheapest();
        return out;
    }
    void open() {
        workspace.reset(); // before it is opened again: one at a time
        workspace = Workspace::open(place, "FK-S1", passphrase, options());
    }
    DraftState draft(const std::string& note) {
        DraftState out;
        out.key = {newId(systemClock(), systemRandom()), "test-session", "agreement", "FK-S1", {"FK-CP3"}};
        out.day = Date(20000);
        out.state = "completed";
        out.author = "FK-S1";
        out.form = form.ref;
        out.answers.values["note"] = note;
        return out;
    }
};

} // namespace trellis::test
