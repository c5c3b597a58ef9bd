// trellis: the process around runCli(). Everything else is in cli.hpp and testable without a process.
#include "cli/cli.hpp"

#include <cstdlib>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace {

/// From the terminal itself, so that it works while the standard input carries answers.
std::optional<std::string> askWithoutEcho(const std::string& question) {
    auto* terminal = std::fopen("/dev/tty", "r+");
    if (!terminal) return std::nullopt;
    std::fputs(question.c_str(), terminal);
    std::fflush(terminal);
    termios before{};
    bool changed = tcgetattr(fileno(terminal), &before) == 0;
    auto quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (changed) tcsetattr(fileno(terminal), TCSAFLUSH, &quiet);
    std::string given;
    int c;
    while ((c = std::fgetc(terminal)) != EOF && c != '\n') given += static_cast<char>(c);
    if (changed) tcsetattr(fileno(terminal), TCSAFLUSH, &before);
    std::fputs("\n", terminal);
    std::fclose(terminal);
    return given;
}

} // namespace

int main(int argc, char** argv) {
    trellis::CliIo io{std::cin,
                      std::cout,
                      std::cerr,
                      [](const std::string& name) -> std::optional<std::string> {
                          auto* value = std::getenv(name.c_str());
                          if (!value) return std::nullopt;
                          return value;
                      },
                      askWithoutEcho,
                      {}};
    return trellis::runCli({argv + 1, argv + argc}, io);
}
