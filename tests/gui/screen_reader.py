"""A window as a screen reader knows it: what it shows, what has the keyboard. Waits on conditions, never on the clock alone."""
import json, os, subprocess, time

import gi

gi.require_version("Atspi", "2.0")
import pyatspi
from gi.repository import GLib

top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
build = os.environ.get("TRELLIS_BUILD", os.path.join(top, "build"))
trellis = os.path.join(build, "bin/trellis")
workbench = os.path.join(build, "bin/trellis-workbench")


class Stop(Exception):
    """The story cannot go on."""


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, true, what):
        number = self.passed + self.failed + 1
        if true:
            self.passed += 1
            print(f"ok {number} - {what}", flush=True)
        else:
            self.failed += 1
            print(f"not ok {number} - {what}", flush=True)
            pictures = os.environ.get("TRELLIS_GUI_PICTURES")
            if pictures:
                subprocess.run(["import", "-window", "root", os.path.join(pictures, f"not-ok-{number}.png")])
        return bool(true)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def pump(seconds=0.05):
    """Lets the accessibility bus talk."""
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end:
        if not context.iteration(False):
            time.sleep(0.005)


def walk(node, depth=0):
    yield node
    if depth > 60:
        return
    try:
        count = min(node.childCount, 400)
    except Exception:
        return
    for at in range(count):
        try:
            child = node.getChildAtIndex(at)
        except Exception:
            continue
        if child is not None:
            yield from walk(child, depth + 1)


def has(node, *states):
    try:
        own = node.getState()
        return all(own.contains(state) for state in states)
    except Exception:
        return False


def showing(node):
    return has(node, pyatspi.STATE_SHOWING)


def is_a(node, role):
    """Newer accessibility libraries (Debian 13) say "button" where older ones say "push button"."""
    return node.getRoleName().removeprefix("push ") == role.removeprefix("push ")


