// The wall around a plugin. Every call into a plugin's code goes through here, and nothing but a value or an Error
// comes back.
//
// On the way in it drops a breadcrumb and opens a CallContext, where the host's functions note what the plugin did
// wrong. On the way out it turns whatever happened into one sentence that names plugin and step:
//   TR-P20  the plugin said that it cannot do this, and why
//   TR-P21  what it handed over makes no sense (unknown item, wrong type, text that is not UTF-8, unknown state)
//   TR-P22  it asked for something that its manifest does not declare
//   TR-P23  an exception came out of it
// A crash is not caught here: see breadcrumbs.hpp. Of a plugin that runs apart (runner/runner.hpp) it is: TR-P32, TR-P33
// and TR-P40 to TR-P51.
#pragma once
#include "model/environment.hpp"
#include "plugin/breadcrumbs.hpp"
#include "plugin/option.hpp"

#include <trellis/plugin.h>

#include <functional>
#include <string>
#include <vector>

namespace trellis {

class Runner;
class WireWriter;

/// What happens during one call. Host functions find it with `current()`; it is this thread's.
struct CallContext {
    std::string plugin;
    std::string step;
    std::string said;       ///< the plugin's own sentence, from host->fail()
    std::string nonsense;   ///< the first thing it handed over that makes no sense
    std::string undeclared; ///< the first item it asked for without declaring it
    Clock* clock = nullptr;
    Random* random = nullptr;
    Runner* runner = nullptr;                ///< where the plugin's code runs; null: in this process
    WireWriter* script = nullptr;            ///< in the child: where results are written down (runner/script.hpp)
    std::vector<std::string>* log = nullptr; ///< in the child: lines for the developer's log
    const Options* options = nullptr;        ///< what the plugin may ask trellis.host.options/1 for

    static CallContext* current();
    /// Notes it and returns TRELLIS_BAD_INPUT, so that a host function can `return CallContext::refuse("…")`.
    static trellis_status refuse(const std::string& sentence);
    static trellis_status notDeclared(const std::string& item);
};

/// How a call went, before anybody judges it.
struct Outcome {
    trellis_status status = TRELLIS_FAULT;
    std::string thrown; ///< words of the exception that came out; empty: none did
    std::string said, nonsense, undeclared;
};

class Wall {
public:
    Wall(std::string plugin, Breadcrumbs* crumbs, Clock* clock, Random* random, Runner* runner = nullptr)
        : plugin_(std::move(plugin))
        , crumbs_(crumbs)
        , clock_(clock)
        , random_(random)
        , runner_(runner) {}
    const std::string& plugin() const { return plugin_; }
    /// What holds for the plugin's options from now on.
    void set(Options options) { options_ = std::move(options); }
    /// Runs `work`. Returns when it answered TRELLIS_OK and did nothing wrong on the way; Error otherwise.
    void call(const std::string& step, const std::function<trellis_status()>& work) const;
    /// Runs `work` and tells how it went. Throws only CallEnded (runner/runner.hpp). For the child, which judges nothing.
    Outcome run(const std::string& step, const std::function<trellis_status()>& work, WireWriter* script = nullptr,
                std::vector<std::string>* log = nullptr) const;

private:
    std::string plugin_;
    Breadcrumbs* crumbs_;
    Clock* clock_;
    Random* random_;
    Runner* runner_;
    Options options_;
};

} // namespace trellis
