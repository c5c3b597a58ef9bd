#!/usr/bin/python3
"""The workbench is ended with SIGKILL in the middle of a sentence: it opens again without a word of alarm, what was saved is there to
the letter, at most the last two seconds are not, and the workspace verifies."""
import json, os, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Writing, draft_of, private_home, run

tally = Tally()
check = tally.check
passphrase, question = "demonstration", "What went well?"
kept, cut = "Went to the allotment group alone.", " And then the lights"


def written(env, draft):
    shown = json.loads(run("--json", "record", "show", draft, env=env))
    return json.dumps(shown, ensure_ascii=False)


def saved_since(place, moment):
    """Something was written to the workspace after that moment: the draft, as nothing else is going on."""
    return any(os.path.getmtime(os.path.join(place, name)) > moment for name in os.listdir(place))


def main():
    home, env = private_home()
    place = os.path.join(home, "demo.trellis")
    try:
        run("demo", place, env=env)
        env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_USER="FK-SV1", TRELLIS_WORKSPACE=place)
        draft = draft_of("supervision-session", env)
        check(draft, "the demo has a session under way")
        arguments = ("--workspace", place, "--user", "FK-SV1", "--page", "draft:" + draft)
        with Writing(*arguments, env=env) as window:
            window.wait(lambda: window.find("Sections"), 60)
            window.reach(question)
            window.key("ctrl+End")
            window.type(" " + kept)
            typed = time.time()
            check(window.wait(lambda: saved_since(place, typed), 20), "it is saved while one writes")
            window.type(cut)
            window.process.kill()
            window.process.wait()
        check(kept in written(env, draft), "after the kill what was saved is in the file")
        with Writing(*arguments, env=env) as window:
            check(window.wait(lambda: window.find("Sections"), 60), "it opens again at the session, with nothing to be settled first")
            window.reach(question)
            said = window.here.queryText().getText(0, -1)
            check(kept in said, "and the sentence stands in its field")
            check(said.split(kept)[-1] in cut, "with no more missing than what was typed last")
            window.type(" Still writing.")
            typed = time.time()
            window.wait(lambda: saved_since(place, typed), 20)
        check("Still writing." in written(env, draft), "and writing goes on from there")
        run("verify", env=env)
        check(True, "and the workspace verifies")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
