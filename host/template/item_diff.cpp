#include "template/item_diff.hpp"

#include "template/template_hash.hpp"

#include <algorithm>

namespace trellis::detail {
namespace {

using enum ChangeClass;
using Changes = std::vector<TemplateChange>;

void add(Changes& out, ChangeClass change, const std::string& id, const char* what, std::string was, std::string now,
         std::string sentence) {
    out.push_back({change, id, what, std::move(was), std::move(now), std::move(sentence)});
}

std::string quoted(const std::string& id) { return "'" + id + "'"; }
std::string textOf(const CompiledExpression& expression) { return expression ? expression->text() : std::string(); }
bool sameRule(const CompiledExpression& a, const CompiledExpression& b) {
    return unspacedExpression(textOf(a)) == unspacedExpression(textOf(b));
}

void diffType(const Item& was, const Item& now, Changes& out) {
    if (was.type == now.type) return;
    using enum ItemType;
    auto from = [&](ItemType a, ItemType b) { return was.type == a && now.type == b; };
    const bool wider = from(Integer, Decimal) || from(Text, LongText);
    const bool narrower = from(Decimal, Integer) || from(LongText, Text);
    add(out,
        wider      ? Compatible
        : narrower ? Narrowing
                   : Breaking,
        now.id, "type", text(was.type), text(now.type),
        quoted(now.id) + " was of type " + text(was.type) + " and is now " + text(now.type) +
            (wider      ? "; old answers stay valid."
             : narrower ? "; some old answers could not be given now."
                        : "; old and new answers cannot be compared."));
}

/// Codes or points with their words: what came, went, was reworded, or took over another's words.
struct Labelled {
    std::string key;
    std::string label;
};

void diffLabelled(const std::string& id, const char* what, const char* one, const std::vector<Labelled>& was,
                  const std::vector<Labelled>& now, bool keysCount, Changes& out) {
    auto find = [](const std::vector<Labelled>& in, const std::string& key) {
        return std::find_if(in.begin(), in.end(), [&](auto& entry) { return entry.key == key; });
    };
    for (auto& entry : now) {
        auto before = find(was, entry.key);
        auto tookOver = std::find_if(was.begin(), was.end(),
                                     [&](auto& other) { return other.key != entry.key && other.label == entry.label; });
        const bool changed = before == was.end() || before->label != entry.label;
        // Words that stood at another code or point, and no longer do: an old answer would now read as something else.
        const bool swapped = changed && tookOver != was.end() && before != was.end();
        if (swapped)
            add(out, Breaking, id, what, before->label, entry.label,
                std::string(one) + " " + quoted(entry.key) + " of " + quoted(id) +
                    " now has the words that belonged to " + quoted(tookOver->key) + ".");
        else if (before == was.end())
            add(out, keysCount ? Compatible : Cosmetic, id, what, "", entry.key + ": " + entry.label,
                std::string(one) + " " + quoted(entry.key) + (keysCount ? " is new in " : " has words now in ") +
                    quoted(id) + ".");
        else if (changed)
            add(out, Cosmetic, id, what, before->label, entry.label,
                "The words of " + quoted(entry.key) + " in " + quoted(id) + " changed; check that they mean the same.");
    }
    for (auto& entry : was)
        if (find(now, entry.key) == now.end())
            add(out, keysCount ? Narrowing : Cosmetic, id, what, entry.key + ": " + entry.label, "",
                std::string(one) + " " + quoted(entry.key) +
                    (keysCount ? " can no longer be chosen in " : " has no words any more in ") + quoted(id) + ".");
}

void diffOptions(const Item& was, const Item& now, Changes& out) {
    std::vector<Labelled> before, after;
    for (auto& one : was.options) before.push_back({one.code, one.label});
    for (auto& one : now.options) after.push_back({one.code, one.label});
    diffLabelled(now.id, "options", "The option", before, after, true, out);
    if (was.list != now.list && !was.list.empty() && !now.list.empty())
        add(out, Cosmetic, now.id, "list", was.list, now.list,
            quoted(now.id) + " takes its options from another code list.");
    std::vector<std::string> a, b;
    for (auto& one : before)
        if (std::any_of(after.begin(), after.end(), [&](auto& other) { return other.key == one.key; }))
            a.push_back(one.key);
    for (auto& one : after)
        if (std::any_of(before.begin(), before.end(), [&](auto& other) { return other.key == one.key; }))
            b.push_back(one.key);
    if (a != b)
        add(out, Cosmetic, now.id, "options", "", "", "The options of " + quoted(now.id) + " stand in another order.");
}

void diffScale(const Item& was, const Item& now, Changes& out) {
    if (was.type != ItemType::Scale || now.type != ItemType::Scale) return;
    auto range = [](const Item& item) { return shortest(item.min) + " to " + shortest(item.max); };
    if (was.min != now.min || was.max != now.max)
        add(out, Breaking, now.id, "scale", range(was), range(now),
            "The scale of " + quoted(now.id) + " has other ends; old and new answers cannot be compared.");
    else if (was.step != now.step)
        add(out, now.step < was.step ? Compatible : Narrowing, now.id, "scale", shortest(was.step), shortest(now.step),
            "The scale of " + quoted(now.id) +
                (now.step < was.step ? " has finer steps."
                                     : " has coarser steps; some old answers could not be given now."));
    std::vector<Labelled> before, after;
    for (auto& one : was.anchors) before.push_back({shortest(one.value), one.label});
    for (auto& one : now.anchors) after.push_back({shortest(one.value), one.label});
    diffLabelled(now.id, "anchors", "The point", before, after, false, out);
}

void diffVisibility(const Item& was, const Item& now, Changes& out) {
    if (!(was.classes == now.classes)) {
        const bool wider = !((was.classes | now.classes) == was.classes);
        add(out, wider ? Breaking : Narrowing, now.id, "class", was.classes.text(), now.classes.text(),
            wider ? "More people may see " + quoted(now.id) + " than those who answered it were told."
                  : "Fewer people may see " + quoted(now.id) + " than before.");
    }
    if (was.owner != now.owner)
        add(out, was.owner.empty() ? Narrowing : Breaking, now.id, "owner", was.owner, now.owner,
            now.owner.empty()   ? "The rows of " + quoted(now.id) + " are no longer private."
            : was.owner.empty() ? "The rows of " + quoted(now.id) + " are private now."
                                : "The rows of " + quoted(now.id) + " belong to another person now.");
}

} // namespace

void diffWords(const std::string& id, const char* what, const std::string& was, const std::string& now, Changes& out) {
    if (was == now) return;
    add(out, Cosmetic, id, what, was, now,
        (id.empty() ? "The " : "In " + quoted(id) + " the ") + what +
            (was.empty()   ? " is new."
             : now.empty() ? " is gone."
                           : " changed."));
}

void diffRule(const std::string& id, const char* what, const CompiledExpression& was, const CompiledExpression& now,
              Changes& out) {
    const auto before = textOf(was), after = textOf(now);
    if (sameRule(was, now)) return;
    const std::string rule = what;
    add(out, after.empty() ? Compatible : Narrowing, id, what, before, after,
        after.empty() ? "The rule '" + rule + "' of " + quoted(id) + " is gone; old answers stay valid."
        : before.empty()
            ? "The rule '" + rule + "' of " + quoted(id) + " is new; some old answers could not be given now."
            : "The rule '" + rule + "' of " + quoted(id) + " changed; some old answers may not be possible now.");
}

void diffTranslations(const std::string& id, const std::vector<Translation>& was, const std::vector<Translation>& now,
                      Changes& out) {
    auto find = [](const std::vector<Translation>& in, const std::string& lang) {
        return std::find_if(in.begin(), in.end(), [&](auto& one) { return one.lang == lang; });
    };
    for (auto& one : now) {
        auto before = find(was, one.lang);
        if (before == was.end())
            add(out, Cosmetic, id, "translation", "", one.label,
                quoted(id) + " is now translated into '" + one.lang + "'.");
        else if (before->label != one.label || before->help != one.help || before->options != one.options ||
                 before->of != one.of)
            add(out, Cosmetic, id, "translation", before->label, one.label,
                "The translation of " + quoted(id) + " into '" + one.lang + "' changed.");
    }
    for (auto& one : was)
        if (find(now, one.lang) == now.end())
            add(out, Cosmetic, id, "translation", one.label, "",
                quoted(id) + " is no longer translated into '" + one.lang + "'.");
}

void diffItem(const Item& was, const Item& now, Changes& out) {
    const auto& id = now.id;
    diffWords(id, "label", was.label, now.label, out);
    diffWords(id, "help", was.help, now.help, out);
    diffType(was, now, out);
    diffVisibility(was, now, out);
    if (was.core != now.core)
        add(out, now.core ? Compatible : Breaking, id, "core", was.core ? "true" : "false", now.core ? "true" : "false",
            now.core ? quoted(id) + " is core now."
                     : quoted(id) + " is no longer core: places may change it, so it cannot be compared.");
    if (was.serves != now.serves) {
        auto joined = [](auto& words) {
            std::string text;
            for (auto& word : words) text += (text.empty() ? "" : " ") + word;
            return text;
        };
        add(out, Cosmetic, id, "serves", joined(was.serves), joined(now.serves),
            quoted(id) + " names other core components.");
    }
    if (was.retired != now.retired)
        add(out, now.retired ? Narrowing : Compatible, id, "retired", was.retired ? "true" : "false",
            now.retired ? "true" : "false",
            now.retired ? quoted(id) + " is retired: kept for old records, asked no more."
                        : quoted(id) + " is asked again.");
    if (was.notAsked != now.notAsked)
        add(out, now.notAsked ? Narrowing : Compatible, id, "not-asked", was.notAsked ? "true" : "false",
            now.notAsked ? "true" : "false",
            now.notAsked ? quoted(id) + " is not asked here." : quoted(id) + " is asked here again.");
    diffOptions(was, now, out);
    diffScale(was, now, out);
    diffRule(id, "relevant", was.relevant, now.relevant, out);
    diffRule(id, "required", was.required, now.required, out);
    diffRule(id, "constraint", was.constraint, now.constraint, out);
    diffWords(id, "constraint-message", was.constraintMessage, now.constraintMessage, out);
    if (!sameRule(was.calculate, now.calculate))
        add(out, Breaking, id, "calculate", textOf(was.calculate), textOf(now.calculate),
            quoted(id) + " is worked out differently; old and new values cannot be compared.");
    if (!sameRule(was.initial, now.initial)) diffWords(id, "initial", textOf(was.initial), textOf(now.initial), out);
    if (!sameRule(was.carry, now.carry))
        add(out, Compatible, id, "carry", textOf(was.carry), textOf(now.carry),
            "Other rows of " + quoted(id) + " travel into the next record.");
    diffWords(id, "title", was.titleCell, now.titleCell, out);
    diffWords(id, "add", was.addLabel, now.addLabel, out);
    if (was.lines != now.lines) diffWords(id, "lines", std::to_string(was.lines), std::to_string(now.lines), out);
    if (was.maxRows != now.maxRows)
        add(out, now.maxRows > was.maxRows ? Compatible : Narrowing, id, "max", std::to_string(was.maxRows),
            std::to_string(now.maxRows),
            quoted(id) + (now.maxRows > was.maxRows ? " may have more rows." : " may have fewer rows."));
    diffTranslations(id, was.translations, now.translations, out);
}

} // namespace trellis::detail
