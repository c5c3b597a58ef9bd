#include "demo/recipes.hpp"

#include "model/environment.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unordered_map>

namespace trellis {

using Json = nlohmann::ordered_json;

namespace {

[[noreturn]] void senseless(const std::string& what) {
    throw Error("TR-D41", "The story of the demo makes no sense: " + what + ". No workspace was kept.",
                "Install Trellis again, or mend the story in templates/demo.");
}

void replaceAll(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// `over` on top of `base`: single answers and settlements replace each other, row instructions are collected, unless
/// they say "replace".
void lay(Json& base, const Json& over) {
    for (auto* part : {"set", "settle"})
        if (over.contains(part))
            for (auto& [item, value] : over[part].items()) base[part][item] = value;
    if (over.contains("rows"))
        for (auto& [item, instruction] : over["rows"].items()) {
            auto& all = base["rows"][item];
            if (instruction.value("replace", false) || !all.is_array()) all = Json::array();
            all.push_back(instruction);
        }
    for (auto* part : {"variants", "leave-out"})
        if (over.contains(part))
            for (auto& one : over[part]) base[part].push_back(one);
}

/// What stands in a recipe as it is.
Given literal(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number()) return value.get<double>();
    if (value.is_array()) return value.get<std::vector<std::string>>();
    return Missing{};
}

} // namespace

struct Recipes::State {
    explicit State(std::uint64_t seed)
        : random(seed) {}
    Json recipes;
    std::unordered_map<std::string, std::vector<std::string>> phrases; ///< by bank
    SeededRandom random;
    std::unordered_map<std::string, std::vector<std::size_t>> bags; ///< phrases not used yet, by agreement and bank
    std::unordered_map<std::string, int> walks;                     ///< where each walk stands, by agreement and name
    std::unordered_map<std::string, Json> laid;                     ///< recipes laid over each other already

    // While one record is filled.
    const Scene* scene = nullptr;
    std::string caseCode, each;
    std::set<std::string> casesUsed;
    const GivenRow* row = nullptr;

    double unit() { return static_cast<double>(random.next() >> 11) / 9007199254740992.0; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random.next() % n); }

    const Json& recipe(const std::string& name) const {
        auto found = recipes.find(name);
        if (found == recipes.end()) senseless("there is no recipe '" + name + "'");
        return *found;
    }

    void layAll(Json& base, const std::string& name) const {
        auto& one = recipe(name);
        if (one.contains("like")) layAll(base, one["like"]);
        lay(base, one);
    }

    /// A person from the caseload who was not yet spoken of in this record, as long as there is one.
    std::string drawCase() {
        auto found = scene->lists.find("cases");
        if (found == scene->lists.end() || found->second.empty()) return "XX-00";
        std::vector<std::string> fresh;
        for (auto& one : found->second)
            if (!casesUsed.contains(one)) fresh.push_back(one);
        auto& from = fresh.empty() ? found->second : fresh;
        caseCode = from[below(from.size())];
        casesUsed.insert(caseCode);
        return caseCode;
    }

    /// What a name may refer to: "$each", and "{cell}" of the row at hand.
    void fillIn(std::string& name) const {
        replaceAll(name, "$each", each);
        if (!row || name.find('{') == std::string::npos) return;
        for (auto& [cell, value] : row->cells)
            if (auto* text = std::get_if<std::string>(&value)) replaceAll(name, "{" + cell + "}", *text);
    }

    std::string phrase(std::string bank) {
        fillIn(bank);
        auto found = phrases.find(bank);
        if (found == phrases.end() || found->second.empty()) senseless("there are no phrases '" + bank + "'");
        auto& bag = bags[scene->key + "/" + bank];
        if (bag.empty())
            for (std::size_t i = 0; i < found->second.size(); ++i) bag.push_back(i);
        auto at = below(bag.size());
        auto text = found->second[bag[at]];
        bag.erase(bag.begin() + static_cast<std::ptrdiff_t>(at));
        return withCase(std::move(text));
    }

    std::string withCase(std::string text) {
        if (text.find("{case}") == std::string::npos) return text;
        replaceAll(text, "{case}", caseCode.empty() ? drawCase() : caseCode);
        return text;
    }

    std::string day(Date from, const std::string& rest) { return (rest.empty() ? from : from + std::stoi(rest)).iso(); }

