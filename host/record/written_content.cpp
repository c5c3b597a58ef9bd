#include "record/written_content.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"

#include <algorithm>
#include <array>

namespace trellis {

namespace {

constexpr std::size_t saltSize = 16, digestSize = 32;

/// One leaf that is written: where its text lies among all texts, and by what it is sorted.
struct Written {
    std::array<char, digestSize> digest;
    std::array<char, saltSize> salt;
    std::size_t from, size;
};

void appendHex(std::string& out, std::string_view raw) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const char one : raw) {
        const auto byte = static_cast<unsigned char>(one);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

/// Leaves one after another, then all of them in the order of their hashes.
class Writer {
public:
    explicit Writer(Random& random)
        : random_(random) {}

    void add(const LeafParts& leaf) {
        Written& one = leaves_.emplace_back();
        one.from = texts_.size();
        appendLeaf(texts_, leaf);
        one.size = texts_.size() - one.from;
        random_.fill(std::as_writable_bytes(std::span(one.salt)));
        whole_.assign("trellis leaf 1\n").append(one.salt.data(), saltSize).append(texts_, one.from, one.size);
        const Bytes digest = blake2b(whole_);
        std::ranges::copy(digest, one.digest.begin());
    }

    WrittenContent done() {
        // Hex digits stand in the order of what they spell.
        std::ranges::sort(leaves_, [](const Written& a, const Written& b) {
            return std::string_view(a.digest.data(), digestSize) < std::string_view(b.digest.data(), digestSize);
        });
        WrittenContent out;
        out.text.reserve(texts_.size() + leaves_.size() * (2 * saltSize + 4));
        whole_.assign("trellis content 1\n").append(std::to_string(leaves_.size())).append("\n");
        for (const auto& leaf : leaves_) {
            out.text += "+ ";
            appendHex(out.text, {leaf.salt.data(), saltSize});
            out.text.append(" ").append(texts_, leaf.from, leaf.size).append("\n");
            appendHex(whole_, {leaf.digest.data(), digestSize});
            whole_ += '\n';
        }
        out.hash = blake2bHex(whole_);
        return out;
    }

private:
    Random& random_;
    std::string texts_, whole_;
    std::vector<Written> leaves_;
};

} // namespace

void appendLeaf(std::string& out, const LeafParts& leaf) {
    out += '[';
    const std::string classes = leaf.classes.text();
    for (const std::string_view part : {leaf.item, leaf.row, std::string_view(classes), leaf.owner, leaf.type}) {
        appendJson(out, part);
        out += ',';
    }
    struct Append {
        std::string& out;
        void operator()(const Missing& value) const { appendJson(out, value.reason); }
        void operator()(bool value) const { out += value ? "true" : "false"; }
        void operator()(double value) const { out += jsonNumber(value); }
        void operator()(const std::string& value) const { appendJson(out, value); }
        void operator()(const Code& value) const { appendJson(out, value.code); }
        void operator()(const Codes& value) const { out += jsonTexts(value); }
        void operator()(Date value) const { appendJson(out, value.iso()); }
        void operator()(TimeOfDay value) const { appendJson(out, value.text()); }
    };
    std::visit(Append{out}, leaf.value);
    out += ']';
}

WrittenContent writeContent(const Answers& answers, const ItemClasses& classes, const std::vector<LeafText>& further,
                            Random& random) {
    Writer writer(random);
    eachLeaf(answers, classes, [&](const LeafParts& leaf) { writer.add(leaf); });
    for (const auto& leaf : further) writer.add({leaf.item, leaf.row, leaf.classes, leaf.owner, leaf.type, leaf.value});
    return writer.done();
}

} // namespace trellis
