#!/usr/bin/python3
"""A whole session in the real window, by keyboard alone: begun from Today, written, finished, signed by both.

Every field is found by the name it is announced with; nothing depends on where something is drawn. Needs a display and a
session bus of its own (see run). Closes with "N passed, N failed".
"""
import datetime, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Writing, private_home, run, showing, walk

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"


def prepare(env, place):
    """A pair with a signed agreement and one signed session, from which an action is still open; a draft of the next. Its id."""
    run("workspace", "new", place, "--name", "Fernside Knoll", "--locality", "FK", env=env)
    run("user", "add", "FK-CP3", "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
    agreement = run("agreement", "new", "--supervisee", "FK-CP3", "--answers", "-", env=env, text=json.dumps({
        "agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",
        "agreement.dual-role": False, "agreement.visibility": "standard", "agreement.disagreement": "We ask the service lead.",
        "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}))
    signed(agreement, env)
    today = datetime.date.today()
    first = run("record", "new", "--kind", "supervision-session", "--agreement", agreement, "--day",
                (today - datetime.timedelta(14)).isoformat(), "--answers", "-", env=env, text=json.dumps({
                    "session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video", "session.actual-minutes": 55,
                    "session.next": today.isoformat(), "session.written-by": "FK-S1", "session.supervisor": "FK-S1",
                    "session.supervisee": "FK-CP3", "agenda": [{"agenda.topic": "Beginning"}], "risk.raised": False,
                    "conduct.concern": False, "actions": [{"action.what": "Bring a recording", "action.owner": "FK-CP3",
                                                           "action.due": today.isoformat()}]}))
    signed(first, env)
    return run("record", "new", "--kind", "supervision-session", "--agreement", agreement, env=env)


def signed(record, env):
    for person in ("FK-S1", "FK-CP3"):
        run("record", "sign", record, "--as", person, env=env)


def write(window):
    check(window.wait(lambda: window.find("Continue")), "Today offers to go on with the draft")
    window.wait(lambda: window.focused_name() != "", 10)
    for _ in range(40):
        if window.focused_name().startswith("Continue"):
            break
        window.key("Tab")
    window.key("space")
    check(window.wait(lambda: window.find("Arrive and check in", "heading")), "the runner opens with its first section")
    check(window.wait(lambda: window.focused_name() == "Date of the session", 15), "the keyboard is in the first field")
    window.fill("Start time", "1005")
    window.fill("What went well?", "Went to the allotment group alone for the first time.")

    window.next_section("Agree the agenda")
    window.key("ctrl+Return")
    check(window.wait(lambda: window.focused_name() == "Topic, row 1", 15), "a new row has the keyboard in its first cell")
    window.type("The room at the practice")
    window.fill("Minutes used, row 1", "5")

    window.next_section("Last time's actions")
    check(window.sees("What will be done, row 1"), "what was open came with them")
    window.reach("How it stands, row 1")
    window.key("Down")  # from open to done
    check(window.wait(lambda: window.find("How we know it is done, row 1"), 15), "a question that now matters appears")
    check(window.keyboard_at("How it stands, row 1"), "without taking the keyboard away")
    window.key("ctrl+Return")
    window.wait(lambda: window.focused_name() == "What will be done, row 2", 15)
    window.type("Count questions against advice")
    window.reach("Who, row 2")
    window.key("Down")
    window.fill("By when, row 2", "+14")
    window.reach("How it stands, row 2")

    window.next_section("Caseload scan")
    window.key("ctrl+Return")
    window.wait(lambda: window.focused_name() == "Person (code), row 1", 15)
    window.type("fk-22")
    window.fill("Weeks since last contact, row 1", "7")
    window.next_section("One or two pieces in depth")
    window.next_section("Old practice, new practice")
    window.next_section("Close: safety")

    window.reach("Yes")
    window.key("space")
    check(window.wait(lambda: window.find("This is not an alerting system"), 15), "it says that it is no alerting system")
    window.key("ctrl+z")
    check(window.wait(lambda: not window.find("This is not an alerting system"), 15), "undo takes the answer back")
    window.reach("No")
    window.key("space")
    window.key("Tab")  # on to the question about conduct
    window.reach("No")
    window.key("space")
    window.fill("Minutes it really took", "55")
    window.fill("Next session", "+14")
    window.reach("Written by")
    window.key("Down")
    scrolled_by(window)

    window.key("alt+f")
    if not check(window.wait(lambda: window.find("Ready to finish", "heading")), "nothing is missing"):
        for node in walk(window.app):
            if showing(node) and "Not answered yet" in (node.name or ""):
                print("  missing:", node.name)
        raise Stop("it cannot be finished")
    window.reach("Finish and go on to sign")
    window.key("space")


def scrolled_by(window):
    """The one thing here that is done with the mouse: somebody scrolls back up, and a list happens to lie under the pointer."""
    field, above = window.find("Written by", "combo box"), window.find("Minutes it really took", "text")
    screen = window.place(window.find(role="frame"))
    check(window.wait(lambda: sum(window.place(field)[1::2]) <= screen[1] + screen[3], 5), "a list that has the keyboard is in view")
    answer, upper = window.chosen(field), window.place(above)[1]
    window.wheel(field, down=False)
    check(window.wait(lambda: window.place(above)[1] > upper + 20, 10), "the wheel over a drop-down list scrolls the page")
    check(answer.startswith("FK-S1") and window.chosen(field) == answer, "and leaves the answer in it as it is")


def sign(window):
    check(window.wait(lambda: window.find("Signing", "heading")), "then each signs")
    window.fill("FK-S1: your passphrase", "not this one")
    window.key("Return")
    check(window.wait(lambda: window.find("TR-K02")), "a wrong passphrase is refused in words")
    window.fill("FK-S1: your passphrase", passphrase)
    window.key("Return")
    check(window.wait(lambda: window.find("FK-S1 signed on")), "the supervisor has signed")
    window.fill("FK-CP3: their passphrase", passphrase)
    window.key("Return")
    check(window.wait(lambda: window.find("Everybody has signed")), "both have signed")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-S1")
    try:
        session = prepare(env, place)
        with Writing("--workspace", place, "--user", "FK-S1", env=env) as window:
            write(window)
            sign(window)
        shown = run("--json", "record", "show", session, env=env)
        check("signed-by-both" in shown, "seen headless, both have signed")
        check("Count questions against advice" in shown and "FK-22" in shown, "and what was typed is in it")
        run("verify", env=env)
        check(True, "and the workspace verifies")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
