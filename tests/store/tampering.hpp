// What a clever meddler with the database key could do, for the tests of verify().
#pragma once
#include "crypto/secret.hpp"

#include <filesystem>
#include <string>

namespace trellis::test {

Secret databaseKey(const std::filesystem::path& workspace, const std::string& user, const std::string& passphrase);
/// Runs the statements with the guards of log and audit trail taken away; puts the guards back afterwards.
void changeBySql(const std::filesystem::path& database, const Secret& key, const std::string& sql);
/// Runs the statements with the guards in place; false when they were refused.
bool tryBySql(const std::filesystem::path& database, const Secret& key, const std::string& sql);
/// Makes of a workspace one whose file has the first form.
void inFirstForm(const std::filesystem::path& workspace, const Secret& key);
/// Changes one byte; the second time back again.
void flipByte(const std::filesystem::path& file, int place);

} // namespace trellis::test
