#include "desk/retention.hpp"

#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace trellis {
namespace {

constexpr const char* concerns = "risk.items";

class Lister {
public:
    Lister(Desk& desk, bool all, Progress& progress)
        : desk_(desk)
        , policies_(desk.packs().policies())
        , all_(all)
        , progress_(progress) {
        for (auto* kind : desk.plugins().kinds())
            if (kind->role == "agreement") agreementKinds_.insert(kind->id);
        for (auto& terms : desk.agreements()) ended_[terms.id] = terms.ended;
    }

    std::vector<RetentionLine> list() {
        RecordFilter filter;
        filter.withDrafts = false;
        filter.most = std::numeric_limits<int>::max();
        const auto records = desk_.records(filter);
        long done = 0;
        for (auto& record : records) {
            progress_.step("Looking at what is kept for how long", ++done, static_cast<long>(records.size()));
            if (progress_.cancelled()) break;
            for (auto& of : classesOf(record)) add(of, record);
        }
        std::ranges::stable_sort(out_, [](auto& a, auto& b) {
            return a.due.has_value() != b.due.has_value() ? a.due.has_value() : a.due < b.due;
        });
        return std::move(out_);
    }

private:
    std::vector<std::string> classesOf(const RecordLine& record) const {
        if (!record.author.empty())
            return record.author == desk_.me().code ? std::vector<std::string>{"REFLECTION"}
                                                    : std::vector<std::string>{};
        if (agreementKinds_.contains(record.kind)) return {"AGREEMENT"};
        if (record.agreement.empty()) return {"META"};
        std::vector<std::string> out{"ADMIN"};
        const auto head = desk_.workspace().head(record.id);
        if (!head) return out;
        try {
            const auto form = desk_.templateOf(head->form);
            for (auto& section : form->sections)
                if (std::ranges::any_of(section.items,
                                        [](auto& item) { return !(item.classes == ClassSet(VisibilityClass::A)); })) {
                    out.push_back("CONTENT");
                    break;
                }
            if (form->find(concerns))
                if (const auto layer = desk_.workspace().revision(head->revision);
                    layer && !layer->answers.rowsOf(concerns).empty())
                    out.push_back("RISKPOINTER");
        } catch (const Error&) { // its form cannot be read here: for its content the rule holds all the same
            out.push_back("CONTENT");
        }
        return out;
    }

    void add(const std::string& of, const RecordLine& record) {
        RetentionLine line;
        line.of = of;
        line.record = record;
        line.rule = *policies_.ruleOf(of);
        line.since = triggered(line.rule, record);
        // At nought months "at once" is due on the day itself; what the owner decides is never due by a rule.
        if (line.since && line.rule.trigger != "owner") line.due = line.since->plusMonths(line.rule.months);
        if (const auto* hold = policies_.holdOn(of)) line.hold = *hold;
        if (all_ || line.isDue(desk_.today())) out_.push_back(std::move(line));
    }

    std::optional<Date> triggered(const RetentionRule& rule, const RecordLine& record) const {
        if (rule.trigger == "last-contact") return record.day;
        if (rule.trigger != "end-of-agreement") return {};
        const auto found = ended_.find(agreementKinds_.contains(record.kind) ? record.id : record.agreement);
        return found == ended_.end() ? std::nullopt : found->second;
    }

    Desk& desk_;
    const Policies& policies_;
    bool all_;
    Progress& progress_;
    std::set<std::string> agreementKinds_;
    std::map<Id, std::optional<Date>> ended_;
    std::vector<RetentionLine> out_;
};

} // namespace

std::vector<RetentionLine> retentionList(Desk& desk, bool all, Progress& progress) {
    checkMayManage(desk.role());
    return Lister(desk, all, progress).list();
}

} // namespace trellis
