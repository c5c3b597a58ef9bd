#!/usr/bin/python3
"""A window that nobody touches locks itself: what was being written is kept, nothing of it can be seen or heard any more, and after
unlocking one is back where one was, with the keyboard in the page."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Stop, Tally, Writing, draft_of, private_home, run

tally = Tally()
check = tally.check
passphrase, words = "demonstration", "Went to the allotment group alone."


def main():
    home, env = private_home()
    place = os.path.join(home, "demo.trellis")
    os.makedirs(env["XDG_CONFIG_HOME"] + "/trellis", exist_ok=True)
    with open(env["XDG_CONFIG_HOME"] + "/trellis/workbench.settings", "w") as settings:
        settings.write("lock-after-minutes=1\n")
    try:
        run("demo", place, env=env)
        env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_USER="FK-SV1", TRELLIS_WORKSPACE=place)
        draft = draft_of("supervision-session", env)
        check(draft, "the demo has a session under way")
        with Writing("--workspace", place, "--user", "FK-SV1", "--page", "draft:" + draft, env=env) as window:
            check(window.wait(lambda: window.find("Sections"), 60), "a session is open")
            window.next_section("Agree the agenda")
            window.key("ctrl+Up")
            window.reach("What went well?")
            window.type(words)
            check(window.wait(lambda: window.find("Unlock", "push button"), 150), "nobody touches it for a minute, and it locks")
            check(window.lets_go("What went well?") and window.lets_go(words), "nothing of the content is left")
            window.wait(lambda: window.focused_name() == "Passphrase", 15)
            window.type(passphrase)
            window.key("Return")
            check(window.wait(lambda: window.find("Sections"), 60), "the passphrase leads back to the session")
            check(window.wait(lambda: window.focused_name() == "What went well?", 20), "to the very question")
            check(words in (window.here.queryText().getText(0, -1) if window.here else ""), "and what was typed is there")
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
