#!/usr/bin/python3
"""A view opens at its top, with its picture in sight; then each number is asked how it came about: by Enter in the table, by the
menu key, by the button. What is read is what the command line says, and leads on to the records. A view is copied as picture and text.
"""
import json, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pyatspi
from screen_reader import Stop, Tally, Writing, private_home, run, showing, walk

tally = Tally()
check = tally.check
how = "How did this number come about?"


def place_of(node):
    return node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


def at_its_top(window):
    """The picture begins below the fields, and enough of it to be read is in the window."""
    picture = place_of(window.find(role="image"))
    fields = max(place_of(node).y + place_of(node).height for node in walk(window.app)
                 if node.getRoleName() == "combo box" and showing(node))
    frame = place_of(window.find(role="frame"))
    return picture.y >= fields and picture.y + min(picture.height, 100) <= frame.y + frame.height


def in_sight(window, node):
    where, frame = place_of(node), place_of(window.find(role="frame"))
    return frame.y <= where.y and where.y + 60 <= frame.y + frame.height


def told(window):
    """What is read, once it is there."""
    def text():
        node = window.find(how, "text")
        return node and node.queryText().getText(0, -1)

    return window.wait(text, 60) or ""


def from_the_table(place, env):
    view = "supervision.over-time"
    said = [one for one in json.loads(run("--json", "figures", "explain", view, env=env)) if one["measure"]]
    some = next(one for one in said if not one["shown"].startswith("0 "))
    with Writing("--workspace", place, "--user", "FK-SV1", "--page", f"view:figures/{view}", env=env) as window:
        if not check(window.wait(lambda: window.find(role="image"), 60), "the view is a picture with a name"):
            return
        window.settle()
        check(window.wait(lambda: at_its_top(window), 15), "it opens at its top, the picture in sight")
        check(window.keyboard_at("Show"), "with the keyboard above it")
        table = window.find(", as a table")
        window.reach(table.name)
        check(window.wait(lambda: not at_its_top(window) and in_sight(window, table), 15),
              "Tab comes to the table, which then is in sight instead")
        window.key("Home")
        for _ in range(14):
            window.key("Return")
            words = told(window)
            if some["because"] in words:
                break
            window.key("Escape")
            window.keyboard_at(table.name)
            window.key("Down")
        check(some["because"] in words, "Enter tells of a row what the command line says of the same number")
        check("What was counted" in words and "Supervision session of" in words, "with what was counted and its records")
        check(window.keyboard_at(how), "and the keyboard is in the words")
        check("Only what you may see stands here" in words, "which say what is not in them")
        window.key("Escape")
        check(window.keyboard_at(table.name), "Escape goes back to the row")
        check(window.wait(lambda: not window.find(how, "text") and window.find(role="image"), 15), "and the view stands there again")
        window.key("Menu")
        window.wait(lambda: any(node.getRoleName() == "menu item" and how in (node.name or "") for node in walk(window.app)), 10)
        window.key("Down", "Return")
        check(told(window) == words, "the menu key asks the same")
        window.reach("Open a record…", whole=False)
        window.key("space")
        window.wait(lambda: any(node.getRoleName() == "menu item" and "Supervision session of" in (node.name or "")
                                for node in walk(window.app)), 10)
        window.key("Down", "Return")
        check(window.wait(lambda: window.find("The record", "text"), 30), "and from there one comes to a record")


def from_the_button(place, env):
    with Writing("--workspace", place, "--user", "FK-CP3", "--page", "view:unlearning/unlearning.trajectory", env=env) as window:
        if not check(window.wait(lambda: window.find(role="image"), 60), "the trajectory is a picture with a name"):
            return
        window.settle()
        check(window.wait(lambda: at_its_top(window), 15), "it too opens at its top")
        window.reach(how)
        window.key("space")
        words = told(window)
        check("Read from what was written on that day" in words and "Read from" in words, "the button tells the records behind the row")
        check("FK-CP1" not in words, "and nobody else's")


clipboard = """
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
board = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
picture = board.wait_for_image()
print(picture.get_width() if picture else 0)
print(board.wait_for_text() or "")
"""


def copied(place, env):
    with Writing("--workspace", place, "--user", "FK-SV1", "--page", "view:figures/supervision.over-time", env=env) as window:
        window.wait(lambda: window.find(role="image"), 60)
        window.settle()
        window.reach("Copy")
        window.key("space")
        check(window.wait(lambda: window.find("Copied as picture, table and text"), 30), "Copy says what went where, and asks nothing")
        # Another program takes it, as a page of text would.
        taken = subprocess.run(["/usr/bin/python3", "-c", clipboard], env=env, capture_output=True, text=True, timeout=60).stdout
        wide, _, words = taken.partition("\n")
        check(wide.isdigit() and int(wide) >= 700, "a picture wide enough for a column is there to be pasted")
        check("Delivery over time" in words and "%" in words, "and its table as text")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    run("demo", place, env=env)
    env.update(TRELLIS_PASSPHRASE="demonstration", TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-SV1")
    for story in (from_the_table, from_the_button, copied):
        try:
            story(place, env)
        except Stop as why:
            check(False, str(why))
    return tally.close()


sys.exit(main())
