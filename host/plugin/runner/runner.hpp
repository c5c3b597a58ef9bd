// The workbench's end of the pipe: one long-lived child (trellis-plugin-runner) for all native plugins of one locality.
//
// Started at the first need, confined (confinement.hpp), with a time limit on every call. Whatever the plugin does, a
// crash, a hang, a hunger for memory or nonsense ends the child and one call; the next call gets a fresh child. A plugin
// that has ended its child twice is set aside until a person tries it again; the breadcrumbs remember that.
//   TR-P33  the child cannot be started            TR-P45  it wanted more memory than it may have
//   TR-P40  it crashed in a call                   TR-P46  it wrote into what it was only lent to read
//   TR-P41  it crashed while it was loaded         TR-P47  what came through the pipe makes no sense
//   TR-P42  it crashed at the end (a remark)       TR-P48  it prints (a remark)
//   TR-P43  it did not come back in time           TR-P49  it ended its own process
//   TR-P44  it tried what no plugin may            TR-P50  it asked back without end
//   TR-P51  another plugin ended the child it waited in    TR-P32  it is set aside
#pragma once
#include "model/error.hpp"
#include "plugin/breadcrumbs.hpp"
#include "plugin/kind.hpp"
#include "plugin/runner/replies.hpp"

#include <map>
#include <mutex>
#include <set>

#include <sys/types.h>

namespace trellis {

/// A call ended without an answer. Thrown through the plugin's function and turned into the wall's sentence.
class CallEnded : public std::exception {
public:
    CallEnded(std::string theCode, std::string theReason, bool forGood)
        : code(std::move(theCode))
        , why(std::move(theReason))
        , setAside(forGood) {}
    const char* what() const noexcept override { return why.c_str(); }
    std::string code; ///< "TR-P43"
    std::string why;  ///< "it did not come back within 10 seconds."
    bool setAside;    ///< it was the second time
};

/// For what a list or the first page asks of a plugin again and again (a record's line, when the next is due): a person
/// waits for all of it at once. Shorter than RunnerLimits::call, and the shorter of the two holds.
constexpr std::chrono::milliseconds patienceOfLists{2'000};

/// One call on its way: until when, out of which patience, and who is blamed if it does not come back.
struct Turn {
    Deadline until;
    std::chrono::milliseconds patience;
    const std::string& plugin;
    const std::string& step;
};

/// Answers what the plugin asks back in the midst of a call: takes the Ask, gives the Reply (asks.hpp). Throws Garbled.
using AnswerBack = std::function<std::string(WireReader& ask)>;

/// Thread-safe: calls take turns; what is known of a plugin is told at once. While one call's question is being answered
/// the same thread may make another, of any plugin of the set: the child that waits for the answer serves it. The time that
/// an answer takes is not the plugin's.
class Runner {
public:
    /// `folder` holds the plugins of one locality, and is all they can read. Nothing is started yet.
    Runner(std::filesystem::path program, std::filesystem::path folder, RunnerLimits limits, Breadcrumbs* crumbs);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    /// Loads the plugin in the child, now and again in every later child. What is wrong with it, if something is.
    /// Throws CallEnded.
    std::optional<Error> load(const Manifest& manifest);
    /// One function of a loaded plugin. `forms` are those its records were made with; the child is sent what it has not
    /// seen yet. `longest` may shorten the time it has. Throws CallEnded, also for a plugin that is set aside.
    CallAnswer call(const std::string& plugin, const std::string& step, const std::string& arguments,
                    const std::set<FormRef>& forms, const FormSource& source, const Template* form,
                    const AnswerBack& answer, std::chrono::milliseconds longest = std::chrono::milliseconds::max());

    bool setAside(const std::string& plugin) const;
    /// How it last ended its child in this run: "summarise groups: it did not come back within 2 seconds (TR-P43)". Empty:
    /// it did not.
    std::string lastEnd(const std::string& plugin) const;
    void forgive(const std::string& plugin);
    /// Something that is not in order and does no harm: it prints. Empty otherwise.
    std::string remark(const std::string& plugin) const;
    /// What this machine could not protect against; empty before the first child.
    std::vector<std::string> unprotected() const;
    /// Ends the child and lets it run what runs at the end. What went wrong there (TR-P42, TR-P43), if something did.
    std::string quit();

private:
    void start();
    void forget();
    void send(FrameKind kind, const std::string& payload, const Turn& turn);
    std::optional<Error> sendLoad(const std::string& plugin);
    Frame answerOf(std::uint64_t sequence, Turn turn, const AnswerBack& answer);
    void sendForms(const std::set<FormRef>& forms, const FormSource& source, const Template* form, const Turn& turn);
    Frame await(const Turn& turn);
    [[noreturn]] void fell(Pipe::Went went, const Turn& turn);
    [[noreturn]] void blame(const char* code, const std::string& why, const std::string& plugin,
                            const std::string& step);
    void kill();

    std::filesystem::path program_, folder_;
    RunnerLimits limits_;
    Breadcrumbs* crumbs_;
    std::recursive_mutex turn_;
    std::unique_ptr<Pipe> pipe_;
    pid_t child_ = 0;
    long forbidden_ = -1; ///< the system call it was stopped at
    std::uint64_t atStart_ = 0; ///< ChildHello::mostMemory
    std::uint64_t sequence_ = 0;
    std::uint64_t generation_ = 0; ///< of the child: counts those that are gone
    int depth_ = 0;                ///< calls under way, one within the other
    std::map<std::string, Manifest> plugins_;
    std::set<std::string> loaded_; ///< in the present child
    std::set<std::string> seen_;   ///< hashes of forms the present child has
    /// What others may ask while a call is under way, which can take its ten seconds.
    mutable std::mutex facts_;
    std::set<std::string> aside_, printed_;
    std::map<std::string, std::string> lastEnd_;
    std::vector<std::string> unprotected_;
};

} // namespace trellis
