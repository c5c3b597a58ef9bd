// Readers as functions of bytes. Each takes anything: it returns, whether or not it understood, and lets nothing out.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis::test {

struct FuzzTarget {
    std::string name; ///< also the folder of its corpus
    std::function<void(std::string_view)> read;
};
const std::vector<FuzzTarget>& fuzzTargets();
const FuzzTarget& fuzzTarget(const std::string& name);

void fuzzPack(std::string_view bytes);
void fuzzPackManifest(std::string_view bytes);
void fuzzSignature(std::string_view bytes);
void fuzzPluginManifest(std::string_view bytes);
void fuzzTemplate(std::string_view text);
void fuzzOverlay(std::string_view text);
void fuzzPipeFromChild(std::string_view bytes);
void fuzzPipeFromHost(std::string_view bytes);
/// Messages that the last two have understood so far.
std::size_t& understoodOnThePipe();
void fuzzBundle(std::string_view bytes);
void fuzzSealed(std::string_view bytes);

} // namespace trellis::test
