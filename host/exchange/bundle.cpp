#include "exchange/bundle.hpp"

#include "crypto/signing.hpp"
#include "model/error.hpp"
#include "record/canonical.hpp"
#include "store/entry.hpp"

namespace trellis {
namespace {

constexpr std::string_view beginning = "{\"trellis\":\"bundle\",\"v\":";

std::string signedBytes(std::string_view before) { return "trellis bundle 1\n" + blake2b(before); }

[[noreturn]] void noBundle(const std::string& why) {
    throw Error("TR-B14", "What is inside this file is not a whole bundle: " + why + ". Nothing of it was kept.",
                "Ask its sender for the file again.");
}

std::string writeHead(const BundleHead& h) {
    CanonicalObject out;
    out.text("trellis", "bundle").number("v", 1).text("id", h.id).text("made", h.made).text("device", h.device);
    out.text("key", h.key).text("workspace", h.workspace).text("name", h.name).text("by", h.by);
    out.text("demo", h.demo ? "yes" : "no").texts("to", h.to).texts("roles", h.roles);
    out.text("from", h.from).text("until", h.until).number("entries", h.entries);
    std::vector<std::string> sent, witness;
    for (auto& [device, numbers] : h.sent) sent.insert(sent.end(), {device, numbers.text()});
    for (auto& [device, mark] : h.witness) witness.insert(witness.end(), {device, std::to_string(mark.first), mark.second});
    return out.texts("sent", sent).texts("witness", witness).done();
}

bool readHead(std::string_view line, BundleHead& h) {
    CanonicalReader in(line);
    std::int64_t version = 0;
    std::string demo;
    std::vector<std::string> sent, witness;
    const bool fits =
        in.literal(beginning) && in.number(version) && in.literal(",\"id\":") && in.text(h.id) &&
        in.literal(",\"made\":") && in.text(h.made) && in.literal(",\"device\":") && in.text(h.device) &&
        in.literal(",\"key\":") && in.text(h.key) && in.literal(",\"workspace\":") && in.text(h.workspace) &&
        in.literal(",\"name\":") && in.text(h.name) && in.literal(",\"by\":") && in.text(h.by) &&
        in.literal(",\"demo\":") && in.text(demo) && in.literal(",\"to\":") && in.texts(h.to) &&
        in.literal(",\"roles\":") && in.texts(h.roles) && in.literal(",\"from\":") && in.text(h.from) &&
        in.literal(",\"until\":") && in.text(h.until) && in.literal(",\"entries\":") && in.number(h.entries) &&
        in.literal(",\"sent\":") && in.texts(sent) && in.literal(",\"witness\":") && in.texts(witness) &&
        in.literal("}") && in.done();
    if (!fits || version != 1 || (demo != "yes" && demo != "no") || sent.size() % 2 || witness.size() % 3) return false;
    if (h.to.size() != h.roles.size() || h.entries < 0) return false;
    h.demo = demo == "yes";
    for (std::size_t i = 0; i < sent.size(); i += 2) {
        auto numbers = NumberSet::read(sent[i + 1]);
        if (!numbers || !h.sent.emplace(sent[i], std::move(*numbers)).second) return false;
    }
    for (std::size_t i = 0; i < witness.size(); i += 3) {
        const auto number = NumberSet::read(witness[i + 1]);
        if (!number || number->runs().size() != 1 || unhex(witness[i + 2]).size() != 32) return false;
        if (number->runs().begin()->first != number->runs().begin()->second) return false;
        if (!h.witness.emplace(witness[i], std::pair(number->runs().begin()->first, witness[i + 2])).second) return false;
    }
    return writeHead(h) == line; // in the one order there is
}

std::string writeCarried(const CarriedEntry& one) {
    return CanonicalObject()
        .text("entry", one.text)
        .text("hash", hex(one.hash))
        .text("signature", hex(one.signature))
        .text("content", one.content)
        .done();
}

bool readCarried(std::string_view line, CarriedEntry& one) {
    CanonicalReader in(line);
    std::string hash, signature;
    const bool fits = in.literal("{\"entry\":") && in.text(one.text) && in.literal(",\"hash\":") && in.text(hash) &&
                      in.literal(",\"signature\":") && in.text(signature) && in.literal(",\"content\":") &&
                      in.text(one.content) && in.literal("}") && in.done();
    one.hash = unhex(hash);
    one.signature = unhex(signature);
    return fits && one.hash.size() == 32 && one.signature.size() == 64 && hex(one.hash) == hash &&
           hex(one.signature) == signature;
}

/// Takes the first line off `rest`, without its end; false when there is no whole one.
bool nextLine(std::string_view& rest, std::string_view& line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return false;
    line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return true;
}

} // namespace

std::string writeBundle(Bundle bundle, const std::function<Bytes(std::string_view)>& sign) {
    bundle.head.entries = static_cast<std::int64_t>(bundle.entries.size());
    std::string out = writeHead(bundle.head) + "\n";
    for (auto& one : bundle.entries) out += writeCarried(one) + "\n";
    const auto signature = sign(signedBytes(out));
    return out + CanonicalObject().text("signature", hex(signature)).done() + "\n";
}

bool looksLikeBundleText(std::string_view bytes) { return bytes.starts_with(beginning); }

Bundle readBundle(std::string_view text) {
    if (!looksLikeBundleText(text)) noBundle("it does not begin like one");
    if (CanonicalReader in(text.substr(beginning.size())); true)
        if (std::int64_t version = 0; in.number(version) && version > 1)
            throw Error("TR-B19", "This bundle was made by a newer Trellis. Nothing of it was kept.",
                        "Update Trellis here, then take it in.");
    Bundle out;
    std::string_view rest = text, line;
    if (!nextLine(rest, line) || !readHead(line, out.head)) noBundle("its head cannot be read");
    if (out.head.entries > mostBundleEntries)
        throw Error("TR-B13", "This bundle is too large: it holds more than 500,000 entries. Nothing of it was kept.",
                    "Ask its sender for several bundles with shorter periods.");
    for (std::int64_t i = 0; i < out.head.entries; ++i)
        if (!nextLine(rest, line) || !readCarried(line, out.entries.emplace_back()))
            noBundle("it ends too early, or an entry in it is damaged");
    const auto before = text.substr(0, text.size() - rest.size());
    std::string signature;
    CanonicalReader in(nextLine(rest, line) ? line : std::string_view());
    if (!in.literal("{\"signature\":") || !in.text(signature) || !in.literal("}") || !in.done() || !rest.empty())
        noBundle("its last line is not a signature");
    const auto key = unhex(out.head.key);
    if (deviceIdOf(key) != out.head.device || !verifySignature(key, signedBytes(before), unhex(signature)))
        throw Error("TR-B15",
                    "The signature of this bundle does not fit: it was changed after it was made. Nothing of it was kept.",
                    "Ask its sender for the file again, by a way you trust.");
    return out;
}

} // namespace trellis
