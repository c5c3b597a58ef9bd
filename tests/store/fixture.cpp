#include "store/fixture.hpp"

#include <unistd.h>

namespace trellis::test {

namespace fs = std::filesystem;

Folder::Folder() {
    std::string pattern = (fs::temp_directory_path() / "trellis-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) FAIL("no temporary folder could be made");
    path = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

Template smallForm(const std::string& version) {
    auto item = [](const char* id, ItemType type, ClassSet classes) {
        Item out;
        out.id = id;
        out.type = type;
        out.label = id;
        out.classes = classes;
        return out;
    };
    Template form;
    form.ref = {"test.session", version, blake2bHex("form " + version)};
    form.title = "Test session";
    form.xml = "<template id=\"test.session\" version=\"" + version +
               "\">\n  <!-- whole text, with Ŵ and 🙂 -->\n</template>\n";
    Section section;
    section.id = "main";
    section.title = "Main";
    section.items = {item("summary", ItemType::LongText, VisibilityClass::P | VisibilityClass::S),
                     item("private", ItemType::LongText, VisibilityClass::P),
                     item("minutes", ItemType::Integer, VisibilityClass::A),
                     item("scale", ItemType::Scale, VisibilityClass::M),
                     item("held", ItemType::Boolean, VisibilityClass::A),
                     item("on", ItemType::Date, VisibilityClass::A),
                     item("from", ItemType::Time, VisibilityClass::A),
                     item("focus", ItemType::Choices, VisibilityClass::P),
                     item("case", ItemType::Case, VisibilityClass::P)};
    Item actions = item("actions", ItemType::Rows, VisibilityClass::P);
    actions.owner = "action.owner";
    actions.cells = {item("action.what", ItemType::Text, VisibilityClass::P),
                     item("action.owner", ItemType::Person, VisibilityClass::P),
                     item("action.due", ItemType::Date, VisibilityClass::P)};
    section.items.push_back(actions);
    form.sections = {section};
    return form;
}

StoreOptions Bench::options() {
    StoreOptions out;
    out.clock = &clock;
    out.random = &random;
    out.cost = KeyCost::cheapest();
    return out;
}

void Bench::make() {
    NewStore what;
    what.folder = place;
    what.name = "Practice";
    what.locality = "FK";
    what.firstUser = {"FK-S1", Role::Supervisor};
    what.passphrase = passphrase;
    workspace = Workspace::create(what, options(), &recoveryCode);
}

Workspace& Bench::open(const PersonCode& user) {
    close();
    workspace = Workspace::open(place, user, passphrase, options());
    return *workspace;
}

DraftState Bench::draft(const std::string& summary, const std::string& record) {
    DraftState out;
    out.key = {record.empty() ? newId(clock, random) : record, "test-session", "agreement-1", "FK-S1", {"FK-CP3"}};
    out.form = form.ref;
    out.day = clock.today();
    out.state = "completed";
    out.author = "FK-S1";
    out.answers.values["summary"] = summary;
    out.answers.values["minutes"] = 55.0;
    out.answers.values["held"] = true;
    out.answers.values["on"] = clock.today();
    out.answers.values["from"] = TimeOfDay{605};
    out.answers.values["focus"] = Codes{"U02", "U05"};
    out.answers.values["case"] = Code{"C-12"};
    out.answers.values["private"] = Missing{"declined"};
    out.answers.rows["actions"] = {
        {newId(clock, random), {{"action.what", std::string("Ring the clinic")}, {"action.owner", Code{"FK-CP3"}}}},
        {newId(clock, random), {{"action.what", std::string("Book the room")}, {"action.due", clock.today() + 7}}}};
    return out;
}

RecordRevision Bench::finished(const std::string& summary) { return workspace->finalise(draft(summary), form); }

} // namespace trellis::test
