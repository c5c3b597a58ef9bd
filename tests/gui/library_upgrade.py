#!/usr/bin/python3
"""Stourbeck's pack, native plugin and all, when the core has moved on: one change that has lost its question is let go, one that the
core words anew itself gives way to the core, both in the window and by keyboard; what neither touched stays Stourbeck's.
"""
import json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from locality import newer_core, newer_for_stourbeck, review, sensitive, signed_pack, stourbeck_source
from screen_reader import Stop, Tally, Writing, private_home, run

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"
form = "core.supervision-session"


def settle(place, env):
    with Writing("--workspace", place, "--user", "SB-S1", "--page", "library:review:" + form, env=env) as window:
        check(window.sees("2 changes still need you", seconds=60), "the review says that two changes need somebody")
        check(window.sees("asks 'risk.care-record-by' no more"), "first the one that has lost its question, with the reason")
        check(not sensitive(window, "Use it here"), "nothing can be used while one is open")
        window.press("Settle this change")
        check(window.sees("1 change still needs you"), "it is let go, and one is left")
        check(window.sees("People you are working with"), "then the one that the core words anew")
        window.reach("Keep ours")
        window.key("Down")
        check(window.wait(lambda: window.focused_name() == "Take the core's", 15), "the core's words can be taken instead")
        window.press("Settle this change")
        check(window.sees("Everything is settled"), "with that, all is settled")
        check(window.wait(lambda: sensitive(window, "Use it here"), 15), "and it can be used")
        window.press("Use it here")
        check(window.sees("follows the newer core from now on", seconds=60), "then it is in use, and that is said")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="SB-S1")
    try:
        run("workspace", "new", place, "--name", "Stourbeck", "--locality", "SB", env=env)
        pack, key, words = signed_pack(home, env, "stourbeck", stourbeck_source(home))
        run("pack", "keys", "trust", key, "--words", words, env=env)
        run("pack", "install", pack, env=env)
        newer = dict(env, TRELLIS_HOME=newer_core(home, newer_for_stourbeck))
        before = [one for one in review(newer) if one["form"] == form]
        check(before and before[0]["review"] == 1 and before[0]["broken"] == 1, "the newer core leaves one change to review and one broken")
        check(before and before[0]["inUse"].startswith("1.0.0"), "and the form in use is the one of before until they are settled")
        settle(place, newer)
        after = next(one for one in review(newer) if one["form"] == form)
        check(after["review"] == 0 and after["broken"] == 0, "nothing is left to settle")
        check(after["inUse"].startswith("1.1.0"), "and the form in use is made from the newer core")
        ledger = json.dumps(review(newer, form, "--ledger"))
        check("Passed on to them on" in ledger, "what the core left alone is still asked in Stourbeck's words")
        check("walk with" not in ledger and "Passed on by" not in ledger, "and what gave way is a difference no longer")
        plugins = run("--json", "plugin", "list", env=newer)
        check("stourbeck.group-supervision" in plugins, "its own plugin stands as before")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
