#include "store/verify.hpp"

#include "store/database.hpp"
#include "store/keyring.hpp"

#include <fmt/format.h>

namespace trellis {

namespace fs = std::filesystem;

void Findings::add(const std::string& device, std::int64_t seq, const Id& record, const std::string& what) {
    if (verdict_.troubles.size() < 100) verdict_.troubles.push_back({device, static_cast<long>(seq), record, what});
}

std::string Verdict::sentence() const {
    if (!troubles.empty()) return troubles.front().what;
    if (cancelled) return "The check was stopped before its end. What was checked until then is as it was written.";
    auto count = [](long n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); };
    return fmt::format("{}, {} and {} are as they were written.", count(entries, "entry", "entries"),
                       count(records, "record", "records"), count(signOffs, "sign-off", "sign-offs"));
}

Verdict Workspace::verify(Progress& progress) const {
    Verdict verdict;
    Findings findings(verdict);
    // Each part on its own: a part of the file that cannot be read must not hide what is wrong elsewhere.
    auto part = [&](const char* what, auto&& work) {
        if (verdict.cancelled) return;
        try {
            guarded("check the workspace", work);
        } catch (const Error& error) {
            findings.add(fmt::format("{} could not be read to the end: {}", what, error.message()));
        }
    };
    part("The log", [&] { verdict.cancelled = !verifyLog(*state_, verdict, findings, progress); });
    part("What was received", [&] { verdict.cancelled = !verifyReceived(*state_, verdict, findings, progress); });
    part("The lists", [&] { verdict.cancelled = !verifyProjections(*state_->db, findings, progress); });
    part("Drafts and traces", [&] { verifyBeside(*state_, findings); });
    part("What was given out", [&] { verifyReleases(*state_->db, findings); });
    progress.step("Reading every byte of the file", 0, 0);
    part("The file", [&] { verifyFile(*state_->db, state_->folder / "workspace.db", findings); });
    return verdict;
}

namespace {

/// Where the file is damaged when it cannot even be opened: the cipher checks every page without understanding it. ""
/// when it finds nothing or cannot look either.
std::string firstDamagedPage(const fs::path& folder, const PersonCode& user, const std::string& passphrase) {
    try {
        const auto keyring = Keyring::read(folder);
        const auto opened = keyring.open(user, passphrase);
        const auto found = firstBrokenPage(folder / "workspace.db", opened.databaseKey, keyring.databaseForm);
        return found.empty() ? found : "A part of the file workspace.db is not as it was written: " + found + ".";
    } catch (const Error&) {
        return {};
    }
}

} // namespace

Verdict verifyFolder(const fs::path& folder, const PersonCode& user, const std::string& passphrase,
                     const StoreOptions& options, Progress& progress) {
    try {
        StoreOptions looking = options;
        looking.onlyToLook = true;
        const auto workspace = Workspace::open(folder, user, passphrase, looking);
        return workspace->verify(progress);
    } catch (const Error& error) {
        // These say something about the person or the place; all others say something about the files.
        for (const char* code : {"TR-K02", "TR-K03", "TR-K07", "TR-K08", "TR-K09", "TR-S01", "TR-S05", "TR-S08",
                                 "TR-S09", "TR-S10", "TR-S20"})
            if (error.code() == code) throw;
        Verdict verdict;
        const auto page = firstDamagedPage(folder, user, passphrase);
        verdict.troubles.push_back({{}, 0, {}, page.empty() ? error.message() : page + " " + error.message()});
        return verdict;
    }
}

} // namespace trellis