    Given variable(const std::string& name) {
        auto starts = [&](const char* word) { return name.starts_with(word); };
        if (starts("$day")) return day(scene->day, name.substr(4));
        if (starts("$next")) return day(scene->next, name.substr(5));
        if (name == "$review") return scene->review.iso();
        if (name == "$until") return scene->until.iso();
        if (name == "$place") return scene->place;
        if (name == "$time") return scene->time;
        if (name == "$cadence") return static_cast<double>(scene->cadence);
        if (name == "$minutes") return static_cast<double>(scene->minutes);
        if (name == "$supervisor") return scene->supervisor;
        if (name == "$supervisee") return scene->supervisees.front();
        if (name == "$somebody") return scene->supervisees[below(scene->supervisees.size())];
        if (name == "$case") return drawCase();
        if (name == "$each") return each;
        senseless("'" + name + "' is nothing that is known");
    }

    Given some(const Json& value) {
        auto& all = value["some"];
        auto least = value["count"][0].get<int>(), most = value["count"][1].get<int>();
        auto wanted = static_cast<std::size_t>(random.between(least, most));
        std::vector<std::size_t> chosen(all.size());
        for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = i;
        while (chosen.size() > wanted) chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(below(chosen.size())));
        std::vector<std::string> out;
        for (auto i : chosen) out.push_back(all[i].get<std::string>());
        return out;
    }

    /// One step: down with probability "down", up with "up", else none; never past the ends of "within".
    int walk(const Json& value) {
        auto name = value["walk"].get<std::string>();
        fillIn(name);
        auto [at, fresh] = walks.try_emplace(scene->key + "/" + name, 0);
        if (fresh) return at->second = random.between(value["from"][0], value["from"][1]);
        auto drawn = unit(), down = value.value("down", 0.0), up = value.value("up", 0.0);
        auto to = at->second + (drawn < down ? -1 : drawn < down + up ? 1 : 0);
        return at->second = std::clamp(to, value["within"][0].get<int>(), value["within"][1].get<int>());
    }

    /// nullopt: nothing is answered.
    std::optional<Given> make(const Json& value) {
        if (value.is_string()) {
            auto text = value.get<std::string>();
            return text.starts_with("$") ? variable(text) : Given(withCase(std::move(text)));
        }
        if (!value.is_object()) return literal(value);
        if (value.contains("bank")) return phrase(value["bank"]);
        if (value.contains("one")) return make(value["one"][below(value["one"].size())]);
        if (value.contains("some")) return some(value);
        if (value.contains("between"))
            return static_cast<double>(random.between(value["between"][0], value["between"][1]));
        if (value.contains("walk")) return static_cast<double>(walk(value));
        if (value.contains("chance")) {
            if (unit() < value["chance"].get<double>()) return make(value["give"]);
            return std::nullopt;
        }
        senseless("nothing can be made of " + value.dump());
    }

    void setCells(GivenRow& target, const Json& cells) {
        row = &target;
        for (auto& [cell, value] : cells.items())
            if (auto made = make(value)) under(target.cells, cell) = std::move(*made);
        row = nullptr;
    }

    /// The first rule of "match" whose cells this row has.
    static const Json* matching(const Json& how, const GivenRow& one) {
        if (!how.contains("match")) return nullptr;
        for (auto& rule : how["match"]) {
            bool all = true;
            for (auto& [cell, value] : rule["if"].items()) {
                auto* there = named(one.cells, cell);
                all = all && there && *there == literal(value);
            }
            if (all) return &rule;
        }
        return nullptr;
    }

    void settle(std::vector<GivenRow>& rows, const Json& how) {
        for (auto& one : rows) {
            caseCode.clear();
            bool happens = unit() < how.value("chance", 1.0);
            auto part = happens ? "set" : "otherwise";
            if (auto* special = matching(how, one))
                setCells(one, (*special)["set"]);
            else if (how.contains(part))
                setCells(one, how[part]);
        }
    }

    void addRow(std::vector<GivenRow>& rows, const Json& cells) {
        caseCode.clear();
        setCells(rows.emplace_back(), cells);
    }

    void add(std::vector<GivenRow>& rows, const Json& how) {
        if (how.value("only-when-empty", false) && !rows.empty()) return;
        if (how.value("instead", false)) rows.clear();
        if (how.contains("list"))
            for (auto& cells : how["list"]) addRow(rows, cells);
        if (how.contains("each"))
            for (auto& one : scene->lists.at(how["each"].get<std::string>())) {
                each = one;
                addRow(rows, how["row"]);
            }
        if (how.contains("times"))
            for (int i = random.between(how["times"][0], how["times"][1]); i > 0; --i) addRow(rows, how["row"]);
    }

    GivenAnswers fill(const Json& recipe, const GivenRows& present) {
        casesUsed.clear();
        caseCode.clear();
        GivenAnswers out;
        auto set = [&](const Json& values) {
            for (auto& [item, value] : values.items()) {
                caseCode.clear();
                if (auto made = make(value)) under(out.values, item) = std::move(*made);
            }
        };
        static const Json none = Json::object(), nothing = Json::array();
        auto part = [](const Json& of, const char* name, const Json& otherwise) -> const Json& {
            auto found = of.find(name);
            return found == of.end() ? otherwise : *found;
        };
        set(part(recipe, "set", none));
        for (auto& group : part(recipe, "variants", nothing)) set(part(group[below(group.size())], "set", none));
        auto &settlements = part(recipe, "settle", none), &additions = part(recipe, "rows", none);
        auto rowsOf = [&](const std::string& item) -> std::vector<GivenRow>& {
            if (auto* there = named(out.rows, item)) return *there;
            auto* before = named(present, item);
            return out.rows.emplace_back(item, before ? *before : std::vector<GivenRow>{}).second;
        };
        for (auto& [item, how] : settlements.items())
            if (named(present, item)) settle(rowsOf(item), how);
        for (auto& [item, list] : additions.items())
            for (auto& how : list) add(rowsOf(item), how);
        for (auto& left : part(recipe, "leave-out", nothing)) {
            auto itIs = [item = left.get<std::string>()](auto& one) { return one.first == item; };
            std::erase_if(out.values, itIs);
            std::erase_if(out.rows, itIs);
        }
        return out;
    }
};

