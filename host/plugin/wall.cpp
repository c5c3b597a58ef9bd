#include "plugin/wall.hpp"

#include "model/error.hpp"
#include "plugin/runner/runner.hpp"
#include "record/canonical.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

thread_local CallContext* now = nullptr;
constexpr const char* nothingLost = "Nothing in the record was changed by it.";
constexpr const char* fresh = "You can go on: it is started afresh for its next call. Please tell its publisher.";
constexpr const char* aside = "It is set aside until you try it again from the Library. Please tell its publisher.";
constexpr const char* tellPublisher = "You can go on; if it happens again, turn the plugin off and tell its publisher.";

/// Calls may nest (a plugin's answer makes the host ask again); the outer one comes back afterwards.
class Opened {
public:
    Opened(CallContext& context, Breadcrumbs* crumbs)
        : own_(context)
        , outer_(now)
        , crumbs_(crumbs) {
        now = &context;
        if (crumbs_) crumbs_->drop(context.plugin, context.step);
    }
    ~Opened() {
        now = outer_;
        if (!crumbs_) return;
        crumbs_->pickUp(own_.plugin, own_.step);
        if (outer_) crumbs_->drop(outer_->plugin, outer_->step);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

private:
    const CallContext& own_;
    CallContext* outer_;
    Breadcrumbs* crumbs_;
};

} // namespace

CallContext* CallContext::current() { return now; }

trellis_status CallContext::refuse(const std::string& sentence) {
    if (now && now->nonsense.empty()) now->nonsense = isUtf8(sentence) ? sentence : "it named something in a text that is not UTF-8.";
    return TRELLIS_BAD_INPUT;
}

trellis_status CallContext::notDeclared(const std::string& item) {
    if (now && now->undeclared.empty()) now->undeclared = isUtf8(item) ? item : "something whose name is not UTF-8";
    return TRELLIS_NOT_DECLARED;
}

Outcome Wall::run(const std::string& step, const std::function<trellis_status()>& work, WireWriter* script,
                  std::vector<std::string>* log) const {
    CallContext context{plugin_, step, {}, {}, {}, clock_, random_, runner_, script, log, &options_};
    Outcome outcome;
    const Opened opened(context, crumbs_);
    try {
        outcome.status = work();
    } catch (const CallEnded&) {
        throw;
    } catch (const std::exception& error) {
        outcome.thrown = error.what();
        if (outcome.thrown.empty() || !isUtf8(outcome.thrown)) outcome.thrown = "an exception";
    } catch (...) {
        outcome.thrown = "an exception of an unknown type";
    }
    outcome.said = std::move(context.said);
    outcome.nonsense = std::move(context.nonsense);
    outcome.undeclared = std::move(context.undeclared);
    return outcome;
}

void Wall::call(const std::string& step, const std::function<trellis_status()>& work) const {
    Outcome went;
    try {
        went = run(step, work);
    } catch (const CallEnded& ended) {
        throw Error(ended.code,
                    fmt::format("The plugin {} could not {}: {} {}", plugin_, step, ended.why, nothingLost),
                    ended.setAside ? aside : fresh);
    }
    const auto stopped = [&](const char* code, const std::string& why) {
        return Error(code, fmt::format("The plugin {} could not {}: {} {}", plugin_, step, why, nothingLost),
                     tellPublisher);
    };
    if (!went.thrown.empty()) throw stopped("TR-P23", fmt::format("it let an exception out ({}).", went.thrown));
    if (!went.undeclared.empty())
        throw stopped("TR-P22", fmt::format("it asked for {}, which its manifest does not declare.", went.undeclared));
    if (!went.nonsense.empty()) throw stopped("TR-P21", went.nonsense);
    if (went.status != TRELLIS_OK) throw stopped("TR-P20", went.said.empty() ? "it did not say why." : went.said);
}

} // namespace trellis
