#!/usr/bin/python3
"""Two pairs rated in the real window, by keyboard alone: digits choose, Tab goes on, the supervisee first, and what they said stays in
sight; in well under a minute a pair. Then the trend, with the words for how each pair stands.
"""
import datetime, json, os, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pyatspi
from screen_reader import Stop, Tally, Writing, has, private_home, run, showing, walk

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"
kind, pairs = "unlearning-rating", ["U05", "U07"]


def prepare(env, place):
    """A signed agreement, two earlier rounds, and a draft of the next with both pairs in it. Its id."""
    run("workspace", "new", place, "--name", "Fernside Knoll", "--locality", "FK", env=env)
    run("user", "add", "FK-CP3", "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
    start = (datetime.date.today() - datetime.timedelta(200)).isoformat()
    review = (datetime.date.today() + datetime.timedelta(60)).isoformat()
    agreement = run("agreement", "new", "--supervisee", "FK-CP3", "--answers", "-", env=env, text=json.dumps({
        "agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",
        "agreement.start": start, "agreement.review": review, "agreement.dual-role": False, "agreement.visibility": "standard",
        "agreement.disagreement": "We ask the service lead.",
        "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}))
    sign(agreement, env)
    for days, hold, presence in ((120, 4, 0), (60, 4, 1)):
        rows = [{"rating.pair": pair, "rating.self-hold": hold, "rating.self-presence": presence, "rating.supervisor-hold": hold,
                 "rating.supervisor-presence": presence, "rating.evidence": ["E1"]} for pair in pairs]
        sign(new(agreement, rows, (datetime.date.today() - datetime.timedelta(days)).isoformat(), env), env)
    return new(agreement, [{"rating.pair": pair} for pair in pairs], datetime.date.today().isoformat(), env)


def new(agreement, rows, day, env):
    return run("record", "new", "--kind", kind, "--agreement", agreement, "--day", day, "--answers", "-", env=env, text=json.dumps({
        "unlearning.date": day, "unlearning.supervisee": "FK-CP3", "unlearning.supervisor": "FK-S1", "ratings": rows}))


def sign(record, env):
    for person in ("FK-S1", "FK-CP3"):
        run("record", "sign", record, "--as", person, env=env)


def to_scale(window, question):
    """Tab until a point of the scale asked by `question` has the keyboard."""
    def there():
        try:
            return window.here and window.here.getRoleName() == "radio button" and question in (window.here.description or "")
        except Exception:
            return False

    for _ in range(40):
        if there():
            return
        was = window.here
        window.key("Tab")
        window.wait(lambda: window.here is not was, 2)
    raise Stop(f"the keyboard did not come to “{question}”; it is at “{window.focused_name()}”")


def choose(window, question, digit):
    to_scale(window, question)
    window.key(str(digit))
    if not window.wait(lambda: window.focused_name().startswith(f"{digit} ") and has(window.here, pyatspi.STATE_CHECKED), 5):
        raise Stop(f"{digit} was not chosen for “{question}”, but “{window.focused_name()}”")
    window.key("Tab")
    pump_from = window.here
    window.wait(lambda: window.here is not pump_from, 1)


def chosen_by_supervisee(window):
    """How many answers of the supervisee are in sight."""
    return sum(1 for node in walk(window.app) if node.getRoleName() == "radio button" and showing(node)
               and has(node, pyatspi.STATE_CHECKED) and "Supervisee" in (node.description or ""))


def rate(window):
    check(window.wait(lambda: window.find("Before you rate", "heading"), 60), "the round opens")
    window.next_section("Each pair")
    longest = 0
    for pair, (hold, presence, seen_hold, seen_presence) in zip(pairs, ((3, 2, 3, 1), (4, 1, 4, 1))):
        began = time.monotonic()
        choose(window, "Supervisee: how strong is the old way?", hold)
        choose(window, "Supervisee: how present is the new way?", presence)
        choose(window, "Supervisor: how strong is the old way?", seen_hold)
        check(window.wait(lambda: chosen_by_supervisee(window) >= 2, 15), f"{pair}: what the supervisee said is in sight while the supervisor rates")
        choose(window, "Supervisor: how present is the new way?", seen_presence)
        longest = max(longest, time.monotonic() - began)
    # A slow machine that draws and asks the accessibility tree at each key; hands are quicker.
    check(longest < 60, f"a pair takes less than a minute ({longest:.0f} s)")
    window.key("ctrl+s")


def see(window):
    check(window.wait(lambda: window.find(role="image"), 60), "the trend is a picture with a name")
    picture = window.find(role="image")
    check("FK-CP3" in picture.name or "→" in picture.name or "old" in picture.name.lower(), "whose name reads it out")
    check(window.sees(", as a table"), "and beside it stands the table that says the same")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-S1")
    try:
        draft = prepare(env, place)
        with Writing("--workspace", place, "--user", "FK-S1", "--page", "draft:" + draft, env=env) as window:
            rate(window)
        kept = json.loads(run("--json", "record", "show", draft, env=env))
        text = json.dumps(kept)
        check('"rating.self-hold"' in text and '"rating.supervisor-presence"' in text, "both people's answers are kept, side by side")
        sign(draft, env)
        with Writing("--workspace", place, "--user", "FK-S1", "--page", "unlearning", env=env) as window:
            see(window)
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
