// A locality's table: sources of a pack, keys, built packs, all in a folder of their own.
#pragma once
#include "crypto/minisign_secret.hpp"
#include "model/error.hpp"
#include "pack/contents.hpp"
#include "pack/pack.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

#include <atomic>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace trellis::test {

namespace fs = std::filesystem;

inline std::string fileText(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void writeFile(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// The Error that `work` ends with; fails the test when it ends well.
template <class Work> Error errorOf(Work work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK_FALSE(error.advice().empty());
        return error;
    }
    FAIL("it ended well");
    throw;
}
template <class Work> std::string codeOf(Work work) { return errorOf(work).code(); }

inline std::string packXml(const std::string& inside = "", const std::string& version = "1.0.0",
                           const std::string& id = "fernwick.forms") {
    return "<pack xmlns=\"urn:trellis:pack:1\" id=\"" + id + "\" version=\"" + version + R"(" locality="Fernwick">
  <title>Fernwick: our forms</title>
  <publisher>Fernwick forms group</publisher>
  <purpose>What we do differently.</purpose>
)" + inside + "</pack>\n";
}
inline std::string formXml(const std::string& id = "fernwick.reflection-ours", const std::string& items = "") {
    return "<template xmlns=\"urn:trellis:template:1\" id=\"" + id + R"(" version="1.0.0" lang="en-GB" status="released">
  <about><title>Our own reflection</title><purpose>For one moment.</purpose></about>
  <section id="moment" title="One moment">
    <item id="moment.what" type="long-text" class="P"><label>What stays with you?</label></item>
)" + items + "  </section>\n</template>\n";
}

class PackBox {
public:
    PackBox()
        : folder(fs::temp_directory_path() /
                 ("trellis-packs-" + std::to_string(::getpid()) + "-" + std::to_string(next_++)))
        , key(MinisignPair::make()) {
        fs::create_directories(folder / "trusted");
    }
    ~PackBox() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    PackBox(const PackBox&) = delete;

    /// Files of the source; pack.xml among them, unless given.
    fs::path source(std::vector<PackedFile> files, const std::string& name = "source") const {
        const auto at = folder / name;
        fs::remove_all(at);
        bool manifest = false;
        for (auto& file : files) writeFile(at / file.path, file.bytes), manifest |= file.path == "pack.xml";
        if (!manifest) writeFile(at / "pack.xml", packXml());
        return at;
    }
    std::string built(const fs::path& from) const {
        std::vector<LintMessage> messages;
        const auto pack = readPackSource(from, messages);
        for (auto& one : messages) UNSCOPED_INFO(one.line());
        REQUIRE(pack);
        REQUIRE_FALSE(hasErrors(messages));
        return buildPack(*pack);
    }
    /// A built and signed pack in a file of its own.
    fs::path signedPack(std::vector<PackedFile> files, const std::string& name = "ours") const {
        return put(built(source(std::move(files))), name, key);
    }
    fs::path put(const std::string& bytes, const std::string& name, std::nullopt_t) const {
        const auto file = folder / (name + ".trellispack");
        writeFile(file, bytes);
        fs::remove(file.string() + ".minisig");
        return file;
    }
    fs::path put(const std::string& bytes, const std::string& name, const MinisignPair& by) const {
        const auto file = put(bytes, name, std::nullopt);
        writeFile(file.string() + ".minisig", by.sign(bytes, "for tests").file());
        return file;
    }
    /// The key of the publisher in the machine's folder of trusted keys.
    fs::path trusted() const {
        writeFile(folder / "trusted/fernwick.pub", key.publicKey().file());
        fs::permissions(folder / "trusted/fernwick.pub", fs::perms(0644));
        return folder / "trusted";
    }

    fs::path folder;
    MinisignPair key;

private:
    static inline std::atomic<int> next_ = 0;
};

} // namespace trellis::test
