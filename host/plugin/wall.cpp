#include "plugin/wall.hpp"

#include "model/error.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

thread_local CallContext* now = nullptr;
constexpr const char* nothingLost = "Nothing in the record was changed by it.";
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
    if (now && now->nonsense.empty()) now->nonsense = sentence;
    return TRELLIS_BAD_INPUT;
}

trellis_status CallContext::notDeclared(const std::string& item) {
    if (now && now->undeclared.empty()) now->undeclared = item;
    return TRELLIS_NOT_DECLARED;
}

void Wall::call(const std::string& step, const std::function<trellis_status()>& work) const {
    CallContext context{plugin_, step, {}, {}, {}, clock_, random_};
    trellis_status status = TRELLIS_FAULT;
    std::string thrown;
    {
        const Opened opened(context, crumbs_);
        try {
            status = work();
        } catch (const std::exception& error) {
            thrown = error.what();
            if (thrown.empty()) thrown = "an exception";
        } catch (...) {
            thrown = "an exception of an unknown type";
        }
    }
    const auto stopped = [&](const char* code, const std::string& why) {
        return Error(code, fmt::format("The plugin {} could not {}: {} {}", plugin_, step, why, nothingLost),
                     tellPublisher);
    };
    if (!thrown.empty()) throw stopped("TR-P23", fmt::format("it let an exception out ({}).", thrown));
    if (!context.undeclared.empty())
        throw stopped("TR-P22",
                      fmt::format("it asked for {}, which its manifest does not declare.", context.undeclared));
    if (!context.nonsense.empty()) throw stopped("TR-P21", context.nonsense);
    if (status != TRELLIS_OK) throw stopped("TR-P20", context.said.empty() ? "it did not say why." : context.said);
}

} // namespace trellis
