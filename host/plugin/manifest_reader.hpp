// Reads one plugin.xml strictly. Private to host/plugin: the helpers that every element's reading uses, and the elements.
#pragma once
#include "plugin/manifest.hpp"

#include <pugixml.hpp>

#include <functional>

namespace trellis {

class ManifestReader {
public:
    ManifestReader(std::filesystem::path folder, std::string text);
    Manifest read(); ///< Error TR-P11

private:
    // What goes wrong, with file, line and column.
    [[noreturn]] void refuse(std::ptrdiff_t offset, const std::string& sentence) const;
    [[noreturn]] void refuse(pugi::xml_node node, const std::string& sentence) const;
    [[noreturn]] void unknown(pugi::xml_node at, const char* what, const std::string& name,
                              const std::vector<std::string>& known) const;

    // What every element is made of.
    void attributes(pugi::xml_node node, std::vector<std::string> known, const std::vector<std::string>& needed) const;
    /// Every child element goes to the function of its name; anything else is refused.
    using Children = std::vector<std::pair<std::string, std::function<void(pugi::xml_node)>>>;
    void children(pugi::xml_node node, const Children& known) const;
    std::string sentence(pugi::xml_node node) const;
    std::function<void(pugi::xml_node)> into(std::string& target) const;
    std::string words(pugi::xml_node node, const char* attribute) const; ///< a title: not empty
    std::string name(pugi::xml_node node, const char* attribute) const;
    std::string nameOrNothing(pugi::xml_node node, const char* attribute) const;
    bool yes(pugi::xml_node node, const char* attribute) const;
    std::vector<std::string> names(pugi::xml_node node, const std::string& text, const char* what) const;
    /// <reads kinds="…">items</reads>, once.
    std::function<void(pugi::xml_node)> reading(std::vector<std::string>& items, std::vector<std::string>& kinds,
                                                bool& there) const;
    template <class All> void onlyOne(pugi::xml_node node, const All& all, const std::string& id) const {
        for (auto& one : all)
            if (one.id == id) twice(node, id);
    }
    [[noreturn]] void twice(pugi::xml_node node, const std::string& id) const;

    // The elements (manifest.cpp, manifest_kinds.cpp, manifest_figures.cpp).
    void plugin(pugi::xml_node node);
    void feature(pugi::xml_node node, std::vector<std::string>& list) const;
    void kind(pugi::xml_node node);
    void audience(pugi::xml_node node, KindInfo& kind) const;
    void brings(pugi::xml_node node, KindInfo& kind) const;
    void parties(pugi::xml_node node, KindInfo& kind) const;
    /// The attributes writer-DOES and named-DOES: what only one of the two does.
    void oneOfTwo(pugi::xml_node node, PartyRule& rule, const std::string& does, const char* what,
                  const char* every) const;
    void start(pugi::xml_node node, KindInfo& kind) const;
    std::vector<Role> roles(pugi::xml_node node, const char* attribute) const;
    void page(pugi::xml_node node);
    void option(pugi::xml_node node);
    void measure(pugi::xml_node node);
    void view(pugi::xml_node node);
    void exported(pugi::xml_node node);
    void choice(pugi::xml_node node, ViewInfo& view) const;
    Scope scope(pugi::xml_node node) const;
    ClassSet classes(pugi::xml_node node) const;

    // What only the whole file can tell.
    void settleNames();
    void settlePages();
    void settleOwn() const;

    std::string text_;
    pugi::xml_document document_;
    Manifest manifest_;
    std::vector<std::pair<pugi::xml_node, std::string>> kindsNamed_, viewsNamed_;
    std::vector<pugi::xml_node> viewNodes_, measureNodes_, exportNodes_; ///< in the order of manifest_'s lists
};

/// White space as XML has it between tags, taken off both ends and made single inside.
std::string singleSpaced(const std::string& text);

} // namespace trellis
