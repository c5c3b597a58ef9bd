#!/usr/bin/python3
"""Feedback from first to last, by keyboard alone: one person gives it, whom it is for answers, and who gave it closes it.

Each comes to it by its line in the view of what is on its way, which opens the record; each is told whose it is next; and
what the other has said is met by the keyboard, read, and not typed into.
"""
import json, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pyatspi
from screen_reader import Stop, Tally, Writing, has, private_home, run, walk

tally = Tally()
check = tally.check
page = ("--page", "view:feedback/meta.feedback-loop")
seen, step, reply = "You let a silence run, and it was used.", "Ask for three options first.", "I was afraid of the silence."


def record(env, known=()):
    """The piece of feedback that was not there before."""
    found = json.loads(run("--json", "record", "list", "--kind", "meta-feedback", env=env))
    return next(one for one in found if one["id"] not in known)


def picture(name):
    """TRELLIS_GUI_PICTURES keeps what the story saw, too."""
    folder = os.environ.get("TRELLIS_GUI_PICTURES")
    if folder:
        subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")])


def words_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def opened(window):
    """From the newest line of the view to its record."""
    check(window.wait(lambda: window.find("Feedback on its way", "table"), 60), "feedback on its way is a table")
    window.settle()
    check(window.lets_go("How did this number come about?"), "where no row has a number, none can be asked how it came about")
    window.reach("Feedback on its way", whole=False)
    window.key("Home", "Return")
    if not check(window.wait(lambda: window.find("The record", "text"), 30), "Enter on the line of a piece opens its record"):
        raise Stop("without it nobody goes on")
    check(window.lets_go("Show the text as signed"), "nothing that was never signed is offered as signed")
    window.settle()


def kept(window, words, key="alt+k", button="Finish and keep"):
    """Leaves the step by the page that says what is missing, and finds out whose it is next."""
    window.key(key)
    check(window.wait(lambda: window.find("Ready", "heading"), 30), "nothing is missing")
    if not window.wait(lambda: window.focused_name() == button, 15):
        raise Stop(f"“{button}” has not the keyboard; “{window.focused_name()}” has")
    window.key("space")
    check(window.wait(lambda: window.find(words), 30), f"it is said: {words}")
    picture(f"kept-{tally.passed}")


def cannot_be_typed_into(window, name, shown):
    """What the other wrote or chose has the keyboard on the way, reads as it was, and takes no key."""
    window.reach(name)
    window.type("Something else.")
    field = window.here
    check(words_of(field).startswith(shown) and not has(field, pyatspi.STATE_EDITABLE),
          f"“{name}” is the other's: it is read, and not typed into")


def chosen_in_menu(window, words):
    """Steps through the menu that is open until this line of it is chosen, and takes it."""
    def line(chosen):
        return any(node.getRoleName() == "menu item" and (node.name or "") == words and (not chosen or has(node, pyatspi.STATE_SELECTED))
                   for node in walk(window.app))
    if not window.wait(lambda: line(False), 10):
        raise Stop(f"no menu with “{words}” opened")
    for _ in range(8):
        if line(True):
            break
        window.key("Down")
    window.key("Return")


def given(place, env):
    with Writing("--workspace", place, "--user", "MS-1", *page, env=env) as window:
        window.wait(lambda: window.find("New feedback to a supervisor", "push button"), 60)
        window.settle()
        window.reach("New feedback to a supervisor", whole=False)
        window.key("space")
        chosen_in_menu(window, "FK-SV1")
        check(window.wait(lambda: window.find("What it rests on", "heading"), 30), "feedback is begun")
        window.settle()
        picture("1-begun")
        window.reach("A session observed")
        window.key("space")
        window.next_section("What went well")
        window.key("ctrl+Return")
        window.wait(lambda: window.focused_name().startswith("What was seen"), 10)
        window.fill("What was seen, and its effect, row 1", seen)
        window.next_section("What could grow")
        window.next_section("Old and new ways of supervising")
        window.next_section("One step")
        window.fill("Suggested step", step)
        window.next_section("The supervisor's reply")
        picture("2-not-mine")
        cannot_be_typed_into(window, "In the supervisor's words", "")
        kept(window, "Finished and kept. Next it is for FK-SV1: Acknowledge and reply.", key="alt+s",
             button="Share")


