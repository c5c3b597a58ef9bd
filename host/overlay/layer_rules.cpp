#include "overlay/layer_rules.hpp"

#include "model/error.hpp"
#include "template/choice_reader.hpp"

#include <algorithm>

namespace trellis::detail {
namespace {

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string quote(const std::string& text) { return text.empty() ? "nothing" : "“" + text + "”"; }

class Check {
public:
    Check(const OverlayOperation& operation, const OverlayChange& change, FormTree& below, LintLog& log)
        : operation_(operation)
        , change_(change)
        , below_(below)
        , log_(log)
        , id_(operation.item) {}

    void all(const std::map<std::string, std::string>& renamed) {
        found_ = below_.find(id_);
        if (!found_)
            return say("TR-O22", "There is no item '" + id_ + "' in the form.", didYouMean(id_, below_.ids()));
        if (found_.element->value("retired") == "true")
            return say("TR-O23", "'" + id_ + "' is retired: it is asked no more.", "Take this operation out.");
        if (found_.element->value("not-asked") == "true")
            return say("TR-O23", "A layer beneath hides '" + id_ + "', so it is not asked here.",
                       "Take this operation out, or talk to whoever looks after that layer.");
        if (!fits()) return;
        guards(renamed);
        if (operation_.verb == OverlayVerb::Hide) hide();
        if (operation_.verb == OverlayVerb::Narrow) narrow();
        if (operation_.verb == OverlayVerb::Require && property("required") == "true()")
            say("TR-O33", "'" + id_ + "' is required already.", "Take this operation out.");
    }

private:
    void say(const char* code, std::string message, std::string suggestion) {
        log_.error(operation_.place, code, std::move(message), std::move(suggestion));
    }
    std::string property(const std::string& name) { return below_.property(id_, name); }

    bool fits() {
        const auto& element = *found_.element;
        const auto type = element.name == "item" ? element.value("type") : element.name;
        auto refuse = [&](const std::string& why, const std::string& instead) {
            say("TR-O25", "<" + text(operation_.verb) + "> cannot be used on '" + id_ + "': " + why + ".", instead);
            return false;
        };
        const bool words = operation_.verb == OverlayVerb::Relabel || operation_.verb == OverlayVerb::Rehelp ||
                           operation_.verb == OverlayVerb::Translate;
        if (type == "section" && !words) return refuse("it is a section", "Name the questions in it one by one.");
        if (operation_.verb == OverlayVerb::Require && (type == "note" || !element.value("calculate").empty()))
            return refuse(type == "note" ? "a note has no answer" : "its value is worked out, never typed", "Take it out.");
        for (auto& part : operation_.parts) {
            const auto& name = part.property;
            if (name.starts_with("option:") && !element.value("list").empty())
                return refuse("its choices come from the code list '" + element.value("list") + "', which other forms use",
                              "Change the list in a pack, or reword the question only.");
            if (name.starts_with("option:") && property(name).empty())
                return refuse("it has no option '" + name.substr(7) + "'", "Codes never change; see the template.");
            if (name == "offer" && type != "choice" && type != "choices")
                return refuse("nothing is chosen there", "Only choice and choices can offer less.");
            if (name == "constraint" && (type == "rows" || type == "note"))
                return refuse("a constraint is about one answer", "Name a cell.");
        }
        return true;
    }

    void guards(const std::map<std::string, std::string>& renamed) {
        for (auto& part : operation_.parts) {
            const bool follows = part.was.empty() && (part.property.starts_with("translation-") ||
                                                      part.property == "constraint-message");
            if (follows) continue;
            std::string now;
            if (part.property.starts_with("translation:")) {
                auto relabelled = renamed.find(id_);
                now = relabelled == renamed.end() ? property("label") : relabelled->second;
            } else {
                now = property(part.property);
            }
            if (!FormTree::same(part.property, now, part.was))
                log_.error(part.place, "TR-O24",
                           "What this replaces in '" + id_ + "' (" + part.property + ") reads otherwise: " + quote(now) +
                               ", not " + quote(part.was) + ".",
                           now.empty() ? "Quote it as it is, which is empty."
                                       : "Check that the change still fits, then quote “" + now + "”.");
        }
    }

