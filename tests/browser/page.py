"""What the browser made of a report: read from the page it gives back, with Python's own parser.

page.py PAGE CHECK    exit 0 when the check holds; otherwise says what does not.
"""
import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr", "col", "area", "base", "wbr", "source"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.at, self.parent = tag, dict(attributes), parent
        self.children, self.words = [], ""

    def all(self, *tags):
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def text(self):
        return " ".join((self.words + " " + " ".join(c.text() for c in self.children)).split())


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.here = Node("", [], None)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attributes):
        self.here.children.append(Node(tag, attributes, self.here))

    def handle_endtag(self, tag):
        node = self.here
        while node.parent is not None and node.tag != tag:
            node = node.parent
        if node.parent is not None:
            self.here = node.parent

    def handle_data(self, words):
        self.here.words += words


def title(page):
    titles = [one.text() for one in page.all("title") if one.parent.tag == "head"]
    assert len(titles) == 1 and titles[0].startswith("Report across places"), titles
    assert len(list(page.all("h1"))) == 1, "not one main heading"
    assert len(list(page.all("main"))) == 1, "not one main part"
    html = next(page.all("html"))
    assert html.at.get("lang"), "the page does not say its language"


def tables(page):
    found = list(page.all("table"))
    assert len(found) >= 7, f"{len(found)} tables"
    for one in page.all("section"):
        if one.at.get("id", "").startswith("view-") and not list(one.all("table")):
            why = [p.text() for p in one.all("p") if "class" not in p.at]
            assert why and len(why[0]) > 20, f"{one.at['id']} has no table and does not say why"
            assert not list(one.all("svg")), f"{one.at['id']} has a picture and no table"
    captions = [[c.text() for c in one.all("caption")] for one in found]
    assert all(len(c) == 1 and c[0] for c in captions), captions
    for one, caption in zip(found, captions):
        heads = list(one.all("th"))
        assert heads and all(h.at.get("scope") in ("col", "row") for h in heads), f"{caption}: headers without a scope"
        rows = [r for body in one.all("tbody") for r in body.all("tr")]
        wide = len([h for h in heads if h.at["scope"] == "col"])
        for row in rows:
            cells = list(row.all("td", "th"))
            assert len(cells) == wide, f"{caption}: a row of {len(cells)} under {wide} headers"


def pictures(page):
    found = list(page.all("svg"))
    assert found, "no picture"
    for one in found:
        assert one.at.get("role") == "img", "a picture without a role"
        assert one.at.get("aria-label") or list(one.all("title")) or one.at.get("aria-labelledby"), "without words"
        section = one.parent
        while section.tag not in ("section", ""):
            section = section.parent
        assert list(section.all("table")), "a picture without its table"


def headings(page):
    last = 1
    for one in page.all("h1", "h2", "h3", "h4"):
        level = int(one.tag[1])
        assert level <= last + 1, f"'{one.text()}' skips a level"
        last = level


def alone(page):
    for one in page.all("script", "link", "iframe", "object", "embed", "base"):
        raise AssertionError(f"<{one.tag}> in the page")
    for one in page.all("img", "image", "use", "source", "video", "audio"):
        where = one.at.get("src") or one.at.get("href") or one.at.get("xlink:href") or ""
        assert where.startswith(("#", "data:")), where
    for one in page.all("a"):
        assert one.at.get("href", "").startswith("#"), one.at


def words(page):
    """The words on context held marks of a page; the browser shows them as they were typed."""
    text = page.text()
    assert "<b>three</b> leavers" in text and "<script>document.title" in text, "not as they were typed"


def stamps(page):
    sections = [one for one in page.all("section") if one.at.get("id", "").startswith("view-")]
    assert len(sections) >= 12, len(sections)
    for one in sections:
        text = one.text()
        assert "Period" in text, f"{one.at['id']} does not say its period"
    figures = [one for one in sections if any("*" in c.text() or c.text()[:1].isdigit() for c in one.all("td"))]
    assert figures, "no section shows a figure"
    for one in figures:
        assert "hidden" in one.text(), f"{one.at['id']} shows figures without the rule for small numbers"


if __name__ == "__main__":
    reader = Reader()
    with open(sys.argv[1], encoding="utf-8") as file:
        reader.feed(file.read())
    try:
        globals()[sys.argv[2]](reader.root)
    except AssertionError as trouble:
        print(trouble)
        sys.exit(1)
