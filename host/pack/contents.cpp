#include "pack/contents.hpp"

#include "model/error.hpp"
#include "pack/overlay_contents.hpp"
#include "plugin/page_beginning.hpp"
#include "template/lint_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace trellis {
namespace {

using Messages = std::vector<LintMessage>;

class Reader {
public:
    Reader(const Pack& pack, const Surroundings& under, std::string shownAs, Messages& messages)
        : pack_(pack)
        , under_(under)
        , shownAs_(std::move(shownAs))
        , messages_(messages) {}

    PackContents read(const std::filesystem::path& folder) {
        for (auto* file : pack_.filesIn("code-lists")) readList(*file);
        for (auto* file : pack_.filesIn("templates")) readForm(*file);
        out_.overlays = readOverlays(pack_, under_, listsOf(out_, under_), shownAs_, messages_);
        if (!folder.empty()) readPlugins(folder);
        needs();
        for (auto& choice : pack_.manifest.plugins) check(choice);
        return std::move(out_);
    }

private:
    std::string shown(const std::string& path) const { return shownAs_.empty() ? path : shownAs_ + "/" + path; }
    void say(const std::string& path, Place place, const char* code, const std::string& sentence,
             const std::string& suggestion = {}) {
        messages_.push_back({LintMessage::Kind::Error, shown(path), place, code, sentence, suggestion});
    }
    void take(const Messages& more) { messages_.insert(messages_.end(), more.begin(), more.end()); }

    /// What a pack brings bears its own word, so that it can be told from what others bring, on every machine.
    bool own(const std::string& path, const char* what, const std::string& id, std::set<std::string>& seen) {
        if (!id.starts_with(pack_.manifest.prefix())) {
            say(path, {}, "TR-L15", fmt::format("The {} '{}' does not begin with '{}'.", what, id, pack_.manifest.prefix()),
                "What a pack brings begins with the first part of its id; what the core has is changed by an overlay.");
            return false;
        }
        if (!seen.insert(id).second) {
            say(path, {}, "TR-L15", fmt::format("The {} '{}' is in this pack twice.", what, id), "Keep one of them.");
            return false;
        }
        return true;
    }

    void readList(const PackedFile& file) {
        auto read = readCodeList(file.bytes, shown(file.path));
        take(read.messages);
        if (!read.list || !own(file.path, "code list", read.list->id, lists_)) return;
        if (file.path != "code-lists/" + read.list->id + ".xml")
            return say(file.path, {}, "TR-L15", fmt::format("This file holds the code list '{}'.", read.list->id),
                       "Give the file and the list the same name.");
        out_.lists.push_back(std::move(*read.list));
    }

    void readForm(const PackedFile& file) {
        auto read = readTemplate(file.bytes, shown(file.path), listsOf(out_, under_));
        take(read.messages);
        if (read.form && own(file.path, "form", read.form->ref.id, forms_)) out_.templates.push_back(read.form);
    }

    void readPlugins(const std::filesystem::path& folder) {
        std::set<std::string> folders;
        for (auto* file : pack_.filesIn("plugins")) {
            const auto parts = file->path.substr(0, file->path.find('/', file->path.find('/', 8) + 1));
            folders.insert(parts); // plugins/PLATFORM/ID
        }
        for (auto& one : folders) {
            const auto path = one + "/plugin.xml";
            if (!pack_.text(path)) {
                say(path, {}, "TR-L14", "A plugin's folder needs its plugin.xml.");
                continue;
            }
            try {
                auto manifest = readManifest(folder / one);
                const auto id = one.substr(one.rfind('/') + 1);
                if (manifest.id != id)
                    say(path, {}, "TR-L15", fmt::format("The folder '{}' holds the plugin '{}'.", id, manifest.id),
                        "A plugin's folder bears its id.");
                std::set<std::string> perPlatform;
                if (!own(path, "plugin", manifest.id, perPlatform)) continue;
                if (!pack_.text(one + "/" + manifest.library))
                    say(path, {}, "TR-L14", fmt::format("Its library {} is not there.", manifest.library));
                if (!one.starts_with("plugins/" + platformName() + "/")) continue;
                out_.plugins.push_back(std::move(manifest));
                readFormsOf(one);
            } catch (const Error& error) {
                messages_.push_back(
                    {LintMessage::Kind::Error, shown(path), {}, error.code(), error.message(), error.advice()});
            }
        }
    }

    /// Forms and lists that a plugin of the pack brings with it; they bear the pack's own word as well.
    void readFormsOf(const std::string& plugin) {
        for (auto* file : pack_.filesIn(plugin + "/templates")) {
            auto read = readTemplate(file->bytes, shown(file->path), listsOf(out_, under_));
            take(read.messages);
            if (read.form && own(file->path, "form", read.form->ref.id, forms_)) out_.pluginForms.push_back(read.form);
        }
    }

    void needs() {
        auto& manifest = pack_.manifest;
        if (!manifest.needsTrellis.empty() && olderPack(under_.trellis, manifest.needsTrellis))
            say("pack.xml", {}, "TR-L16",
                fmt::format("It needs Trellis {} or newer, and this is {}.", manifest.needsTrellis, under_.trellis));
        for (auto& need : manifest.needsTemplates) {
            TemplatePtr form;
            try {
                form = under_.form ? under_.form(need.id) : nullptr;
            } catch (const Error&) { // there, and in disorder: as good as not there
            }
            lacking(need, "form", form ? form->ref.version : "");
        }
        for (auto& need : manifest.needsPlugins) {
            const auto* plugin = pluginCalled(need.id);
            lacking(need, "plugin", plugin ? plugin->version : "");
        }
    }

