// What all verbs share: the options that stand before the verb, how a workspace is opened, and how files are read and
// written.
#pragma once
#include "cli/cli.hpp"
#include "cli/listing.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace trellis {

/// One run of the program. Verbs fill `action` while the line is parsed; runCli() calls it when the whole line was
/// understood.
class Command {
public:
    explicit Command(CliIo& streams)
        : io(streams) {}

    CliIo& io;
    std::string workspace;      ///< --workspace or TRELLIS_WORKSPACE
    std::string user;           ///< --user or TRELLIS_USER
    std::string passphraseFile; ///< --passphrase-file
    bool json = false;
    std::function<int()> action;

    Environment environment();
    const Installation& installation();
    Clock& clock() const;
    Date today() const { return clock().today(); }

    /// The folder of the workspace in use. DIR, DIR.trellis and the only *.trellis inside DIR are all understood.
    /// Error TR-C01 when none was named.
    std::filesystem::path folder() const;
    /// Who was named. Error TR-C02 when nobody was.
    const PersonCode& named() const;
    /// The same; but where nobody was named and the workspace is a demo, the person it is good to begin as, who is said
    /// on io.err. Error TR-C02.
    const PersonCode& acting();
    /// Of the acting user: --passphrase-file, then TRELLIS_PASSPHRASE, then a prompt; of a demo the one that everybody
    /// knows, at once where nobody was named. Error TR-C03 when there is none of them.
    std::string passphrase();
    /// A passphrase for another purpose: `file` if it is given, then `variable`, then a prompt. Error TR-C03.
    std::string passphrase(const std::string& file, const std::string& variable, const std::string& question);
    std::unique_ptr<Desk> openDesk();

    void print(const Listing& listing) const { listing.print(io.out, json); }

private:
    std::optional<std::string> set(const std::string& name) const;
    std::optional<PersonCode> beginner() const; ///< of a demo
    bool begun_ = false;                        ///< nobody was named, and `user` is the beginner
};

/// The whole file; "-" is the standard input. Error TR-C04.
std::string readText(const std::string& file, CliIo& io);
/// Writes the file as a whole, readable by its owner only; never over an existing one unless `replace`. Error TR-C05.
void writeText(const std::filesystem::path& file, const std::string& text, bool replace = false);

} // namespace trellis
