#include "record/content.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"
#include "record/written_content.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace trellis {

namespace {

[[noreturn]] void notALeaf() {
    throw Error("TR-R13", "A signed answer does not have the form it was written in, so it cannot be read.",
                "Run the check of the workspace; it says which record this is about.");
}

/// The value of a leaf whose value is a string, by its type; false when the two do not fit.
bool takeWords(const std::string& words, LeafText& leaf) {
    if (leaf.type == "text")
        leaf.value = words;
    else if (leaf.type == "code")
        leaf.value = Code{words};
    else if (leaf.type == "missing")
        leaf.value = Missing{words};
    else if (const auto day = leaf.type == "date" ? Date::fromIso(words) : std::nullopt)
        leaf.value = *day;
    else if (const auto time = leaf.type == "time" ? TimeOfDay::fromText(words) : std::nullopt)
        leaf.value = *time;
    else
        return false;
    return true;
}

constexpr auto hexDigits = [] {
    std::array<bool, 256> out{};
    for (const unsigned char c : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'}) out[c] = true;
    return out;
}();

bool isHex(std::string_view text) {
    bool all = true; // all are looked at: a way out in between would cost more
    for (const char c : text) all &= hexDigits[static_cast<unsigned char>(c)];
    return all;
}

/// 32 raw bytes.
Bytes leafDigest(std::string_view salt, std::string_view text) {
    // In one piece: there are millions of leaves, and most are short.
    thread_local std::string whole;
    whole.assign("trellis leaf 1\n").append(salt).append(text);
    return blake2b(whole);
}

void appendLine(std::string& out, const Leaf& leaf) {
    if (leaf.withheld())
        out.append("- ").append(leaf.hash);
    else
        out.append("+ ").append(hex(leaf.salt)).append(" ").append(leaf.text);
    out += '\n';
}

/// A leaf as writeLeaf() writes it, in one go; false when it is anything else.
bool readWritten(std::string_view text, LeafText& leaf) {
    CanonicalReader in(text);
    std::string classes, words;
    if (!in.literal("[") || !in.text(leaf.item) || !in.literal(",") || !in.text(leaf.row) || !in.literal(",") ||
        !in.text(classes) || !in.literal(",") || !in.text(leaf.owner) || !in.literal(",") || !in.text(leaf.type) ||
        !in.literal(","))
        return false;
    if (leaf.type == "number" || leaf.type == "row") {
        const std::string_view written = in.until(']');
        double number = 0;
        const auto [end, trouble] = std::from_chars(written.data(), written.data() + written.size(), number);
        if (trouble != std::errc() || end != written.data() + written.size() || !std::isfinite(number) ||
            shortest(number) != written)
            return false;
        leaf.value = number;
    } else if (leaf.type == "truth") {
        const bool yes = in.literal("true");
        if (!yes && !in.literal("false")) return false;
        leaf.value = yes;
    } else if (leaf.type == "codes") {
        Codes codes;
        if (!in.texts(codes)) return false;
        leaf.value = std::move(codes);
    } else {
        if (!in.text(words) || !takeWords(words, leaf)) return false;
    }
    if (!in.literal("]") || !in.done()) return false;
    leaf.classes = ClassSet::parse(classes);
    return true;
}

} // namespace

LeafText readLeaf(const std::string& text) { return leafIn(text); }

LeafText leafIn(std::string_view text) {
    if (LeafText leaf; readWritten(text, leaf)) return leaf;
    // The same array written by somebody else, with spaces or "7.0": drafts hold leaves inside a text of their own.
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array() || json.size() != 6) notALeaf();
    for (std::size_t i = 0; i < 5; ++i)
        if (!json[i].is_string()) notALeaf();
    LeafText leaf{json[0], json[1], ClassSet::parse(json[2].get_ref<const std::string&>()), json[3], json[4], {}};
    const auto& value = json[5];
    if (leaf.type == "number" || leaf.type == "row") {
        if (!value.is_number()) notALeaf();
        leaf.value = value.get<double>();
    } else if (leaf.type == "truth") {
        if (!value.is_boolean()) notALeaf();
        leaf.value = value.get<bool>();
    } else if (leaf.type == "codes") {
        Codes codes;
        if (!value.is_array()) notALeaf();
        for (const auto& code : value) {
            if (!code.is_string()) notALeaf();
            codes.push_back(code);
        }
        leaf.value = codes;
    } else {
        if (!value.is_string()) notALeaf();
        const auto& words = value.get_ref<const std::string&>();
        if (!takeWords(words, leaf)) notALeaf();
    }
    return leaf;
}

