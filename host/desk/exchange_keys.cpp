// Whose keys: mine, those of people things are sealed for, those of devices that are believed.
#include "crypto/age.hpp"
#include "crypto/fingerprint_words.hpp"
#include "desk/desk_state.hpp"
#include "desk/exchange_desk.hpp"
#include "desk/exchange_file.hpp"
#include "model/error.hpp"
#include "store/settings.hpp"

#include <algorithm>

namespace trellis {
namespace {

// With a dot: what stands behind a colon in a setting's name is taken for whom figures are about.
constexpr const char* toSetting = "exchange.to.";
constexpr const char* fromSetting = "exchange.from.";

std::string identityNote(const PersonCode& who) { return "exchange.identity." + who; }

AgeIdentity identityOf(Workspace& workspace, const PersonCode& who) {
    if (auto kept = workspace.localNote(identityNote(who)); kept && !kept->empty()) {
        auto identity = AgeIdentity::read(*kept);
        wipe(*kept);
        if (identity) return std::move(*identity);
    }
    auto made = AgeIdentity::make();
    auto text = made.secretText();
    workspace.setLocalNote(identityNote(who), text);
    wipe(text);
    workspace.audit("made an exchange key", made.recipient());
    return made;
}

[[noreturn]] void notTwelveWords(const std::string& what) {
    throw Error("TR-B20", what + " Nothing was changed.",
                "Ask the sender to read out the twelve words on their page Exchange ('trellis exchange key' shows them, too), and type them all.");
}

std::string asNote(const std::string& words) {
    auto out = words;
    std::ranges::replace(out, ' ', '-');
    return out;
}

} // namespace

ExchangeDesk::ExchangeDesk(Desk& desk)
    : desk_(desk)
    , state_(Desk::State::of(desk)) {}

std::string ExchangeDesk::key() { return identityOf(*state_.workspace, state_.me.code).recipient(); }

std::string ExchangeDesk::keyWords() { return fingerprintWords(ageRecipientBytes(key())); }

std::string ExchangeDesk::deviceWords() { return fingerprintWords(Receiving(*state_.workspace).deviceKey()); }

std::string ExchangeDesk::secretKey(const std::string& passphrase) {
    if (!state_.workspace->passphraseFits(state_.me.code, passphrase))
        throw Error("TR-K02", "That is not the passphrase of " + state_.me.code + ". The key was not shown.", "Try again.");
    state_.workspace->audit("exported the secret exchange key", state_.me.code);
    return identityOf(*state_.workspace, state_.me.code).secretText();
}

std::vector<Correspondent> ExchangeDesk::correspondents() const {
    std::vector<Correspondent> out;
    for (auto& [name, value] : settingsBeginning(*state_.workspace, toSetting)) {
        const auto space = value.find(' ');
        if (space == std::string::npos) continue; // forgotten
        const auto key = value.substr(space + 1);
        out.push_back({name.substr(std::string(toSetting).size()), roleFromText(value.substr(0, space)), key,
                       fingerprintWords(ageRecipientBytes(key))});
    }
    return out;
}

Correspondent ExchangeDesk::correspondent(const std::string& codeOrKey) const {
    for (auto& one : correspondents())
        if (one.code == codeOrKey || one.key == codeOrKey) return one;
    throw Error("TR-B02", "Nobody is known here as “" + codeOrKey + "” whom a bundle could be sealed for. Nothing was written.",
                "Ask them for their key, which stands on their page Exchange, and keep it on yours, or with 'trellis exchange "
                "contact CODE KEY'.");
}

Correspondent ExchangeDesk::keepCorrespondent(const PersonCode& code, const std::string& key, std::optional<Role> role) {
    if (!isAgeRecipient(key))
        throw Error("TR-B01", "“" + key + "” is not a key that anything can be sealed for. Nothing was changed.",
                    "Ask its owner for their line that begins with age1 once more; one sign may be wrong.");
    if (!role)
        if (auto person = state_.workspace->person(code); person && !person->roles.empty()) role = person->roles.front();
    if (code.empty() || !role)
        throw Error("TR-B03", "It is not known here what " + (code.empty() ? "this person" : code) +
                                  " is, so nobody could say what they may see. Nothing was changed.",
                    "Say what they are: a meta-supervisor, for example (--role on the command line).");
    state_.workspace->setSetting(toSetting + code, text(*role) + " " + key);
    state_.workspace->audit("kept an exchange key", code);
    return {code, *role, key, fingerprintWords(ageRecipientBytes(key))};
}

void ExchangeDesk::forgetCorrespondent(const PersonCode& code) {
    const auto known = correspondent(code);
    state_.workspace->setSetting(toSetting + known.code, "-");
    state_.workspace->audit("forgot an exchange key", known.code);
}

std::vector<Sender> ExchangeDesk::senders() const {
    std::vector<Sender> out;
    for (auto& [name, value] : settingsBeginning(*state_.workspace, fromSetting)) {
        if (!value.starts_with("+")) continue; // doubted since
        auto words = name.substr(std::string(fromSetting).size());
        std::ranges::replace(words, '-', ' ');
        out.push_back({words, value.substr(1)});
    }
    return out;
}

Sender ExchangeDesk::believe(const std::string& typed, const std::string& name) {
    const auto words = wordsAsTyped(typed);
    if (std::ranges::count(words, ' ') + 1 != static_cast<long>(fingerprintLength))
        notTwelveWords("These are not the twelve words of a workspace.");
    const auto& all = fingerprintList();
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        const auto word = words.substr(at, end - at);
        if (std::ranges::find(all, word) == all.end()) notTwelveWords("“" + word + "” is none of the words.");
        at = end + 1;
    }
    state_.workspace->setSetting(fromSetting + asNote(words), "+" + name);
    state_.workspace->audit("believes a sender", name.empty() ? words : name);
    return {words, name};
}

