// A workspace in a folder of its own, with a small form, for the tests of the store.
#pragma once
#include "model/error.hpp"
#include "store/workspace.hpp"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <string>

namespace trellis::test {

/// A new empty folder that goes away with the object.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
    std::filesystem::path operator/(const std::string& name) const { return path / name; }
};

inline const std::string passphrase = "four plain words here";

/// A form with a text, a scale, a private text, a choice and a table; made without the template reader.
Template smallForm(const std::string& version = "1.0.0");

struct Bench {
    Folder folder;
    FixedClock clock{*Date::fromIso("2025-09-16")};
    SeededRandom random{7};
    Template form = smallForm();
    std::filesystem::path place = folder / "Practice.trellis";
    std::string recoveryCode;
    std::unique_ptr<Workspace> workspace;

    Bench() { make(); }
    StoreOptions options();
    void make();
    void close() { workspace.reset(); }
    Workspace& open(const PersonCode& user = "FK-S1");
    Workspace& operator*() { return *workspace; }
    Workspace* operator->() { return workspace.get(); }

    DraftState draft(const std::string& summary, const std::string& record = {});
    /// A finished record.
    RecordRevision finished(const std::string& summary = "We agreed to meet weekly.");
};

/// The code of the Error that `work` throws; "none" when it throws none.
template <class Work> std::string codeOf(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        INFO(error.what());
        CHECK_FALSE(error.message().empty());
        CHECK_FALSE(error.advice().empty());
        return error.code();
    }
    return "none";
}

} // namespace trellis::test
