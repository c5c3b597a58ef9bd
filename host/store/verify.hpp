// Inside store/ only: the parts of checking a workspace.
#pragma once
#include "store/workspace_state.hpp"

namespace trellis {

/// Where checking collects what it finds; keeps the first hundred.
class Findings {
public:
    explicit Findings(Verdict& verdict)
        : verdict_(verdict) {}
    void add(const std::string& device, std::int64_t seq, const Id& record, const std::string& what);
    void add(const std::string& what) { add({}, 0, {}, what); }

private:
    Verdict& verdict_;
};

/// Every byte of the file, its inner order, its tables' and triggers' definitions.
void verifyFile(Database& db, const std::filesystem::path& file, Findings& findings);
/// The log: chain, hashes, signatures, leaves, sign-offs. False when cancelled.
bool verifyLog(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress);
/// What was received from other workspaces, by itself and against the log; counted beside what the log has. False when
/// cancelled. verifyLog() takes what it says of forms, layers and keys as known.
bool verifyReceived(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress);
/// The projections against the log. False when cancelled.
bool verifyProjections(Database& db, Findings& findings, Progress& progress);
/// Drafts, audit trail, what belongs to this copy, the witness, the keyring.
void verifyBeside(Workspace::State& state, Findings& findings);
/// What is remembered of releases and of cited views (releases.cpp).
void verifyReleases(Database& db, Findings& findings);
/// Their tables, made when the first of them is kept.
extern const char* const releaseTablesSql;

} // namespace trellis