    void lacking(const PackNeed& need, const char* what, const std::string& has) {
        if (!has.empty() && !olderPack(has, need.version)) return;
        say("pack.xml", need.place, "TR-L16",
            fmt::format("It needs the {} {} {} or newer, and {}.", what, need.id, need.version,
                        has.empty() ? "there is none here" : "here is " + has));
    }

    const Manifest* pluginCalled(const std::string& id) const {
        for (auto* all : {&out_.plugins, &under_.plugins})
            if (auto found = std::ranges::find(*all, id, &Manifest::id); found != all->end()) return &*found;
        return nullptr;
    }

    std::vector<std::string> pluginIds() const {
        std::vector<std::string> all;
        for (auto& one : under_.plugins) all.push_back(one.id);
        for (auto& one : out_.plugins) all.push_back(one.id);
        return all;
    }

    /// Does the pack hold a plugin of that name, for whatever platform?
    bool broughtAlong(const std::string& id) const {
        return std::ranges::any_of(pack_.filesIn("plugins"),
                                   [&](auto* file) { return file->path.ends_with("/" + id + "/plugin.xml"); });
    }

    void check(const PluginChoice& choice) {
        const auto* plugin = pluginCalled(choice.id);
        if (!plugin && broughtAlong(choice.id)) return; // for another platform, or not looked at from here
        if (!plugin)
            return say("pack.xml", choice.place, "TR-L16", fmt::format("There is no plugin '{}'.", choice.id),
                       didYouMean(choice.id, pluginIds()));
        if (!choice.replacedBy.empty()) replaced(choice, *plugin);
        for (auto& [key, value] : choice.options) checkOption(choice, *plugin, key, value);
    }

    void checkOption(const PluginChoice& choice, const Manifest& plugin, const std::string& key, const std::string& value) {
        const auto option = std::ranges::find(plugin.options, key, &OptionInfo::key);
        std::vector<std::string> known;
        for (auto& one : plugin.options)
            if (!one.key.starts_with("policy.")) known.push_back(one.key);
        if (option == plugin.options.end() || key.starts_with("policy."))
            return say("pack.xml", choice.place, "TR-L16",
                       fmt::format("The plugin '{}' has no option '{}' (set to '{}').", choice.id, key, value),
                       key.starts_with("policy.") ? "Rules of the locality stand under <policies>." : didYouMean(key, known));
        auto any = *option;
        any.only = OptionInfo::Only::Any;
        if (const auto trouble = optionTrouble(any, value); !trouble.empty())
            return say("pack.xml", choice.place, "TR-L16", fmt::format("The option '{}' {} ('{}').", key, trouble, value),
                       option->meaning);
        if (const auto trouble = beginningTrouble(plugin, key, value); !trouble.empty())
            return say("pack.xml", choice.place, "TR-L16", fmt::format("The option '{}' {} ('{}').", key, trouble, value),
                       option->meaning);
        if (const auto trouble = optionTrouble(*option, value); !trouble.empty())
            say("pack.xml", choice.place, "TR-L13", fmt::format("The option '{}' {} ('{}').", key, trouble, value),
                "A locality can be stricter here, not less strict.");
    }

    /// A replacement does the same work: it defines kinds of what it replaces. What else that brings stays with it.
    void replaced(const PluginChoice& choice, const Manifest& was) {
        const auto found = std::ranges::find(out_.plugins, choice.replacedBy, &Manifest::id);
        if (found == out_.plugins.end()) {
            if (!broughtAlong(choice.replacedBy))
                say("pack.xml", choice.place, "TR-L16",
                    fmt::format("The plugin '{}' is to take the place of '{}' and is not in this pack.",
                                choice.replacedBy, choice.id));
            return;
        }
        if (std::ranges::none_of(was.kinds, [&](auto& kind) {
                return std::ranges::find(found->kinds, kind.id, &KindInfo::id) != found->kinds.end();
            }))
            say("pack.xml", choice.place, "TR-L16",
                fmt::format("'{}' defines no kind of the plugin '{}', which it replaces.", choice.replacedBy, choice.id),
                "A replacement uses the ids of the kinds whose work it does.");
    }

    const Pack& pack_;
    const Surroundings& under_;
    std::string shownAs_;
    Messages& messages_;
    PackContents out_;
    std::set<std::string> lists_, forms_;
};

} // namespace

PackContents readContents(const Pack& pack, const Surroundings& under, const std::string& shownAs,
                          const std::filesystem::path& folder, std::vector<LintMessage>& messages) {
    return Reader(pack, under, shownAs, messages).read(folder);
}

CodeListSource listsOf(const PackContents& contents, const Surroundings& under) {
    return [&contents, &under](const std::string& id) -> std::optional<CodeList> {
        const auto own = std::ranges::find(contents.lists, id, &CodeList::id);
        if (own != contents.lists.end()) return *own;
        return under.lists ? under.lists(id) : std::nullopt;
    };
}

std::vector<TemplatePtr> formsToSimulate(const PackContents& contents, const Surroundings& under) {
    auto out = contents.templates;
    out.insert(out.end(), contents.pluginForms.begin(), contents.pluginForms.end());
    for (auto& form : adaptedForms(contents, under)) out.push_back(form);
    return out;
}

bool hasErrors(const std::vector<LintMessage>& messages) { return !firstError(messages).empty(); }

std::string firstError(const std::vector<LintMessage>& messages) {
    for (auto& one : messages)
        if (one.kind == LintMessage::Kind::Error) return one.line();
    return {};
}

} // namespace trellis