class Window:
    """The workbench, started with these arguments; ends with the `with` block."""

    def __init__(self, *arguments, env):
        self.arguments, self.env, self.process, self.app = arguments, env, None, None

    def __enter__(self):
        self.process = subprocess.Popen([workbench, *self.arguments], env=self.env, stderr=subprocess.DEVNULL)
        self.app = self.wait(self.application, 60)
        if not self.app or not self.wait(lambda: self.find(role="frame"), 60):
            self.__exit__()
            raise Stop("the window did not come")
        return self

    def __exit__(self, *ignored):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def application(self):
        for app in pyatspi.Registry.getDesktop(0):
            try:
                if app and app.get_process_id() == self.process.pid:
                    return app
            except Exception:
                pass
        return None

    def wait(self, condition, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Stop(f"the workbench ended with {self.process.returncode}")
            try:
                found = condition()
            except Exception:
                found = None
            if found:
                return found
            pump(0.1)
        return None

    def find(self, name=None, role=None):
        """The first thing on screen whose name holds `name`."""
        for node in walk(self.app):
            try:
                if showing(node) and (name is None or name in (node.name or "")) and (role is None or is_a(node, role)):
                    return node
            except Exception:
                pass
        return None

    def sees(self, name=None, role=None, seconds=20):
        """Whether it is on screen, or comes: the tree may be a moment behind what is shown."""
        return self.wait(lambda: self.find(name, role), seconds)

    def reads(self, words, seconds=20):
        """Whether a text on screen, such as a record as it was filled in, holds these words."""
        def held():
            for node in walk(self.app):
                try:
                    if showing(node) and words in node.queryText().getText(0, -1):
                        return True
                except (NotImplementedError, AttributeError):
                    pass
            return False

        return self.wait(held, seconds)

    def lets_go(self, name, seconds=20):
        """Whether it is not on screen, or goes."""
        return self.wait(lambda: not self.find(name), seconds)

    def keyboard_at(self, name, seconds=20):
        """Whether this has the keyboard, or gets it."""
        return self.wait(lambda: self.focused_name() == name, seconds)

    def focused(self):
        for node in walk(self.app):
            if has(node, pyatspi.STATE_FOCUSED) and has(node, pyatspi.STATE_FOCUSABLE) and showing(node):
                if node.getRoleName() not in ("frame", "dialog", "panel", "scroll pane"):
                    return node
        return None

    def focused_name(self):
        node = self.focused()
        return node.name or "" if node else ""

    def settle(self):
        """Until the tree is the same three times in a row."""
        counts = []

        def same():
            counts.append(sum(1 for node in walk(self.app) if showing(node)))
            return len(counts) >= 3 and counts[-1] == counts[-2] == counts[-3]

        return self.wait(same, 30)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)
        pump(0.1)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)
        pump(0.1)

    def place(self, node):
        """Where on the screen a thing stands: left, top, width, height."""
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return box.x, box.y, box.width, box.height

    def wheel(self, node, down, turns=3):
        """Turns the mouse wheel over a thing, and takes the pointer away again."""
        left, upper, width, height = self.place(node)
        subprocess.run(["xdotool", "mousemove", str(left + width // 2), str(upper + height // 2)], check=True)
        pump(0.2)
        for _ in range(turns):
            subprocess.run(["xdotool", "click", "5" if down else "4"], check=True)
            pump(0.15)
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)
        pump(0.2)

    def chosen(self, node):
        """The line of a drop-down list that stands in it."""
        return node.querySelection().getSelectedChild(0).name

    def reach(self, name, key="Tab", most=60):
        """Presses `key` until what is called so has the keyboard."""
        for _ in range(most):
            if name in self.focused_name():
                return
            was = self.focused_name()
            self.key(key)
            self.wait(lambda: self.focused_name() != was, 5)
        raise Stop(f"the keyboard did not come to “{name}”; it is at “{self.focused_name()}”")

    def press(self, name, key="space"):
        self.reach(name)
        self.key(key)


def run(*args, env, text=None):
    out = subprocess.run([trellis, *args], env=env, input=text, capture_output=True, text=True, timeout=300)
    if out.returncode != 0:
        raise Stop(f"trellis {' '.join(args)}: {out.stdout}{out.stderr}")
    return out.stdout.strip()


def draft_of(kind, env):
    """The id of a record of this kind that is under way."""
    for line in json.loads(run("--json", "record", "list", "--kind", kind, env=env)):
        if line.get("draft"):
            return line["id"]
    raise Stop(f"there is no draft of the kind {kind}")


class Writing(Window):
    """Told of the keyboard by events, as a form is too large to be searched at every key; fields are meant by their whole name."""

    here = None

    def __enter__(self):
        pyatspi.Registry.registerEventListener(self.moved, "object:state-changed:focused")
        return super().__enter__()

    def moved(self, event):
        if event.detail1:
            self.here = event.source

    def focused_name(self):
        try:
            return self.here.name or "" if self.here else ""
        except Exception:
            return ""

    def reach(self, name, key="Tab", most=90, whole=True):
        for _ in range(most):
            if self.focused_name() == name or (not whole and self.focused_name().startswith(name)):
                return
            was = self.here
            self.key(key)
            self.wait(lambda: self.here is not was, 5)
        raise Stop(f"the keyboard did not come to “{name}”; it is at “{self.focused_name()}”")

    def fill(self, name, text, key="Tab"):
        self.reach(name, key)
        self.type(text)

    def next_section(self, title):
        self.key("ctrl+Down")
        if not self.wait(lambda: self.find(title, "heading"), 15):
            raise Stop(f"the section “{title}” did not come")
        pump(0.3)


def private_home(prefix="trellis-gui-"):
    """An environment with no settings and no workspace of anybody's."""
    import tempfile

    home = tempfile.mkdtemp(prefix=prefix)
    env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/config", XDG_DATA_HOME=home + "/data", NO_AT_BRIDGE="0",
               LANG="C.UTF-8", GTK_THEME="Adwaita")
    for name in ("TRELLIS_PASSPHRASE", "TRELLIS_WORKSPACE", "TRELLIS_USER", "TRELLIS_DEMO", "GTK_MODULES"):
        env.pop(name, None)
    return home, env
