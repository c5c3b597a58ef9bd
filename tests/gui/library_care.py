#!/usr/bin/python3
"""What a person does in the Library when something was not right, by keyboard alone: back to an earlier version of a pack,
away with it, a plugin that was set aside tried again and then taken out with its pack, and safe mode, in which no plugin runs
and every record can be read.
"""
import os, shutil, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from locality import key_passphrase, signed_pack
from screen_reader import Stop, Tally, Writing, build, private_home, run, top

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"

quiet_pack = """<pack xmlns="urn:trellis:pack:1" id="example.quiet" version="1.0.0" locality="Example">
  <title>Example: quiet</title> <publisher>Example</publisher> <purpose>A plugin that cannot be loaded.</purpose>
</pack>
"""
quiet_plugin = """<plugin xmlns="urn:trellis:plugin:1" id="example.quiet" version="1.0.0" abi="1.0" library="box">
  <title>Quiet</title><publisher>Example</publisher><when-disabled>Its records stay readable.</when-disabled>
  <offers feature="trellis.kind/1"/>
  <kind id="quiet" template="example.quiet"><title>Quiet</title><plural>Quiets</plural></kind>
</plugin>
"""
quiet_form = """<template xmlns="urn:trellis:template:1" id="example.quiet" version="1.0.0" lang="en-GB" status="released">
  <about><title>Quiet</title><purpose>For one line.</purpose></about>
  <section id="one" title="One"><item id="quiet.line" type="text" class="P"><label>One line</label></item></section>
</template>
"""


def later_version(folder, key, env):
    """Fernwick's pack, one version on, by the same publisher."""
    source, pack = os.path.join(folder, "later"), os.path.join(folder, "later.trellispack")
    shutil.copytree(os.path.join(top, "templates/localities/fernwick"), source)
    for file, was, now in (("pack.xml", 'id="fernwick.forms" version="1.0.0"', 'id="fernwick.forms" version="1.1.0"'),
                           ("overlays/session.xml", 'id="fernwick.session" version="1.0.0"', 'id="fernwick.session" version="1.1.0"'),
                           ("overlays/session.xml", "What we bring today", "What is on our minds")):
        path = os.path.join(source, file)
        text = open(path, encoding="utf-8").read()
        assert was in text, was
        open(path, "w", encoding="utf-8").write(text.replace(was, now))
    return sealed(source, pack, key, env)


def crashing_pack(folder, key, env):
    """A pack whose own plugin crashes when it is loaded."""
    source, pack = os.path.join(folder, "quiet"), os.path.join(folder, "quiet.trellispack")
    plugin = os.path.join(source, "plugins/linux-" + os.uname().machine, "example.quiet")
    os.makedirs(plugin)
    os.makedirs(os.path.join(source, "templates"))
    for path, text in ((os.path.join(source, "pack.xml"), quiet_pack), (os.path.join(plugin, "plugin.xml"), quiet_plugin),
                       (os.path.join(source, "templates/quiet.xml"), quiet_form)):
        open(path, "w", encoding="utf-8").write(text)
    shutil.copy(os.path.join(build, "tests/bad-plugins/crashes-at-load.so"), os.path.join(plugin, "box.so"))
    return sealed(source, pack, key, env)


def sealed(source, pack, key, env):
    env = dict(env, TRELLIS_KEY_PASSPHRASE=key_passphrase)
    run("pack", "build", source, "--out", pack, env=env)
    run("pack", "sign", pack, "--key", key, env=env)
    return pack


def back(place, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library:pack:fernwick.forms", env=env) as window:
        check(window.sees("Version 1.1.0", seconds=60), "the page of a pack says which version is in use")
        window.press("Use version 1.0.0 again…")
        check(window.sees("Records that were made meanwhile stay as they are"), "going back asks first, and says what becomes of records")
        window.key("Escape")
        check(window.wait(lambda: not window.find("Records that were made meanwhile stay as they are"), 15), "Escape leaves everything as it is")
        window.press("Use version 1.0.0 again…")
        window.sees("Records that were made meanwhile stay as they are")
        window.press("Use 1.0.0")
        check(window.sees("Version 1.0.0 is in use again", seconds=60), "then the earlier version is in use, and that is said")
        check(window.sees("Use version 1.1.0 again…"), "and the way forward again stands there")
        window.press("Remove it…")
        check(window.sees("Records made with it stay readable"), "removing asks first, too")
        window.press("Remove it")
        check(window.sees("is used no longer", seconds=60), "then it is used no longer, and that is said")
        check(window.sees("None is installed"), "and the Library says that the core holds")


def set_aside(place, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library", env=env) as window:
        check(window.sees("Library, 1 thing that needs you", seconds=60), "the way to the Library says that one thing needs somebody")
        check(window.sees("TR-P41"), "the Library says which plugin crashed, at which step")
        window.press("Try again: Quiet")
        check(window.sees("It was tried, and it is not on"), "it can be tried again, and what came of it is said")
        check(window.wait(lambda: window.focused_name() == "Try again: Quiet", 15), "and the keyboard stays with it")
        check(window.sees("Could not be loaded"), "as does what it is now, while the window lives on")
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library", env=env) as window:
        check(window.sees("Set aside after a crash", seconds=60), "it is set aside when it has crashed twice")
        window.press("What does it change? Example: quiet")
        window.sees("What differs from the core", seconds=30)
        window.press("Remove it…")
        window.sees("Records made with it stay readable")
        window.press("Remove it")
        check(window.sees("is used no longer", seconds=60), "its pack can be taken out")
        check(window.wait(lambda: not window.find("Try again: Quiet"), 20), "and the plugin is gone with it")


def safely(place, session, env):
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library", env=env) as window:
        check(window.sees("Safe mode: no plugin is loaded", seconds=60), "in safe mode every page says so")
        check(window.sees("Supervision log"), "the Library works with every plugin off")
        check(window.sees("This is safe mode"), "and says why they are")
        check(window.lets_go("Library, "), "nobody is sent there for what is as it should be")
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "record:" + session, env=env) as window:
        check(window.reads("The room at the practice", 60), "a record opens as it was filled in")


def main():
    home, env = private_home()
    place = os.path.join(home, "place.trellis")
    env.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_WORKSPACE=place, TRELLIS_USER="FK-S1")
    try:
        run("workspace", "new", place, "--name", "Fernwick", "--locality", "FK", env=env)
        run("user", "add", "FK-CP3", "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
        agreement = run("agreement", "new", "--supervisee", "FK-CP3", "--answers", "-", env=env, text=
                        '{"agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",'
                        '"agreement.dual-role": false, "agreement.visibility": "standard", "agreement.disagreement": "We ask.",'
                        '"agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}')
        for person in ("FK-S1", "FK-CP3"):
            run("record", "sign", agreement, "--as", person, env=env)
        pack, key, words = signed_pack(home, env)
        secret = key[: -len("pub")] + "key"
        run("pack", "keys", "trust", key, "--words", words, env=env)
        run("pack", "install", pack, env=env)
        session = run("record", "new", "--kind", "supervision-session", "--agreement", agreement, "--answers", "-", env=env,
                      text='{"agenda": [{"agenda.topic": "The room at the practice"}]}')
        run("pack", "install", later_version(home, secret, env), env=env)
        back(place, env)
        run("pack", "install", crashing_pack(home, secret, env), env=env)
        set_aside(place, env)
        open(os.path.join(place, "safe-mode"), "w").close()
        safely(place, session, env)
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