def answered(place, env):
    with Writing("--workspace", place, "--user", "FK-SV1", *page, env=env) as window:
        opened(window)
        picture("3-record")
        window.reach("Acknowledge and reply", key="shift+Tab")
        window.key("space")
        check(window.wait(lambda: window.find("The supervisor's reply", "heading"), 30), "the step begins at the reply")
        window.settle()
        check(window.sees("required"), "what it asks for is marked")
        picture("4-reply")
        window.reach("Partly")
        window.key("space")
        window.fill("In the supervisor's words", reply)
        window.reach("Answered on")
        window.key("ctrl+d")
        window.key("ctrl+Up")
        window.wait(lambda: window.find("One step", "heading"), 15)
        window.settle()
        check(window.keyboard_at("When you look back together"), "the keyboard is in what one may write, past the other's")
        window.reach("Suggested step", key="shift+Tab")
        cannot_be_typed_into(window, "Suggested step", step)
        picture("5-theirs")
        kept(window, "Finished and kept. MS-1 can read it, and either of you goes on: Note that you have talked about it.")


def in_sight(window, name, whole):
    """Does it, or any of it, stand in the part of the page that scrolls?"""
    node = page_part = window.find(name, "text")
    while page_part is not None and (page_part.name or "") != "Text of this page":
        page_part = page_part.parent
    if page_part is None:
        return False
    (_, top, _, height), (_, begins, _, room) = window.place(node), window.place(page_part)
    if whole:
        return begins <= top and top + height <= begins + room
    return top < begins + room and top + height > begins


def large(place, env, piece):
    """Twice the size of letters: the keyboard is in one's own field, which is seen whole, and what the other wrote above it as
    far as there is room."""
    run("--user", "FK-SV1", "record", "take", piece, "agree", env=env)
    os.makedirs(env["XDG_CONFIG_HOME"] + "/trellis", exist_ok=True)
    settings = env["XDG_CONFIG_HOME"] + "/trellis/workbench.settings"
    with open(settings, "w") as file:
        file.write("text-percent=200\n")
    with Writing("--workspace", place, "--user", "FK-SV1", "--page", "draft:" + piece, env=env) as window:
        check(window.sees("The supervisor's reply", "heading", 60), "with large text a step begins where it asks for something, too")
        window.settle()
        window.key("ctrl+Up")
        check(window.keyboard_at("When you look back together"), "the keyboard is past the other's words")
        window.settle()
        picture("5-large")
        check(window.wait(lambda: in_sight(window, "When you look back together", whole=True), 15), "in a field that is in sight whole")
        check(window.wait(lambda: in_sight(window, "Who helps, and how", whole=True), 15), "below what the other wrote, as far as there is room")
    os.remove(settings)
    run("--user", "FK-SV1", "record", "take", piece, "discard", env=env)


def closed(place, env):
    with Writing("--workspace", place, "--user", "MS-1", *page, env=env) as window:
        opened(window)
        picture("6-record")
        check(window.wait(lambda: "The supervisor's answer" in words_of(window.find("The record", "text")), 15),
              "whoever reads the answer is told whose it is")
        window.reach("Other steps…", key="shift+Tab")
        window.key("space")
        chosen_in_menu(window, "Close")
        check(window.wait(lambda: window.find("What came of it", "heading"), 30), "closing begins where it asks for something")
        window.settle()
        check(window.sees("required"), "what it asks for is marked")
        window.reach("Not done")
        window.key("Left")
        check(window.wait(lambda: window.focused_name() == "Partly done", 15), "the arrow chooses how it ended")
        picture("7-closing")
        window.key("ctrl+s")
        check(window.wait(lambda: window.find("Saved."), 15), "it is kept while it is written")
        window.key("ctrl+Up")
        window.wait(lambda: window.find("The supervisor's reply", "heading"), 15)
        window.settle()
        picture("8-reply")
        check(window.keyboard_at("What you agreed to do"), "the keyboard begins in what one may write")
        window.reach("The supervisor's answer", key="shift+Tab")
        cannot_be_typed_into(window, "The supervisor's answer", "Partly")
        cannot_be_typed_into(window, "In the supervisor's words", reply)
        kept(window, "Finished and kept.")
        check(window.wait(lambda: not window.find("Next it is for") and not window.find("Other steps…"), 10), "and nothing follows")
        picture("9-closed")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    run("demo", place, env=env)
    env.update(TRELLIS_PASSPHRASE="demonstration", TRELLIS_WORKSPACE=place, TRELLIS_USER="MS-1")
    try:
        known = [one["id"] for one in json.loads(run("--json", "record", "list", "--kind", "meta-feedback", env=env))]
        given(place, env)
        check(record(env, known)["state"] == "shared", "and it is shared")
        answered(place, env)
        large(place, env, record(env, known)["id"])
        closed(place, env)
        check(record(env, known)["state"] == "closed", "and the command line says that it is closed")
        said = run("--json", "record", "show", record(env, known)["id"], env=env)
        check(seen in said and step in said and reply in said and "Something else" not in said, "with everybody's words as they wrote them")
    except Stop as stop:
        check(False, str(stop))
    return tally.close()


sys.exit(main())