Recipes::Recipes(const std::string& story, const std::string& phrases, std::uint64_t seed)
    : state_(std::make_unique<State>(seed)) {
    try {
        auto json = Json::parse(story);
        state_->recipes = json.at("recipes");
        const auto banks = Json::parse(phrases);
        for (auto& [bank, all] : banks.items())
            if (all.is_array()) state_->phrases[bank] = all.get<std::vector<std::string>>();
        int number = 0;
        for (auto& moment : json.value("moments", Json::array()))
            state_->recipes["moment:" + std::to_string(number++)] = moment;
        number = 0;
        for (auto& one : json.value("entries", Json::array()))
            state_->recipes["entry:" + std::to_string(number++)] = one;
        for (auto& one : json.value("agreements", Json::array()))
            if (one.contains("answers"))
                state_->recipes["terms:" + one["key"].get<std::string>()] = {
                    {"like", one.value("agreement-recipe", "agreement")}, {"set", one["answers"]}};
    } catch (const Json::exception& problem) {
        senseless(problem.what());
    }
}

Recipes::~Recipes() = default;

std::string Recipes::kind(const std::string& recipe) const {
    auto& one = state_->recipe(recipe);
    if (one.contains("kind")) return one["kind"];
    if (one.contains("like")) return kind(one["like"]);
    senseless("the recipe '" + recipe + "' names no kind of record");
}

std::string Recipes::form(const std::string& recipe) const {
    auto& one = state_->recipe(recipe);
    if (one.contains("template")) return one["template"];
    return one.contains("like") ? form(one["like"]) : "";
}

GivenAnswers Recipes::fill(const std::vector<std::string>& recipes, const Scene& scene, const GivenRows& present) {
    try {
        std::string names;
        for (auto& name : recipes) names += name + "\n";
        auto [laid, fresh] = state_->laid.try_emplace(names, Json::object());
        auto& whole = laid->second;
        if (fresh)
            for (auto& name : recipes) state_->layAll(whole, name);
        state_->scene = &scene;
        auto made = state_->fill(whole, present);
        state_->scene = nullptr;
        return made;
    } catch (const Json::exception& problem) {
        senseless(problem.what());
    }
}

bool Recipes::happens(double chance) { return state_->unit() < chance; }

} // namespace trellis
