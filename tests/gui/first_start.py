#!/usr/bin/python3
"""First start by keyboard: make a workspace, keep the recovery code, lock, unlock; then the demo's Today.

Needs a display and a session bus of its own (see run). Closes with "N passed, N failed".
"""
import os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Window, private_home, trellis, walk, workbench

tally = Tally()
check = tally.check
passphrase = "three small boats"


def make_a_workspace(home, env):
    with Window(env=env) as window:
        check(window.wait(lambda: window.find("Welcome to Trellis", "heading")), "a first start says welcome")
        window.press("Make a workspace")
        check(window.wait(lambda: window.find("A new workspace", "heading")), "making one begins with its place")
        window.reach("Name of the workspace")
        window.type("Westmoor")
        window.reach("Your code")
        window.press("Next")
        check(window.wait(lambda: window.find("Please give yourself a code")), "what is missing is said in a sentence")
        window.reach("Your code", key="shift+Tab")
        window.type("WM-SV1")
        window.press("Next")
        check(window.wait(lambda: window.find("Your passphrase", "heading")), "then the passphrase")
        window.wait(lambda: window.focused_name() == "Passphrase", 10)
        window.type("short")
        window.press("Make the workspace")
        check(window.wait(lambda: window.find("at least ten characters")), "a short passphrase is not taken")
        window.reach("Passphrase", key="shift+Tab")
        window.key("ctrl+a")
        window.type(passphrase)
        window.reach("The same again")
        window.type(passphrase)
        window.press("Make the workspace")
        check(window.wait(lambda: window.find("Your recovery code", "heading"), 60), "the recovery code is shown")
        shown = window.find("Recovery code", "text")
        code = shown.queryText().getText(0, -1) if shown else ""
        check(code.count("-") >= 8, "it is there to read")
        window.reach("I have kept the code")
        window.key("space")
        window.press("Open the workspace")
        check(window.wait(lambda: window.find("Add people and an agreement"), 30), "an empty Today teaches what to do first")
        check(window.find(role="frame").name == "Trellis", "the title of the window says nothing about what is inside")
        window.key("ctrl+l")
        check(window.wait(lambda: window.find("Unlock", "push button")), "Ctrl+L locks")
        check(window.lets_go("Today") and window.lets_go(code), "nothing of the content is left")
        window.wait(lambda: window.focused_name() == "Passphrase", 10)
        window.type("not this one")
        window.key("Return")
        check(window.wait(lambda: window.find("not the passphrase of"), 30), "a wrong passphrase is refused in words")
        window.key("ctrl+a")
        window.type(passphrase)
        window.key("Return")
        check(window.wait(lambda: window.find("Add people and an agreement"), 60), "the right one opens it again")
        check(window.wait(lambda: "Add people" in window.focused_name(), 15), "with the keyboard in the page, not beside it")
    folder = os.path.join(home, "Documents", "westmoor.trellis")
    folder = folder if os.path.isdir(folder) else os.path.join(home, "westmoor.trellis")
    verified = subprocess.run([trellis, "--workspace", folder, "--user", "WM-SV1", "verify"], capture_output=True,
                              env=dict(env, TRELLIS_PASSPHRASE=passphrase))
    check(verified.returncode == 0, "what was made passes the check")


def keyboard_in_the_demo(env):
    place = os.path.join(env["XDG_DATA_HOME"], "trellis", "demo.trellis")
    os.makedirs(os.path.dirname(place), exist_ok=True)
    subprocess.run([trellis, "demo", place], check=True, env=env, capture_output=True, timeout=600)
    with Window("--demo", env=env) as window:
        check(window.wait(lambda: window.find("Start a session", "push button"), 60), "the demo opens on Today")
        check(window.sees("everybody and everything in here is made up"), "and says that it is one")
        check(window.wait(lambda: "Start a session" in window.focused_name(), 10), "the main action has the keyboard")
        window.key("F6")
        window.wait(lambda: "Start a session" not in window.focused_name(), 10)
        window.key("F6")
        window.wait(lambda: window.focused_name() == "Today", 5)
        window.reach("Today", key="F6", most=4)
        check(True, "F6 comes to the places")
        window.key("Down")
        check(window.wait(lambda: window.focused_name() != "Today", 10), "Down goes to the next place")
        window.key("ctrl+k")
        check(window.wait(lambda: window.find("A page, a person, a record"), 10), "Ctrl+K opens the palette")
        window.type("people")
        window.key("Return")
        check(window.wait(lambda: window.find("People and agreements", "heading"), 20), "and goes where one typed")
        window.key("alt+Left")
        check(window.wait(lambda: window.find("Start a session", "push button"), 20), "Alt+Left goes back")
        why = window.find("Why was it not held")
        if check(why, "what is overdue can be explained"):
            who = why.name.split(": ")[-1]
            window.reach(why.name)
            window.key("space")
            check(window.wait(lambda: any(n.getRoleName() in ("menu", "menu item") and "ancelled" in (n.name or "")
                                          for n in walk(window.app)), 10), "by a menu of what happened")
            window.key("Down", "Right", "Return")
            check(window.wait(lambda: window.find(f"Noted that the session with {who} was not held"), 20), "two choices store the reason")
        window.key("ctrl+q")
        ended = False
        try:
            window.wait(lambda: False, 20)
        except Stop:
            ended = window.process.returncode == 0
        check(ended, "Ctrl+Q ends it well")


def nothing_to_open(home, env):
    with Window("--workspace", os.path.join(home, "gone.trellis"), "--user", "WM-SV1", env=env) as window:
        check(window.wait(lambda: window.find("Welcome to Trellis", "heading"), 60), "what cannot be opened leads to the welcome")
        check(window.wait(lambda: window.find("(TR-")), "which says why")


def help_without_a_display(env):
    without = {name: value for name, value in env.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    for word in ("--help", "-h"):
        said = subprocess.run([workbench, word], env=without, capture_output=True, text=True, timeout=60)
        check(said.returncode == 0 and "--workspace DIR" in said.stdout and not said.stderr,
              f"{word} says what can be asked, also where there is no display")


def main():
    home, env = private_home()
    stories = (lambda: help_without_a_display(env), lambda: make_a_workspace(home, env), lambda: nothing_to_open(home, env), lambda: keyboard_in_the_demo(env))
    for story in stories:
        try:
            story()
        except Stop as why:
            check(False, str(why))
    return tally.close()


sys.exit(main())
