#!/usr/bin/python3
"""What other places bring, by keyboard alone: records of Fernwick and of Stourbeck, carried in a bundle to a workspace that has
neither pack, read as they were filled in; and a locality's own view whose plugin crashes: its page says so in a sentence, the
workbench goes on, and after the second time the plugin is set aside.
"""
import datetime, json, os, shutil, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from locality import key_passphrase, signed_pack, stourbeck_source
from screen_reader import Stop, Tally, Writing, build, private_home, run

tally = Tally()
check = tally.check
passphrase = "a quiet place to think"
in_a_fortnight = (datetime.date.today() + datetime.timedelta(14)).isoformat()

rogue_pack = """<pack xmlns="urn:trellis:pack:1" id="example.rogue-figures" version="1.0.0" locality="Example">
  <title>Example: a page of its own</title> <publisher>Example</publisher> <purpose>A view that does not come to its end.</purpose>
</pack>
"""
rogue_plugin = """<plugin xmlns="urn:trellis:plugin:1" id="example.rogue-figures" version="1.0.0" abi="1.0" library="box">
  <title>Rota</title><publisher>Example</publisher><when-disabled>Its records stay readable.</when-disabled>
  <offers feature="trellis.measure/1"/><offers feature="trellis.view/1"/><offers feature="trellis.export/1"/>
  <measure id="rogue.measure" title="Rota" scope="person" unit="percent" reduce="sum" class="A">
    <question>Who is there?</question><reads kinds="supervision-session">session.date</reads><dimension id="side" title="Side"/></measure>
  <view id="rogue.view" kind="run" class="A" scope="person" page="rota"><title>The rota</title><question>Who is there?</question>
    <uses measures="rogue.measure"/><reads kinds="supervision-session">session.date</reads>
    <choice id="do" title="Shown"><option id="figures-then-segfault" title="All weeks"/><option id="empty" title="None"/></choice></view>
  <export id="rogue.export" title="Rota" media="text/plain" extension="txt" scope="person"><reads kinds="supervision-session">session.date</reads></export>
  <page id="rota" title="Rota" icon="calendar" views="rogue.view"><intro>Here you will see who is there.</intro></page>
</plugin>
"""


def agreed(people, env):
    who = [word for person in people for word in ("--supervisee", person)]
    made = run("agreement", "new", *who, "--answers", "-", env=env, text=
               '{"agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.purpose": "Working well together.",'
               '"agreement.dual-role": false, "agreement.visibility": "standard", "agreement.disagreement": "We ask.",'
               '"agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}]}')
    for person in ("FK-S1", *people):
        run("record", "sign", made, "--as", person, env=env)
    return made


def written_here(home, env):
    """A session with Fernwick's pack and a circle with Stourbeck's, both finished. Their ids."""
    for person in ("FK-CP3", "SB-W1", "SB-W2"):
        run("user", "add", person, "--role", "supervisee", env=dict(env, TRELLIS_NEW_PASSPHRASE=passphrase))
    pair, group = agreed(["FK-CP3"], env), agreed(["SB-W1", "SB-W2"], env)
    pack, key, words = signed_pack(home, env)
    run("pack", "keys", "trust", key, "--words", words, env=env)
    run("pack", "install", pack, env=env)
    session = run("record", "new", "--kind", "supervision-session", "--agreement", pair, "--answers", "-", env=env, text=json.dumps({
        "session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video", "session.actual-minutes": 55,
        "session.written-by": "FK-S1", "agenda": [{"agenda.topic": "The room at the practice"}], "risk.raised": False,
        "conduct.concern": False, "session.next": in_a_fortnight, "session.supervisor": "FK-S1", "session.supervisee": "FK-CP3",
        "actions": [{"action.what": "Bring a recording", "action.owner": "FK-CP3", "action.due": in_a_fortnight}]}))
    run("record", "sign", session, "--as", "FK-S1", env=env)
    run("pack", "remove", "fernwick.forms", env=env)
    pack, key, words = signed_pack(home, env, "stourbeck", stourbeck_source(home))
    run("pack", "keys", "trust", key, "--words", words, env=env)
    run("pack", "install", pack, env=env)
    circle = run("record", "new", "--kind", "group-session", "--agreement", group, "--answers", "-", env=env, text=json.dumps({
        "session.type": ["PEER"], "session.modality": "in-person", "risk.raised": False,
        "rounds": [{"round.person": "SB-W1", "round.kind": "work", "round.heard": "A garden."}]}))
    run("record", "take", circle, "finish", env=env)
    return session, circle


