// The wall around a plugin. Every call into a plugin's code goes through here, and nothing but a value or an Error
// comes back.
//
// On the way in it drops a breadcrumb and opens a CallContext, where the host's functions note what the plugin did
// wrong. On the way out it turns whatever happened into one sentence that names plugin and step:
//   TR-P20  the plugin said that it cannot do this, and why
//   TR-P21  what it handed over makes no sense (unknown item, wrong type, text that is not UTF-8, unknown state)
//   TR-P22  it asked for something that its manifest does not declare
//   TR-P23  an exception came out of it
// A crash is not caught here: see breadcrumbs.hpp.
#pragma once
#include "model/environment.hpp"
#include "plugin/breadcrumbs.hpp"

#include <trellis/plugin.h>

#include <functional>
#include <string>

namespace trellis {

/// What happens during one call. Host functions find it with `current()`; it is this thread's.
struct CallContext {
    std::string plugin;
    std::string step;
    std::string said;       ///< the plugin's own sentence, from host->fail()
    std::string nonsense;   ///< the first thing it handed over that makes no sense
    std::string undeclared; ///< the first item it asked for without declaring it
    Clock* clock = nullptr;
    Random* random = nullptr;

    static CallContext* current();
    /// Notes it and returns TRELLIS_BAD_INPUT, so that a host function can `return CallContext::refuse("…")`.
    static trellis_status refuse(const std::string& sentence);
    static trellis_status notDeclared(const std::string& item);
};

class Wall {
public:
    Wall(std::string plugin, Breadcrumbs* crumbs, Clock* clock, Random* random)
        : plugin_(std::move(plugin))
        , crumbs_(crumbs)
        , clock_(clock)
        , random_(random) {}
    const std::string& plugin() const { return plugin_; }
    /// Runs `work`. Returns when it answered TRELLIS_OK and did nothing wrong on the way; Error otherwise.
    void call(const std::string& step, const std::function<trellis_status()>& work) const;

private:
    std::string plugin_;
    Breadcrumbs* crumbs_;
    Clock* clock_;
    Random* random_;
};

} // namespace trellis
