#!/usr/bin/env python3
"""Checks an exported journal without any code of Trellis: Python's hashlib and the openssl program only.

    verify_journal.py FILE [--all-signatures]

Follows host/store/JOURNAL.md step by step. Prints one sentence; exits 0 when the journal is as it was written, 1 when it is not
(the sentence names the first bad entry), 2 when the file is no journal at all.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def blake(*parts):
    return hashlib.blake2b(b"".join(parts), digest_size=32)


class Wrong(Exception):
    pass


def signature_fits(key_hex, message, signature):
    """Ed25519 through `openssl pkeyutl`; the key is wrapped into the DER form that openssl reads (RFC 8410)."""
    try:
        key = bytes.fromhex(key_hex)
    except ValueError:
        return False
    if len(key) != 32 or len(signature) != 64:
        return False
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("key", "message", "signature")}
        for name, data in (("key", bytes.fromhex("302a300506032b6570032100") + key), ("message", message), ("signature", signature)):
            with open(names[name], "wb") as out:
                out.write(data)
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names["key"], "-rawin",
             "-in", names["message"], "-sigfile", names["signature"]], capture_output=True)
    return done.returncode == 0


def content_hash(text):
    leaves = []
    if text and not text.endswith("\n"):
        raise Wrong("its answers cannot be read")
    for line in text.split("\n")[:-1]:
        if line.startswith("+ ") and len(line) > 35 and line[34] == " ":
            json.loads(line[35:])
            leaves.append(blake(b"trellis leaf 1\n", bytes.fromhex(line[2:34]), line[35:].encode()).hexdigest())
        elif line.startswith("- ") and len(line) == 66:
            bytes.fromhex(line[2:])
            leaves.append(line[2:])
        else:
            raise Wrong("its answers cannot be read")
    if any(a >= b for a, b in zip(leaves, leaves[1:])):
        raise Wrong("its answers do not stand in their order")
    return blake(b"trellis content 1\n", str(len(leaves)).encode(), b"\n", *(leaf.encode() + b"\n" for leaf in leaves)).hexdigest()


def verify_received(received, layers, keys, forms):
    """Parts of other logs (step 8): each by itself; what they bring counts for our own entries."""
    devices, signed = {}, []
    for line in received:
        entry = json.loads(line["received"])
        if entry["type"] == "device" and entry["seq"] == 1 and entry["entity"] == entry["device"]:
            if blake(bytes.fromhex(entry["key"])).hexdigest()[:32] == entry["device"]:
                devices[entry["device"]] = entry["key"]
    for line in received:
        entry = json.loads(line["received"])
        name = "Received entry {} of device {}".format(entry["seq"], entry["device"][:8])
        digest = blake(b"trellis entry 1\n", line["received"].encode()).digest()
        if digest.hex() != line["hash"] or content_hash(line["content"]) != entry["content"]:
            raise Wrong(name + ": it is not what was signed.")
        if not signature_fits(devices.get(entry["device"], ""), digest, bytes.fromhex(line["signature"])):
            raise Wrong(name + ": its signature does not fit.")
        if entry["type"] == "record":
            layers[entry["id"]] = (entry["entity"], line["hash"], entry["content"])
        elif entry["type"] == "user":
            keys.add((entry["entity"], entry["key"]))
        elif entry["type"] == "form":
            forms.add(entry["form"])
        elif entry["type"] == "sign-off":
            signed.append((name, entry))
    for name, entry in signed:
        if not signature_fits(entry["key"], b"trellis sign-off 1\n" + entry["statement"].encode(), bytes.fromhex(entry["proof"])):
            raise Wrong(name + ": the person's signature does not fit.")
        layer, said = layers.get(entry["revision"]), json.loads(entry["statement"])
        if layer and (said["entry"], said["content"], said["person"]) != (layer[1], layer[2], entry["person"]):
            raise Wrong(name + ": what was signed is not the text it names.")


def verify(lines, all_signatures):
    head = json.loads(lines[0])
    if head.get("trellis") != "journal" or head.get("v") != 1:
        raise ValueError("no journal")
    tail = json.loads(lines[-1])
    if tail.get("trellis") != "witness":
        raise Wrong("The last line, which names the highest entries, is missing.")
    chains, layers, keys, forms, later, signoffs, received = {}, {}, set(), set(), [], 0, []
    for raw in lines[1:-1]:
        line = json.loads(raw)
        if "received" in line:
            received.append(line)
            continue
        entry = json.loads(line["entry"])
        name = "Entry {} of device {}".format(entry.get("seq"), str(entry.get("device"))[:8])
        try:
            chain = chains.setdefault(entry["device"], {"seq": 0, "link": "0" * 64})
            digest = blake(b"trellis entry 1\n", line["entry"].encode()).digest()
            signature = bytes.fromhex(line["signature"])
            if entry["v"] != 1 or digest.hex() != line["hash"]:
                raise Wrong("its text is not the one that was hashed")
            if entry["seq"] != chain["seq"] + 1:
                raise Wrong("the entry before it is missing")
            if entry["prev"] != chain["link"]:
                raise Wrong("it does not follow the entry that stands before it")
            if entry["seq"] == 1:
                if entry["type"] != "device" or blake(bytes.fromhex(entry["key"])).hexdigest()[:32] != entry["device"]:
                    raise Wrong("it should introduce the device's key, and does not")
                chain["key"] = entry["key"]
            if all_signatures and not signature_fits(chain["key"], digest, signature):
                raise Wrong("its signature does not fit")
            if content_hash(line["content"]) != entry["content"]:
                raise Wrong("its answers are not those that were signed")
            if entry["type"] == "record":
                layers[entry["id"]] = (entry["entity"], line["hash"], entry["content"])
                later.append((name, entry))
            elif entry["type"] == "sign-off":
                signoffs += 1
                later.append((name, entry))
            elif entry["type"] == "user":
                keys.add((entry["entity"], entry["key"]))
            elif entry["type"] == "form":
                forms.add(entry["form"])
        except (Wrong, KeyError, ValueError) as trouble:
            raise Wrong("{}: {}.".format(name, trouble))
        chain.update(seq=entry["seq"], link=blake(b"trellis link 1\n", digest, signature).hexdigest(), hash=line["hash"],
                     digest=digest, signature=signature, name=name)
    for chain in chains.values():
        if not signature_fits(chain.get("key", ""), chain["digest"], chain["signature"]):
            raise Wrong(chain["name"] + ": its signature does not fit.")
    verify_received(received, layers, keys, forms)
    for name, entry in later:
        if entry["type"] == "record":
            if any(layers.get(parent, ("",))[0] != entry["entity"] for parent in entry["parents"]):
                raise Wrong(name + ": it amends a text that is not there.")
            if entry["form"] not in forms:
                raise Wrong(name + ": the form it was made with is not there.")
            continue
        said, layer = json.loads(entry["statement"]), layers.get(entry["revision"])
        wanted = layer and {"revision": entry["revision"], "entry": layer[1], "content": layer[2], "person": entry["person"],
                            "role": entry["role"], "at": entry["at"]}
        if said != wanted or layer[0] != entry["entity"]:
            raise Wrong(name + ": what was signed is not the text it names.")
        if (entry["person"], entry["key"]) not in keys:
            raise Wrong(name + ": it is signed with an unknown key.")
        if not signature_fits(entry["key"], b"trellis sign-off 1\n" + entry["statement"].encode(), bytes.fromhex(entry["proof"])):
            raise Wrong(name + ": the person's signature does not fit.")
    for device, mark in tail["witness"]["devices"].items():
        chain = chains.get(device, {"seq": 0})
        if mark["seq"] > chain["seq"] or (mark["seq"] == chain["seq"] and mark["hash"] != chain["hash"]):
            raise Wrong("Entry {} of device {} was seen before and is missing.".format(mark["seq"], device[:8]))
    for device in chains:
        if device not in tail["witness"]["devices"]:
            raise Wrong("Device {} is not named in the last line.".format(device[:8]))
    more = " {} received entries are as they were signed.".format(len(received)) if received else ""
    return "{} entries and {} sign-offs are as they were written.".format(len(lines) - 2 - len(received), signoffs) + more


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")[:-1]
        print(verify(lines, "--all-signatures" in sys.argv))
        return 0
    except Wrong as trouble:
        print(trouble)
        return 1
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as trouble:
        print("This is no journal: {}".format(trouble))
        return 2


sys.exit(main())
