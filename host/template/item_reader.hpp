// Items from XML: everything about one question but its expressions, which need all items to be known first.
#pragma once
#include "template/further_words.hpp"
#include "template/template_shape.hpp"

#include <map>

namespace trellis {

/// What is known while one template is read.
struct ReadingState {
    const XmlDocument& document;
    LintLog& log;
    const CodeListSource& source;
    std::map<std::string, CodeList> embedded; ///< lists that stand in the file itself
    std::map<std::string, CodeList> lists;    ///< lists used so far
    std::map<std::string, Place> ids;         ///< sections, items and cells
    std::string lang;
    bool adaptedForm = false; ///< the file says what it was made from
    /// Elements in the order of sections, items and cells, so that expressions find their attributes.
    std::vector<const XmlElement*> elements;
};

/// Takes the id and says when it is missing (TR-T06), badly shaped (TR-T08) or already used (TR-T07).
std::string readId(const XmlElement& element, ReadingState& state);
bool idShape(std::string_view id);
bool codeShape(std::string_view code);
bool versionShape(std::string_view version);
/// Of an adapted form: "2.1.0+fernwick.supervision-1.3.0", one part for each layer.
bool adaptedVersionShape(std::string_view version);
bool hashShape(std::string_view hash);
/// "true" or "false"; says TR-T11 for anything else.
bool readFlag(const XmlElement& element, std::string_view name, bool otherwise, ReadingState& state);
/// A whole number from `least` to `most`; says TR-T11 for anything else.
int readWhole(const XmlElement& element, std::string_view name, int otherwise, int least, int most,
              ReadingState& state);

/// `label`, `options` and `further` are what is translated; says TR-T26 (stale), TR-T27 (anything else).
std::vector<Translation> readTranslations(const XmlElement& element, const std::string& label,
                                          const std::vector<Option>& options, const std::vector<FurtherWords>& further,
                                          ReadingState& state);
/// Into one of them, what further_words.hpp says.
void readFurtherWords(const XmlElement& element, const std::vector<FurtherWords>& present, Translation& out,
                      ReadingState& state);

/// <item> or <rows>.
Item readItem(const XmlElement& element, ReadingState& state);

} // namespace trellis
