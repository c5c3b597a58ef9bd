#!/usr/bin/python3
"""A reflection in the real window, by keyboard alone: a model chosen by what one has in mind, written one prompt at a time and all at
once, left and found again, shared as a summary, and taken back. What the supervisor may read is asked headless at every turn.
"""
import json, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Writing, private_home, run, trellis

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"
private, summary = "Only the kingfisher and I know this.", "I want to listen longer."


def prepare(env, place):
    run("workspace", "new", place, "--name", "Fernside Knoll", "--locality", "FK", env=env)
    run("user", "add", "FK-CP3", "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
    agreement = run("agreement", "new", "--supervisee", "FK-CP3", "--answers", "-", env=env, text=json.dumps({
        "agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",
        "agreement.dual-role": False, "agreement.visibility": "standard", "agreement.disagreement": "We ask the service lead.",
        "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}))
    for person in ("FK-S1", "FK-CP3"):
        run("record", "sign", agreement, "--as", person, env=env)


def read_by(person, env, record=None):
    """What somebody else finds, and what they read of one record."""
    env = dict(env, TRELLIS_USER=person)
    found = subprocess.run([trellis, "--json", "record", "list", "--kind", "reflection"], env=env, capture_output=True, text=True)
    one = subprocess.run([trellis, "--json", "record", "show", record], env=env, capture_output=True, text=True) if record else None
    return found.stdout + (one.stdout if one else "")


def begin(window):
    check(window.wait(lambda: window.find("Start the first one", "push button"), 60), "an empty page teaches and offers to begin")
    window.wait(lambda: window.focused_name().startswith("Start the first one"), 15)
    window.key("space")
    check(window.wait(lambda: window.find("What do you have in mind?", "heading"), 30), "models are chosen by what one has in mind")
    check(window.wait(lambda: window.find("Choose this when you have ten minutes")), "each says when to choose it")
    # The usual form comes first and has the keyboard; only then is a key meant for it.
    check(window.wait(lambda: window.focused_name().startswith("What, so what, now what"), 30), "the usual one has the keyboard")
    window.key("space")
    check(window.wait(lambda: window.find("What, so what, now what", "heading"), 30), "the model opens in one column")
    check(window.lets_go("Sections"), "with nothing beside it")


def write(window):
    window.fill("What", private)
    window.reach("One prompt at a time")
    window.key("space")
    check(window.wait(lambda: window.find("Next prompt", "push button") and not window.find("So what", "text"), 30),
          "prompts can come one at a time")
    # Every Tab on the way to that button led through the foot of the form; writing goes on where it was.
    check(window.wait(lambda: window.focused_name() == "What", 30), "beginning with the one that was being written")
    window.key("ctrl+Down")
    check(window.wait(lambda: window.focused_name() == "So what", 15), "Ctrl+Down brings the next, ready to write in")
    window.type("I spoke too soon.")
    check(not window.find("What", "text") or window.find("What", "text").name != "What", "and the one before is out of the way")
    window.key("ctrl+1")
    check(window.wait(lambda: window.find("Places") and not window.find("Next prompt"), 30), "leaving needs no question")
    window.key("alt+Left")
    check(window.wait(lambda: window.find("Next prompt", "push button"), 30), "and what was written is still there")


def share(window, env):
    window.reach("All prompts at once")
    window.key("space")
    check(window.wait(lambda: window.find("Who may read it", "heading"), 15), "at the foot stands who may read it")
    window.reach("Only you", most=120)
    window.key("Right")
    check(window.wait(lambda: window.focused_name() == "A summary", 15), "the arrow chooses among its answers")
    window.fill("Summary, as your supervisor would read it", summary)
    window.key("ctrl+s")
    check("reflection" not in read_by("FK-S1", env), "while it is written nobody else finds it")
    window.key("alt+k")
    check(window.wait(lambda: window.find("Ready to finish", "heading"), 20), "the page before keeping names who reads which part")
    window.reach("Finish and keep")
    window.key("space")
    check(window.wait(lambda: window.find("Who may read it", "push button"), 30), "kept, it can still be shared differently")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-S1")
    try:
        prepare(env, place)
        with Writing("--workspace", place, "--user", "FK-CP3", "--page", "reflections", env=env) as window:
            begin(window)
            write(window)
        # Only one window may have it open, so what others read is asked in between.
        with Writing("--workspace", place, "--user", "FK-CP3", "--page", "today", env=env) as window:
            window.wait(lambda: window.find("Continue"), 60)
            window.reach("Continue", whole=False)
            window.key("space")
            window.wait(lambda: window.find("Next prompt", "push button"), 30)
            share(window, env)
        record = json.loads(run("--json", "record", "list", "--kind", "reflection", env=dict(env, TRELLIS_USER="FK-CP3")))[0]["id"]
        read = read_by("FK-S1", env, record)
        check(summary in read and private not in read, "the supervisor reads the summary and nothing else")
        with Writing("--workspace", place, "--user", "FK-CP3", "--page", "record:" + record, env=env) as window:
            window.wait(lambda: window.find("Who may read it", "push button"), 60)
            for _ in range(20):
                if window.focused_name().startswith("Who may read it"):
                    break
                was = window.here
                window.key("Tab")
                window.wait(lambda: window.here is not was, 2)
            window.key("space")
            check(window.wait(lambda: window.find("Only you", "radio button"), 20), "what the form offers can be chosen again")
            window.wait(lambda: window.focused_name() == "A summary", 10)
            window.key("Up")
            window.reach("Keep it so")
            window.key("space")
            check(window.wait(lambda: window.find("yours alone again"), 30), "it can be taken back")
        read = read_by("FK-S1", env, record)
        check(summary not in read and record not in read, "and from then on the supervisor does not even find it")
        with Writing("--workspace", place, "--user", "FK-CP3", "--page", "reflections", env=env) as window:
            window.wait(lambda: window.here is not None and "table" in window.here.getRoleName(), 60)
            window.key("ctrl+n")
            check(window.wait(lambda: window.find("What do you have in mind?", "heading"), 30),
                  "Ctrl+N begins another also where a list has the keyboard")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