void ExchangeDesk::doubt(const std::string& typed) {
    const auto words = wordsAsTyped(typed);
    for (auto& one : senders())
        if (one.words == words || one.name == typed) {
            state_.workspace->setSetting(fromSetting + asNote(one.words), "-" + one.name);
            state_.workspace->audit("believes a sender no longer", one.name.empty() ? one.words : one.name);
            return;
        }
    notTwelveWords("No sender of these words or this name is believed here.");
}

bool ExchangeDesk::believed(const std::string& keyBytes) const {
    if (keyBytes == Receiving(*state_.workspace).deviceKey()) return true;
    const auto words = fingerprintWords(keyBytes);
    return std::ranges::any_of(senders(), [&](auto& one) { return one.words == words; });
}

ExchangeDesk::Opened ExchangeDesk::open(const std::filesystem::path& file, bool unsealedToo) {
    auto sealed = readBundleFile(file);
    Opened out;
    if (unsealedToo && looksLikeBundleText(sealed)) {
        out.text = std::move(sealed);
    } else {
        auto opened = ageOpen(sealed, identityOf(*state_.workspace, state_.me.code));
        switch (opened.outcome) {
        case AgeOutcome::Opened:
            break;
        case AgeOutcome::NotAge:
            throw Error("TR-B10", "“" + file.filename().string() + "” is not a sealed bundle. Nothing was changed.",
                        "Choose the file your correspondent sent; its name ends in .trellisbundle.");
        case AgeOutcome::OtherKey:
            throw Error("TR-B11",
                        "This bundle is sealed for somebody else: the key of " + state_.me.code +
                            " does not open it. Nothing was changed.",
                        "Sign in as the person it is for, or send your key, which stands on the page Exchange, and ask for it again.");
        case AgeOutcome::Damaged:
            throw Error("TR-B12", "This bundle was damaged or cut off on its way, so nothing of it was kept.",
                        "Copy the file once more, or ask for it again.");
        }
        out.text = std::move(opened.plain);
    }
    out.bundle = readBundle(out.text);
    return out;
}

} // namespace trellis
