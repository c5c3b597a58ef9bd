#!/usr/bin/python3
"""Walks every page of the workbench through the accessibility tree: whatever can take the keyboard must have a name.

Pages of plugins are taken from their manifests, so a new plugin's pages are walked without a change here.
Needs a display and a session bus of its own (see run). Closes with "N passed, N failed".
"""
import glob, json, os, subprocess, sys
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gui"))
import pyatspi
from locality import newer_core, signed_pack
from screen_reader import Stop, Tally, Window, build, has, private_home, showing, trellis, walk

tally = Tally()
user = "FK-SV1"
overseer = "MS-1"


def place_of(node):
    names = []
    while node is not None and len(names) < 6:
        try:
            names.append(f"{node.getRoleName()} “{(node.name or '')[:40]}”")
            node = node.parent
        except Exception:
            break
    return " < ".join(names)


def nameless(window):
    """Everything on screen that can take the keyboard and has no name."""
    found = []
    for node in walk(window.app):
        if not (showing(node) and has(node, pyatspi.STATE_FOCUSABLE)):
            continue
        # A cell of a named table is its text, and a text may be empty; the table is what must have a name.
        if node.getRoleName() == "table cell" and (node.parent.name or "").strip():
            continue
        if not (node.name or "").strip():
            found.append(node)
    return found


def pictures(window):
    """What is drawn and larger than a sign beside a word."""
    return [node for node in walk(window.app) if node.getRoleName() == "image" and showing(node)
            and node.queryComponent().getExtents(0).width > 200]


def walk_page(what, *arguments, env, until):
    try:
        with Window(*arguments, env=env) as window:
            if not tally.check(window.wait(lambda: until(window), 60), f"{what}: opens"):
                return
            window.settle()
            bare = nameless(window)
            tally.check(not bare, f"{what}: everything that takes the keyboard has a name")
            for node in bare:
                print("#   without a name:", place_of(node))
            tally.check(window.sees(role="heading"), f"{what}: has a heading")
            mute = [node for node in pictures(window) if len(node.name or "") < 20]
            tally.check(not mute, f"{what}: what is drawn is also said")
    except Stop as why:
        tally.check(False, f"{what}: {why}")


def listed(env, *arguments, by=user):
    out = subprocess.run([trellis, "--workspace", env["PLACE"], "--user", by, "--json", *arguments], env=env, capture_output=True,
                         text=True, timeout=120)
    try:
        return json.loads(out.stdout)
    except ValueError:
        return []


def walk_library(home, env):
    """Library and the pages behind it, with Fernwick's pack in use, and with a core that has moved on since."""
    pack, key, words = signed_pack(home, env)
    for asked in (["pack", "keys", "trust", key, "--words", words], ["pack", "install", pack]):
        done = subprocess.run([trellis, "--workspace", env["PLACE"], "--user", user, *asked], env=env, capture_output=True, text=True,
                              timeout=120)
        tally.check(done.returncode == 0, "trellis " + " ".join(asked[:3]))
    for page in ("library", "library:install:" + pack, "library:pack:fernwick.forms", "library:publishers",
                 "library:differences", "library:log"):
        walk_page(page.split("/")[0], "--workspace", env["PLACE"], "--user", user, "--page", page, env=env,
                  until=lambda w: w.find("Places") and w.find(role="heading"))
    walk_page("review of a newer core", "--workspace", env["PLACE"], "--user", user, "--page",
              "library:review:core.supervision-session", env=dict(env, TRELLIS_HOME=newer_core(home)),
              until=lambda w: w.find("Places") and w.find("A newer core", "heading"))


def main():
    home, env = private_home("trellis-a11y-")
    env["PLACE"] = place = os.path.join(home, "place.trellis")
    walk_page("Welcome", env=env, until=lambda w: w.find("Welcome to Trellis"))
    made = subprocess.run([trellis, "demo", place], env=env, capture_output=True, text=True, timeout=600)
    if not tally.check(made.returncode == 0, "the demo is made"):
        print("#", made.stdout, made.stderr)
        return tally.close()
    walk_page("Unlock", "--workspace", place, env=env, until=lambda w: w.find("Unlock"))

    env["TRELLIS_PASSPHRASE"] = "demonstration"
    pages = ["today", "people", "person:FK-CP3", "search", "library", "exchange", "settings", "help"]
    for manifest in sorted(glob.glob(os.path.join(build, "lib/trellis/plugins/*/plugin.xml"))):
        pages += [node.get("id") for node in xml.parse(manifest).getroot().iter() if node.tag.endswith("}page")]
    records = listed(env, "record", "list")
    kinds = {}
    for record in records:
        kinds.setdefault((record.get("kind"), bool(record.get("draft"))), record.get("id"))
    for (kind, draft), record in sorted(kinds.items()):
        pages.append(("draft:" if draft else "record:") + record)
    tally.check(len(kinds) >= 3, "there are records and drafts to walk")
    for page in pages:
        walk_page(page.split(":")[0] + (" " + page[-12:] if ":" in page else ""), "--workspace", place, "--user", user, "--page", page,
                  env=env, until=lambda w: w.find("Places") and w.find(role="heading"))
    # Whoever looks across places: one view of each kind of picture on each page.
    across = {}
    for view in listed(env, "view", "list", by=overseer):
        if view.get("page") and view.get("running"):
            across.setdefault((view["page"], view.get("kind")), view)
    tally.check(len(across) >= 6, "there are views across places to walk")
    for view in across.values():
        about = (view.get("subjects") or [""])[0]
        walk_page("view " + view["id"], "--workspace", place, "--user", overseer, "--page",
                  "view:" + view["page"] + "/" + view["id"] + ("/" + about if about else ""),
                  env=env, until=lambda w: w.find("Places") and w.find(role="heading"))
    walk_library(home, env)
    return tally.close()


sys.exit(main())
