// trellis-plugin-runner FOLDER MEMORY PARENT: started by Trellis with the pipe on descriptor 3, never by hand.
#include "plugin/runner/confinement.hpp"
#include "plugin/runner/serve.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int pipeEnd = 3;

/// What plugins print goes into a file of their own that nobody reads; the pipe is none of theirs.
void keepPrintingApart() {
    const int file = ::memfd_create("printed", MFD_CLOEXEC);
    if (file < 0) return;
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::close(file);
}

} // namespace

int main(int argc, char** argv) {
    int type = 0;
    socklen_t size = sizeof type;
    if (argc != 4 || ::getsockopt(pipeEnd, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        std::fputs("trellis-plugin-runner is started by Trellis, to keep a locality's plugins apart. There is nothing "
                   "to do by hand; try: trellis plugin list\n",
                   stderr);
        return 2;
    }
    // A workbench that is gone takes its child along, also one that hangs in a plugin.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != std::atoi(argv[3])) return 0;
    ::close_range(pipeEnd + 1, ~0U, 0);
    keepPrintingApart();
    trellis::serve(pipeEnd, trellis::confine(argv[1], std::strtoull(argv[2], nullptr, 10), pipeEnd));
    return 0; // what plugins left for the end of the process runs now
}
