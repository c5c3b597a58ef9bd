"""A locality for the stories: Fernwick's pack built from its sources, and a Trellis whose core has moved on."""
import os, shutil

from screen_reader import build, run, top

pack_name = "fernwick.trellispack"
key_passphrase = "four green boats leave"


def signed_pack(folder, env):
    """Fernwick's pack, built and signed. The file, the public key, and its twelve words."""
    env = dict(env, TRELLIS_KEY_PASSPHRASE=key_passphrase)
    pack, key = os.path.join(folder, pack_name), os.path.join(folder, "fernwick")
    run("pack", "build", os.path.join(top, "templates/localities/fernwick"), "--out", pack, env=env)
    run("pack", "keys", "make", key, env=env)
    run("pack", "sign", pack, "--key", key + ".key", env=env)
    words = run("pack", "keys", "show", key + ".pub", "--plain", env=env)
    return pack, key + ".pub", words.strip()


def newer_core(folder):
    """TRELLIS_HOME of an installation like this one, whose session form is a later version: one question that Fernwick words
    otherwise is worded otherwise by the core too, and one that Fernwick does not ask is retired."""
    home = os.path.join(folder, "newer")
    os.makedirs(os.path.join(home, "share/trellis"))
    for part in ("bin", "lib"):
        os.symlink(os.path.join(build, part), os.path.join(home, part))
    templates = os.path.join(home, "share/trellis/templates")
    shutil.copytree(os.path.join(top, "templates"), templates)
    form = os.path.join(templates, "core/supervision-session.xml")
    text = open(form, encoding="utf-8").read()
    for was, now in (('version="1.0.0"', 'version="1.1.0"'), ("<label>Agenda</label>", "<label>What you will talk about</label>"),
                     ('<item id="depth.action"', '<item id="depth.action" retired="true"')):
        assert was in text, was
        text = text.replace(was, now, 1)
    open(form, "w", encoding="utf-8").write(text)
    return home