def carried(home, here, there):
    """In a bundle from one machine of FK-S1 to the other, which has neither pack."""
    bundle = os.path.join(home, "carried.trellisbundle")
    run("exchange", "contact", "FK-S1", run("exchange", "key", env=there).split()[-1], "--role", "supervisor", env=here)
    run("bundle", "export", "--to", "FK-S1", bundle, env=here)
    words = json.loads(run("--json", "bundle", "inspect", bundle, env=there))[0]["words"]
    run("exchange", "accept", words, "--as", "the other machine", env=there)
    run("bundle", "import", bundle, env=there)


def read_there(session, circle, env):
    place = env["TRELLIS_WORKSPACE"]
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "library", env=env) as window:
        check(window.sees("None is installed", seconds=60), "the other workspace has no pack")
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "record:" + session, env=env) as window:
        check(window.reads("What we bring today", 60), "Fernwick's session is read in Fernwick's words")
        check(window.reads("The room at the practice"), "as it was filled in")
    with Writing("--workspace", place, "--user", "FK-S1", "--page", "record:" + circle, env=env) as window:
        check(window.reads("Listen: what we heard", 60), "Stourbeck's circle, too, whose plugin is not here")
        check(window.reads("A garden."), "as it was filled in")


def crashing_view(home, env):
    source, pack = os.path.join(home, "rogue"), os.path.join(home, "rogue.trellispack")
    plugin = os.path.join(source, "plugins/linux-" + os.uname().machine, "example.rogue-figures")
    os.makedirs(plugin)
    for path, text in ((os.path.join(source, "pack.xml"), rogue_pack), (os.path.join(plugin, "plugin.xml"), rogue_plugin)):
        open(path, "w", encoding="utf-8").write(text)
    shutil.copy(os.path.join(build, "tests/bad-plugins/rogue-figures.so"), os.path.join(plugin, "box.so"))
    env = dict(env, TRELLIS_KEY_PASSPHRASE=key_passphrase)
    run("pack", "build", source, "--out", pack, env=env)
    run("pack", "sign", pack, "--key", os.path.join(home, "fernwick.key"), env=env)
    run("pack", "install", pack, env=env)


def look_at_it(env):
    with Writing("--workspace", env["TRELLIS_WORKSPACE"], "--user", "FK-S1", "--page", "rota", env=env) as window:
        check(window.sees("TR-P40", seconds=60), "where the view would be stands a sentence")
        check(window.sees("The plugin example.rogue-figures could not show rogue.view"), "that says which plugin crashed, at which step")
        check(window.sees("Rota", "heading"), "under the title of the page")
        window.key("ctrl+1")
        check(window.sees("Today", seconds=20) and window.wait(lambda: not window.find("TR-P40"), 20), "and the workbench goes on")


def main():
    home, here = private_home()
    here.update(TRELLIS_PASSPHRASE=passphrase, TRELLIS_USER="FK-S1", TRELLIS_WORKSPACE=os.path.join(home, "here.trellis"))
    there = dict(here, TRELLIS_WORKSPACE=os.path.join(home, "there.trellis"))
    try:
        for env, name in ((here, "Here"), (there, "There")):
            run("workspace", "new", env["TRELLIS_WORKSPACE"], "--name", name, "--locality", "FK", env=env)
        session, circle = written_here(home, here)
        carried(home, here, there)
        read_there(session, circle, there)
        crashing_view(home, here)
        look_at_it(here)
    except Stop as why:
        check(False, str(why))
    return tally.close()


sys.exit(main())