std::string writeLeaf(const LeafText& leaf) {
    std::string out;
    appendLeaf(out, {leaf.item, leaf.row, leaf.classes, leaf.owner, leaf.type, leaf.value});
    return out;
}

std::string leafHash(std::string_view salt, std::string_view text) { return hex(leafDigest(salt, text)); }

void Content::add(const LeafText& leaf, Random& random) {
    Leaf made{Bytes(16, '\0'), writeLeaf(leaf), {}};
    random.fill(std::as_writable_bytes(std::span(made.salt)));
    made.hash = leafHash(made.salt, made.text);
    add(std::move(made));
}

void Content::add(Leaf leaf) {
    const auto place = std::ranges::upper_bound(leaves_, leaf.hash, {}, &Leaf::hash);
    leaves_.insert(place, std::move(leaf));
}

std::size_t Content::withheld() const {
    return static_cast<std::size_t>(std::ranges::count_if(leaves_, &Leaf::withheld));
}

std::string Content::hash() const {
    Blake2b hash;
    hash.update("trellis content 1\n").update(std::to_string(leaves_.size())).update("\n");
    for (const auto& leaf : leaves_) hash.update(leaf.hash).update("\n");
    return hash.hexDigest();
}

Content Content::withholding(const std::function<bool(const LeafText&)>& keep) const {
    Content copy = *this;
    for (auto& leaf : copy.leaves_)
        if (!leaf.withheld() && !keep(readLeaf(leaf.text))) {
            leaf.salt.clear();
            leaf.text.clear();
        }
    return copy;
}

int Content::firstWrongLeaf() const {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        const Leaf& leaf = leaves_[i];
        const bool fits = leaf.withheld() ? leaf.hash.size() == 64 : leaf.hash == leafHash(leaf.salt, leaf.text);
        if (!fits || (i && leaves_[i - 1].hash >= leaf.hash)) return static_cast<int>(i);
    }
    return -1;
}

std::string Content::text() const {
    std::size_t size = 0;
    for (const auto& leaf : leaves_) size += 2 * leaf.salt.size() + leaf.text.size() + 67; // or more than it needs
    std::string out;
    out.reserve(size);
    for (const auto& leaf : leaves_) appendLine(out, leaf);
    return out;
}

LeafLine nextLeafLine(std::string_view& rest) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) notALeaf();
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.size() == 66 && line.starts_with("- ") && isHex(line.substr(2))) return {{}, {}, line.substr(2)};
    if (line.size() > 35 && line.starts_with("+ ") && line[34] == ' ' && isHex(line.substr(2, 32)))
        return {line.substr(2, 32), line.substr(35), {}};
    notALeaf();
}

Content Content::fromText(std::string_view text) {
    Content out;
    while (!text.empty()) {
        const LeafLine line = nextLeafLine(text);
        Leaf leaf;
        if (line.withheld()) {
            leaf.hash = line.hash;
        } else {
            leaf.salt = unhex(line.salt);
            leaf.text = line.text;
            leaf.hash = leafHash(leaf.salt, leaf.text);
        }
        out.leaves_.push_back(std::move(leaf)); // in the order they stand, so that a change of order is seen
    }
    return out;
}

ContentLook lookAtContent(std::string_view text) {
    ContentLook out;
    Blake2b whole;
    whole.update("trellis content 1\n").update(std::to_string(std::ranges::count(text, '\n'))).update("\n");
    std::string before, hash;
    while (!text.empty()) {
        const LeafLine line = nextLeafLine(text);
        if (line.withheld()) {
            hash = line.hash;
        } else {
            hash = hex(leafDigest(unhex(line.salt), line.text));
            try {
                leafIn(line.text);
            } catch (const Error&) {
                out.allLeaves = false;
            }
        }
        if (before >= hash) out.inOrder = false; // the empty text before the first is less than any
        whole.update(hash).update("\n");
        std::swap(before, hash);
    }
    out.hash = whole.hexDigest();
    return out;
}

} // namespace trellis
