#!/usr/bin/python3
"""A report across places is released by keyboard: not without words on what differs in context, not before what leaves was shown,
not into a folder that holds something; cancelled once, then written, and it says where.
"""
import json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Writing, private_home, run

tally = Tally()
check = tally.check
words = "One place lost rooms in summer while the other lost people"


def held(window, name):
    """What stands in the field."""
    return window.find(name, "text").queryText().getText(0, -1)


def folder_to(window, place):
    window.reach("Folder it is written to")
    window.key("ctrl+a")
    window.type(place)


def release(place, home, env):
    out, full = os.path.join(home, "report-one"), os.path.join(home, "full")
    os.mkdir(full)
    with open(os.path.join(full, "notes"), "w") as notes:
        notes.write("somebody's")
    with Writing("--workspace", place, "--user", "MS-1", "--page", "exchange", env=env) as window:
        check(window.sees("Report across places", seconds=60), "Exchange offers a report across places to a meta-supervisor")
        window.press("Release a report…")
        check(window.sees("Release a report across places", seconds=60), "and leads to the page for it")
        window.reach("For whom")
        check(not window.find("Release it"), "nothing can be released before it was shown")
        window.reach("Words on what differs in context")
        window.key("End")
        check(window.wait(lambda: not held(window, "What differs in context (required)"), 20), "words can be written for it alone")
        window.press("Show what leaves")
        check(window.sees("what differs in context. Nothing was", seconds=20),
              "without words on what differs in context it is refused with that sentence")
        window.fill("What differs in context (required)", words, "shift+Tab")
        window.press("Show what leaves")
        check(window.sees("Views that leave", seconds=240), "with them, the views that leave are listed")
        check(window.sees("for the programme", seconds=60), "and for whom they are")
        check(window.sees("Counts from 1 to 7 are hidden", seconds=60), "and by what rule small numbers are hidden")
        window.press("Cancel")
        check(window.sees("Nothing was released.", seconds=60), "Cancel says that nothing was released")
        check(window.lets_go("Release it"), "and puts what was shown away")
        window.press("Show what leaves")
        check(window.sees("Views that leave", seconds=240), "it is shown again")
        folder_to(window, full)
        window.press("Release it")
        check(window.sees("exists already and was left as it is", seconds=60), "a folder that holds something is left as it is")
        check(os.listdir(full) == ["notes"], "with nothing put into it")
        folder_to(window, out)
        window.press("Release it")
        check(window.sees("Released, and remembered", seconds=60), "then it is released")
        check(window.sees(os.path.join(out, "report.html")), "and it says where it lies")
        check(window.sees("What was released", seconds=60), "and stands among what was released")
        pictures = os.environ.get("TRELLIS_GUI_PICTURES")
        if pictures:
            os.system("import -window root " + os.path.join(pictures, "release-done.png"))
    with open(os.path.join(out, "report.html"), encoding="utf-8") as file:
        page = file.read()
    check(words in page, "the page has the words on what differs in context")
    check("Counts from 1 to 7 are hidden" in page, "and the rule for small numbers")
    check("FK-SV1" not in page and "FK-CP" not in page, "and nobody's code")


def main():
    home, env = private_home()
    place = os.path.join(home, "demo.trellis")
    env.update(TRELLIS_PASSPHRASE="demonstration", TRELLIS_WORKSPACE=place, TRELLIS_USER="MS-1")
    try:
        run("demo", place, env=env)
        release(place, home, env)
    except Stop as stop:
        check(False, str(stop))
    sys.exit(tally.close())


if __name__ == "__main__":
    main()
