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
    std::uint64_t first; ///< its first eight bytes, in their order
    std::array<char, saltSize> salt;
    std::size_t from, size;
};

/// Behind what is written at `to`; its end.
char* hexTo(char* to, std::string_view raw) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const char one : raw) {
        const auto byte = static_cast<unsigned char>(one);
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    return to;
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
        one.first = 0;
        for (std::size_t i = 0; i < sizeof one.first; ++i)
            one.first = one.first << 8 | static_cast<unsigned char>(one.digest[i]);
    }

    WrittenContent done() {
        // Hex digits stand in the order of what they spell. The first eight bytes nearly always decide.
        std::ranges::sort(leaves_, [](const Written& a, const Written& b) {
            if (a.first != b.first) return a.first < b.first;
            return std::string_view(a.digest.data(), digestSize) < std::string_view(b.digest.data(), digestSize);
        });
        WrittenContent out;
        whole_.assign("trellis content 1\n").append(std::to_string(leaves_.size())).append("\n");
        const auto head = whole_.size();
        // Both are as long as is known by now, and there are millions of them: written in place, not piece by piece.
        out.text.resize(texts_.size() + leaves_.size() * (2 * saltSize + 4));
        whole_.resize(head + leaves_.size() * (2 * digestSize + 1));
        char *line = out.text.data(), *digest = whole_.data() + head;
        for (const auto& leaf : leaves_) {
            *line++ = '+';
            *line++ = ' ';
            line = hexTo(line, {leaf.salt.data(), saltSize});
            *line++ = ' ';
            line = std::copy_n(texts_.data() + leaf.from, leaf.size, line);
            *line++ = '\n';
            digest = hexTo(digest, {leaf.digest.data(), digestSize});
            *digest++ = '\n';
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