    void hide() {
        const auto& element = *found_.element;
        auto core = [](const XmlElement& one) { return one.value("core") == "true"; };
        const bool touchesCore = core(element) || std::any_of(element.children.begin(), element.children.end(), core);
        if (touchesCore && change_.reason.fidelity != "FF2" && change_.reason.fidelity != "FF3")
            say("TR-O26",
                "'" + id_ + "' is core" + (core(element) ? "" : " in parts") +
                    ", and the reason says that core functions are kept (FF1).",
                "Leave it in, or say fidelity=\"FF2\" (changed) or \"FF3\" (unknown): it is then shown as not asked here.");
        if (found_.parent->name != "rows") return;
        if (found_.parent->value("owner") == id_)
            say("TR-O27", "'" + id_ + "' says whose private row it is; without it nobody could keep rows apart.",
                "Leave it in.");
        if (found_.parent->value("title") == id_)
            say("TR-O27", "'" + id_ + "' names the rows of its table.", "Leave it in, or hide the table.");
    }

    void narrow() {
        for (auto& part : operation_.parts) {
            if (part.property == "class") visibility(part);
            if (part.property == "offer") offer(part);
            if (part.property == "relevant" && found_.element->value("core") == "true")
                log_.error(part.place, "TR-O29", "'" + id_ + "' is core and is asked wherever the core asks it.",
                           "Hide it as a whole, with a reason that says so, or leave it.");
        }
    }

    void visibility(const Alteration& part) {
        try {
            const auto was = ClassSet::parse(property("class")), now = ClassSet::parse(part.now);
            if (now.empty() || !visibilityTightened(was, now))
                log_.error(part.place, "TR-O28",
                           "With class \"" + part.now + "\" people could see '" + id_ +
                               "' who cannot see it in the core (\"" + property("class") + "\").",
                           "Visibility can be made tighter, never wider.");
        } catch (const Error& error) {
            log_.error(part.place, error.code(), error.message(), error.advice());
        }
    }

    void offer(const Alteration& part) {
        const auto was = wordsOf(property("offer")), now = wordsOf(part.now);
        for (auto& code : now)
            if (!has(was, code))
                log_.error(part.place, "TR-O29", "'" + code + "' cannot be chosen in '" + id_ + "' in the first place.",
                           didYouMean(code, was));
        if (now.size() >= was.size())
            log_.error(part.place, "TR-O29", "This offers no less than before.", "Leave out what is not to be chosen.");
    }

    const OverlayOperation& operation_;
    const OverlayChange& change_;
    FormTree& below_;
    LintLog& log_;
    const std::string& id_;
    FormTree::Found found_;
};

} // namespace

void checkOperation(const OverlayOperation& operation, const OverlayChange& change, FormTree& below,
                    const std::map<std::string, std::string>& renamed, LintLog& log) {
    if (operation.verb != OverlayVerb::Add) Check(operation, change, below, log).all(renamed);
}

std::string valueAfter(const Alteration& part, const std::string& before) {
    const auto& name = part.property;
    const auto now = part.now == "true" || part.now == "false" ? part.now + "()" : part.now;
    if (name == "required") return before.empty() || before == "false()" ? now : "(" + before + ") or (" + now + ")";
    if (name == "constraint" || name == "relevant")
        return before.empty() ? now : "(" + before + ") and (" + now + ")";
    return part.now;
}

bool visibilityTightened(ClassSet was, ClassSet now) {
    for (auto role : {Role::Supervisor, Role::Supervisee, Role::MetaSupervisor, Role::ServiceLead, Role::LocalityAdmin,
                      Role::Auditor})
        for (bool party : {false, true})
            for (bool ownRow : {false, true})
                if (maySee({role, party}, now, ownRow) && !maySee({role, party}, was, ownRow)) return false;
    for (auto sharing : {Sharing::None, Sharing::Summary, Sharing::Full})
        if (maySeeShared(sharing, now) && !maySeeShared(sharing, was)) return false;
    return true;
}

} // namespace trellis::detail
