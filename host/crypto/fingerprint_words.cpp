#include "crypto/fingerprint_words.hpp"

#include <sstream>

namespace trellis {
namespace {

/// Drawn up for Trellis. In order, no two are one letter apart and none begins another: a test says so.
constexpr std::array<const char*, 256> list{
    "acorn", "almond", "anchor", "apple", "apron", "arrow", "autumn", "azure", "badge", "baker", "balcony", "bamboo",
    "banner", "barley", "basket", "beacon", "bellows", "bench", "bilberry", "birch", "blanket", "blossom", "bobbin",
    "bonnet", "border", "bottle", "boulder", "bramble", "bread", "breeze", "bridge", "bronze", "brush", "bucket",
    "butter", "button", "cabin", "cactus", "camel", "candle", "canvas", "carpet", "castle", "cedar", "celery",
    "cellar", "chalk", "charcoal", "cherry", "chimney", "cinder", "clay", "clover", "cobalt", "coconut", "copper",
    "coral", "cotton", "cradle", "crane", "crayon", "cricket", "crystal", "curtain", "cushion", "daisy", "damson",
    "dancer", "delta", "denim", "desert", "diamond", "dolphin", "donkey", "dragon", "drawer", "drum", "eagle",
    "ebony", "echo", "elbow", "elder", "ember", "emerald", "engine", "estuary", "fabric", "falcon", "fennel", "fern",
    "ferry", "fiddle", "finch", "flannel", "flint", "flute", "forest", "fossil", "fountain", "foxglove", "freckle",
    "frost", "furrow", "gable", "galley", "garden", "garnet", "gazelle", "ginger", "glacier", "glove", "goblet",
    "granite", "grape", "gravel", "guitar", "gull", "hammer", "hammock", "harbour", "harvest", "hatchet", "hazel",
    "hedge", "helmet", "heron", "hickory", "hollow", "honey", "hornet", "iceberg", "indigo", "inkwell", "island",
    "ivory", "jacket", "jasmine", "jelly", "jigsaw", "jumper", "juniper", "kernel", "kettle", "kite", "kitten",
    "ladder", "lagoon", "lantern", "larch", "laurel", "lavender", "lemon", "lentil", "lettuce", "lilac", "linen",
    "lizard", "lobby", "lobster", "lupin", "magnet", "mallet", "mango", "maple", "marble", "marsh", "meadow", "melon",
    "midnight", "mirror", "monsoon", "mosaic", "muffin", "mustard", "napkin", "nectar", "needle", "nickel", "noodle",
    "nutmeg", "oasis", "oatmeal", "olive", "onion", "orange", "orchard", "ostrich", "oyster", "paddle", "panther",
    "parrot", "pasture", "peach", "pebble", "pelican", "pencil", "pepper", "piano", "pickle", "pigeon", "pillow",
    "plank", "plaster", "plum", "pollen", "poplar", "poppy", "porridge", "potter", "prairie", "pumpkin", "puzzle",
    "quarry", "quartz", "quilt", "rabbit", "radish", "rafter", "rainbow", "raisin", "raven", "ribbon", "river",
    "rocket", "rosemary", "safari", "saffron", "salmon", "sandal", "sapphire", "satchel", "scarlet", "shadow",
    "shovel", "silver", "slipper", "sparrow", "spruce", "squirrel", "stable", "sunset", "tailor", "teapot", "thimble",
    "thistle", "timber", "tomato", "trellis", "tulip", "tunnel", "turnip", "umbrella", "velvet", "violin", "walnut",
    "wicker",
};

} // namespace

const std::array<const char*, 256>& fingerprintList() { return list; }

std::string fingerprintWords(std::string_view key) {
    const Bytes hash = blake2b(key);
    std::string out;
    for (std::size_t i = 0; i < fingerprintLength; ++i)
        out += (i ? " " : "") + std::string(list[static_cast<unsigned char>(hash[i])]);
    return out;
}

std::string wordsAsTyped(const std::string& typed) {
    std::string letters;
    for (char c : typed) letters += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c >= 'a' && c <= 'z' ? c : ' ';
    std::istringstream in(letters);
    std::string out;
    for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
}

} // namespace trellis
