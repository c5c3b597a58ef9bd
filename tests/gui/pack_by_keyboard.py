#!/usr/bin/python3
"""A locality's pack in the real window, by keyboard alone: a publisher trusted by their words, the pack looked at and
installed, a session that asks in the locality's words; then a newer core, settled change by change, and put to use.
"""
import json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from locality import newer_core, review, sensitive, signed_pack
from screen_reader import Stop, Tally, Writing, private_home, run

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"
form = "core.supervision-session"


def trust(place, key, words, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library:publishers:" + key, env=env) as window:
        check(window.wait(lambda: window.find("The twelve words"), 60), "a key file leads to the question for its words")
        window.fill("The twelve words", "acorn acorn acorn")
        window.key("Return")
        check(window.wait(lambda: window.find("TR-L51"), 15), "other words are refused, with the whole sentence")
        window.reach("The twelve words")
        window.key("ctrl+a")
        window.type(words)
        window.key("Return")
        check(window.wait(lambda: window.find("is trusted in this workspace"), 15), "the right words are taken")


def install(place, pack, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library:install:" + pack, env=env) as window:
        check(window.wait(lambda: window.find("Fernwick: how we supervise", "heading"), 60), "the pack is shown before it is installed")
        check(window.sees("What we bring today"), "with what it changes, item by item")
        check(window.sees("Why: People in the team brought nothing"), "and the reason why")
        check(window.sees("changes, as a table"), "what one reason changed in many places is one table with a name")
        check(window.sees("Goruchwyliwr"), "whose cells can be read out")
        window.press("Install")
        check(window.wait(lambda: window.find("is in use now"), 60), "it is installed, and that is said")
        check(window.wait(lambda: window.find("What does it change? Fernwick", "push button"), 15), "and stands in the library")


def ask(place, agreement, env):
    draft = run("record", "new", "--kind", "supervision-session", "--agreement", agreement, env=env)
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "draft:" + draft, env=env) as window:
        window.wait(lambda: window.find(role="heading"), 60)
        window.next_section("Agree the agenda")
        check(window.wait(lambda: window.find("What we bring today"), 20), "a new session asks in Fernwick's words")


def settle(place, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library", env=env) as window:
        check(window.wait(lambda: window.find("A newer core is here"), 60), "the library says that a newer core waits")
        window.press("Review it: Supervision session")
        check(window.wait(lambda: window.find("A newer core", "heading"), 60), "the review opens")
        check(window.wait(lambda: window.find("3 changes still need you"), 15), "and says how many changes need somebody")
        check(not sensitive(window, "Use it here"), "it cannot be used while one is open")
        window.press("Settle this change")
        check(window.wait(lambda: window.find("2 changes still need you"), 30), "one is settled")
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library:review:" + form, env=env) as window:
        check(window.wait(lambda: window.find("2 changes still need you"), 60), "what was decided is there when the window was closed and opened again")
        check(window.sees("Library, 1 thing that needs you"), "and the way to the Library says that one thing waits")
        for left in (1, 0):
            window.press("Settle this change")
            words = f"{left} change" if left else "Everything is settled"
            if not check(window.wait(lambda: window.find(words), 30), f"one more is settled, {left} left"):
                return
            window.wait(lambda: window.focused_name() != "Settle this change", 10)
            check(sensitive(window, "Use it here") == (left == 0), "and it can be used only when none is left")
        window.press("Use it here")
        check(window.wait(lambda: window.find("follows the newer core from now on"), 60), "then it is in use, and that is said")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-S1")
    try:
        run("workspace", "new", place, "--name", "Fernwick", "--locality", "FK", env=env)
        run("user", "add", "FK-CP3", "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
        agreement = run("agreement", "new", "--supervisee", "FK-CP3", "--answers", "-", env=env, text=json.dumps({
            "agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",
            "agreement.dual-role": False, "agreement.visibility": "standard",
            "agreement.disagreement": "We ask the service lead.",
            "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}))
        for person in ("FK-S1", "FK-CP3"):
            run("record", "sign", agreement, "--as", person, env=env)
        pack, key, words = signed_pack(home, env)
        trust(place, key, words, env)
        install(place, pack, env)
        ask(place, agreement, env)
        newer = dict(env, TRELLIS_HOME=newer_core(home))
        before = review(newer)
        check(any(one["form"] == form and one["review"] == 2 and one["broken"] == 1 for one in before), "the newer core leaves something to settle")
        settle(place, newer)
        after = next(one for one in review(newer) if one["form"] == form)
        check(after["review"] == 0 and after["broken"] == 0, "nothing is left to settle")
        check(after["inUse"].startswith("1.1.0"), "and the form in use is made from the newer core")
        check("What we bring today" in json.dumps(review(newer, form, "--ledger")), "with what was kept, and its reason")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
