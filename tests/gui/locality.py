"""Localities for the stories: their packs built from their sources, and a Trellis whose core has moved on."""
import json, os, shutil, subprocess

import pyatspi
from screen_reader import build, has, run, top, trellis

key_passphrase = "four green boats leave"
sources = os.path.join(top, "templates/localities")

# What a later version of the core's session form has otherwise. Of Fernwick's changes: a question that it words in its own way is
# worded otherwise by the core too, and one that it does not ask is asked no more. Of Stourbeck's: the same, of two it rewords.
newer_for_fernwick = (("<label>Agenda</label>", "<label>What you will talk about</label>"),
                      ('<item id="depth.action"', '<item id="depth.action" retired="true"'))
newer_for_stourbeck = (("<label>People on the caseload</label>", "<label>People you are working with</label>"),
                       ('<item id="risk.care-record-by"', '<item id="risk.care-record-by" retired="true"'))


def signed_pack(folder, env, name="fernwick", source=None):
    """A locality's pack, built and signed. The file, the public key, and its twelve words."""
    env = dict(env, TRELLIS_KEY_PASSPHRASE=key_passphrase)
    pack, key = os.path.join(folder, name + ".trellispack"), os.path.join(folder, name)
    run("pack", "build", source or os.path.join(sources, name), "--out", pack, env=env)
    run("pack", "keys", "make", key, env=env)
    run("pack", "sign", pack, "--key", key + ".key", env=env)
    words = run("pack", "keys", "show", key + ".pub", "--plain", env=env)
    return pack, key + ".pub", words.strip()


def stourbeck_source(folder):
    """Stourbeck's pack as its README puts it together: with the plugin that was built."""
    source, plugin = os.path.join(folder, "circles"), "stourbeck.group-supervision"
    shutil.copytree(os.path.join(sources, "stourbeck/pack"), source)
    shutil.copytree(os.path.join(build, "localities/stourbeck/plugins", plugin),
                    os.path.join(source, "plugins/linux-" + os.uname().machine, plugin))
    return source


def newer_core(folder, changes=newer_for_fernwick):
    """TRELLIS_HOME of an installation like this one, whose session form is a later version."""
    home = os.path.join(folder, "newer")
    os.makedirs(os.path.join(home, "share/trellis"))
    for part in ("bin", "lib"):
        os.symlink(os.path.join(build, part), os.path.join(home, part))
    templates = os.path.join(home, "share/trellis/templates")
    shutil.copytree(os.path.join(top, "templates"), templates)
    form = os.path.join(templates, "core/supervision-session.xml")
    text = open(form, encoding="utf-8").read()
    for was, now in (('version="1.0.0"', 'version="1.1.0"'), *changes):
        assert was in text, was
        text = text.replace(was, now, 1)
    open(form, "w", encoding="utf-8").write(text)
    return home


def review(env, *more):
    """What `trellis pack review` says; it ends with 1 while something is open."""
    out = subprocess.run([trellis, "--json", "pack", "review", *more], env=env, capture_output=True, text=True, timeout=300)
    return json.loads(out.stdout or "[]")


def sensitive(window, name):
    node = window.find(name, "push button")
    return node is not None and has(node, pyatspi.STATE_SENSITIVE)
