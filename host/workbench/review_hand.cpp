// What was settled, for the publisher: the sources of the pack's next version in a folder, and built and signed where
// the key is at hand.
#include "desk/settled_packs.hpp"
#include "text/file_bytes.hpp"
#include "workbench/asking.hpp"
#include "workbench/review_page.hpp"

#include <wx/filepicker.h>


namespace trellis {

namespace {

struct Handing {
    std::filesystem::path into, key;
    std::string passphrase;
};

std::optional<Handing> askHanding(wxWindow* parent) {
    Asking dialog(parent, "Make the pack's next version");
    dialog.words(
        "The sources of the next version are written into a folder, for whoever looks after the pack. If you have the "
        "key that signs it, it is built and signed as well, ready to be installed everywhere.");
    const char* home = std::getenv("HOME");
    auto* into = dialog.entry("&Folder", home ? home : "");
    auto* key = dialog.entry("Signing &key, NAME.key", "", "Leave it empty if somebody else signs.");
    auto* passphrase = dialog.entry("Its &passphrase", "", {}, wxTE_PASSWORD);
    Handing out;
    const bool done = dialog.ask("&Make it", [&]() -> std::optional<std::string> {
        std::error_code ignored;
        out = {typed(into), typed(key), look::utf8(passphrase->GetValue())};
        if (!std::filesystem::is_directory(out.into, ignored))
            return "There is no such folder. Please name one that exists.";
        if (!out.key.empty() && !std::filesystem::is_regular_file(out.key, ignored))
            return "There is no key file of that name. Leave the field empty if somebody else signs.";
        return std::nullopt;
    });
    if (!done) return std::nullopt;
    return out;
}

} // namespace

void ReviewPage::hand() {
    const auto asked = askHanding(this);
    if (!asked) return;
    std::vector<Pack> sources;
    std::filesystem::path folder;
    const bool written = guarded(shell(), [&] {
        for (auto& pack : settledPacks(desk().packs(), upgrades_.overlays(form_, review_->decisions())))
            sources.push_back(std::move(pack.source));
        for (auto& source : sources) folder = writeSources(source, asked->into);
    });
    if (!written) return;
    if (asked->key.empty())
        return shell().say(Tone::Done, look::text("Written into " + folder.string() +
                                                  ". Whoever looks after the pack builds and signs it from there."));
    const auto key = fileBytes(asked->key).value_or("");
    shell().work(this, "Signing the pack", [this, sources, key, asked = *asked](Progress&) -> WhenDone {
        std::filesystem::path file;
        for (auto& source : sources) file = buildSigned(source, asked.into, key, asked.passphrase);
        return [this, file] { shell().say(Tone::Done, look::text("Built and signed: " + file.string() + ".")); };
    });
}

} // namespace trellis
