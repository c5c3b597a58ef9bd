// What a locality's pack may set for a plugin: declared in plugin.xml with a type, a default and perhaps a direction.
//
// Nothing is set that the plugin does not declare. Where an option says only="lower" or only="higher", a pack can make
// the plugin's own default stricter and never looser; what would is refused when the pack is read (TR-L13), and passed
// over and said where it comes about later, by another version of the plugin.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace trellis {

struct OptionInfo {
    enum class Type { Text, Number, YesNo };
    enum class Only { Any, Lower, Higher }; ///< numbers: which way a pack may go from the default
    std::string key; ///< "signed-within-days"; with "policy." in front a rule of the locality itself
    Type type = Type::Text;
    Only only = Only::Any;
    std::string byDefault; ///< what holds when nobody sets it
    std::string meaning;   ///< one sentence
};

/// Every option a plugin declares, with the text that holds for it now.
using Options = std::map<std::string, std::string>;

/// Empty when `text` may be set for it; otherwise why not, as the end of a sentence: "is not a whole number". Numbers
/// have at most nine digits, texts at most 1,000 bytes on one line.
std::string optionTrouble(const OptionInfo& option, const std::string& text);

/// What holds: for keys that begin with "policy." from `policies`, for others from `own`; the default where nothing, or
/// nothing that fits, is set. `remark` receives a sentence for what was passed over.
Options settledOptions(const std::vector<OptionInfo>& declared, const Options& own, const Options& policies,
                       std::string& remark);

} // namespace trellis
