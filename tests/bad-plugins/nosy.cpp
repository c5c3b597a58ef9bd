// A plugin that keeps all it is handed: its measures count every record and repeat what stands in it, in every width;
// its views and its export do the same. Well behaved at the wall; what it may not have must not reach it.
#include <trellis/plugin.hpp>

#include <functional>

namespace {

using namespace trellis::sdk;

std::string all(const Record& record) {
    std::string words = record.kind() + " " + record.about().words();
    for (auto* item : {"session.status", "reflection.date", "reflection.share", "reflection.cpd-text",
                       "reflection.agenda-text", "wswnw.what", "seveneyed.supervisor"})
        words += "|" + record.text(item) + record.code(item);
    return words;
}

void each(const Timeline& timeline, const std::function<void(const Record&)>& take) {
    for (auto& record : timeline.records()) take(record);
    if (timeline.parts().size() == 1 && timeline.parts().front().records().size() == timeline.records().size()) return;
    for (auto& part : timeline.parts())
        for (auto& record : part.records()) take(record);
}

class Counting : public Measure {
public:
    using Measure::Measure;
    void observe(const Timeline& timeline, Observations& out) const override {
        each(timeline, [&](const Record& record) { out.add(record.about(), 1).from(record).because(all(record)); });
    }
};

class Telling : public Viewer {
public:
    using Viewer::Viewer;
    void show(const std::optional<Timeline>& timeline, View& out) const override {
        out.column("what", "What").column("count", "Count", true);
        int count = 0;
        if (timeline)
            each(*timeline, [&](const Record& record) {
                out.row().cell(all(record)).cell("1", 1);
                ++count;
            });
        out.reading(std::to_string(count) + " records.");
    }
};

#define NOSY(Name, Base, id)                                                                                           \
    class Name final : public Base {                                                                                   \
    public:                                                                                                            \
        Name()                                                                                                         \
            : Base(id) {}                                                                                              \
    }
NOSY(OfAgreement, Counting, "nosy.agreement");
NOSY(OfPerson, Counting, "nosy.person");
NOSY(OfSupervisor, Counting, "nosy.supervisor");
NOSY(OfLocality, Counting, "nosy.locality");
NOSY(AboutAgreement, Telling, "nosy.about-agreement");
NOSY(AboutPerson, Telling, "nosy.about-person");
NOSY(AboutSupervisor, Telling, "nosy.about-supervisor");
NOSY(AboutLocality, Telling, "nosy.about-locality");

} // namespace

TRELLIS_PLUGIN("example.nosy", "1.0.0", OfAgreement, OfPerson, OfSupervisor, OfLocality, AboutAgreement, AboutPerson,
               AboutSupervisor, AboutLocality);
