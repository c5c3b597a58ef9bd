// What a child that runs a locality's plugins gives up before any of their code runs.
//
//   memory       RLIMIT_AS; what is left over is not swapped out to the rest of the machine
//   files        Landlock: nothing can be opened but the plugin set's own folder and the system's libraries, to read;
//                at most 1 MiB can be written into what is open already, which is its own standard output;
//                seccomp: no rights, owners, times or lengths of files are changed by name, no folder is watched
//   network      seccomp: there is no socket
//   programs     seccomp: no fork, no exec, no signals to others, no looking into others, no raising of these limits
//   remains      no core dump, not dumpable; every descriptor closed but the pipe and what stands for standard output
//
// A kernel without Landlock or seccomp gives less; then the child says so and the Library shows it. The filter names
// what is forbidden, not what is allowed, so that another C library's everyday calls keep working: the wall that
// counts is that there is no file and no socket to reach.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

/// Gives all that up for good. Returns what this machine could not take away, one phrase each ("files of the person who
/// works here can be read"); empty: everything is in place. `pipe` is where last words go (Forbidden).
std::vector<std::string> confine(const std::filesystem::path& folder, std::uint64_t memory, int pipe);

/// The same phrases, without giving anything up: for a list of plugins.
std::vector<std::string> missingProtections();

/// "start another program", "reach the network", … for a system call that was stopped.
std::string forbiddenDeed(long systemCall);

/// How a child ends that asked for more memory than it may have.
constexpr int endedForMemory = 77;

} // namespace trellis
