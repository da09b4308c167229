#!/usr/bin/env python3
"""Second verifier for Stepgate logs, written from docs/audit-log.md alone.

usage: verify_log.py FOLDER PUBLIC_KEY.pem [SEQ:HASH]
exit: 0 intact, 1 tampered, 2 unreadable
"""
import base64
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from datetime import datetime

LONGEST, DEEPEST = 16_777_216, 64
KINDS = set("run attempt resume change intent database host spawned exit check prompt confirmation service "
            "decision outcome seal torn end".split())
WORDS = {
    ("outcome", "outcome"): "passed failed waiting interrupted rejected",
    ("check", "verdict"): "passed failed error",
    ("check", "phase"): "needs before after reverify",
    ("confirmation", "decision"): "confirmed rejected",
    ("exit", "how"): "code signal timeout stopped cut not-started failed done",
    ("end", "state"): "passed failed rejected waiting interrupted refused aborted",
}


class Unreadable(Exception):
    pass


def sha(data):
    return hashlib.sha256(data).hexdigest()


def no_twins(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name twice")
    return dict(pairs)


def integer(text):
    if len(text) > 20 or not -2**63 <= int(text) < 2**63:
        raise ValueError("number too large")
    return int(text)


def refuse(text):
    raise ValueError("not an integer: " + text)


def depth(value):
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth, value), default=0)
    return 0


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def record(line):
    """The record in a line, or None."""
    if len(line) > LONGEST or not (line.startswith(b"{") and line.endswith(b"}")):
        return None
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=no_twins, parse_int=integer,
                           parse_float=refuse, parse_constant=refuse)
        if not isinstance(value, dict) or depth(value) > DEEPEST:
            return None
        time = value.get("time")
        good = (is_integer(value.get("seq")) and value["seq"] >= 0
                and isinstance(value.get("prev"), str)
                and re.fullmatch("[0-9a-f]{64}", value["prev"])
                and isinstance(time, str)
                and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z", time)
                and datetime.strptime(time, "%Y-%m-%dT%H:%M:%S.%fZ")
                and is_integer(value.get("nanos")) and isinstance(value.get("kind"), str))
        return value if good else None
    except (ValueError, RecursionError):
        return None


class Log:
    def __init__(self, folder, key, known):
        self.folder, self.known, self.problems = os.path.abspath(folder), known, []
        self.key = key
        der = subprocess.run(["openssl", "pkey", "-pubin", "-in", key, "-outform", "DER"],
                             check=True, capture_output=True).stdout
        self.fingerprint = sha(der)
        self.records, self.hashes, self.lines, self.tail = [], [], [], b""

    def complain(self, line, text):
        self.problems.append((f"line {line}: " if line else "") + text)

    def read(self):
        path = os.path.join(self.folder, "audit.jsonl")
        try:
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise Unreadable("not a file")
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise Unreadable(str(error))
        *lines, rest = data.split(b"\n")
        strays, seq, prev = [], 0, "0" * 64
        for number, line in enumerate(lines, 1):
            found = record(line)
            if found is None:
                strays.append((number, line))
                continue
            if found["kind"] == "torn":
                torn = b"\n".join(text for _, text in strays)
                if (not strays or found.get("bytes") != len(torn)
                        or found.get("sha256") != sha(torn)):
                    self.complain(number, "torn record does not match")
            else:
                for stray, _ in strays:
                    self.complain(stray, "not a record")
            strays = []
            if found["seq"] != seq:
                self.complain(number, "seq does not follow")
            if found["prev"] != prev:
                self.complain(number, "prev does not follow")
            self.records.append(found)
            self.hashes.append(sha(line))
            self.lines.append((number, line))
            seq, prev = found["seq"] + 1, self.hashes[-1]
        if rest:
            self.tail = b"\n".join([text for _, text in strays] + [rest])
        else:
            for stray, _ in strays:
                self.complain(stray, "not a record")

    def each(self):
        return zip((number for number, _ in self.lines), self.records)

    def form(self):
        if self.records[0]["kind"] != "run":
            self.complain(1, "does not begin with its run")
        elif self.records[0].get("run") != os.path.basename(self.folder):
            self.complain(1, "the log of another run")
        for number, found in self.each():
            if found["kind"] not in KINDS:
                self.complain(number, "unknown kind")
            if found["kind"] == "run" and found is not self.records[0]:
                self.complain(number, "a second run")
            for (kind, field), words in WORDS.items():
                if found["kind"] == kind and found.get(field) not in words.split():
                    self.complain(number, f"no such {field}")

    def seals(self):
        if self.records[0]["kind"] == "run" and self.records[0].get("key") != self.fingerprint:
            self.complain(1, "another key")
        for at, (number, found) in enumerate(self.each()):
            if found["kind"] == "seal" and not self.holds(at):
                self.complain(number, "seal does not hold")

    def holds(self, at):
        seal, signature = self.records[at], self.records[at].get("signature")
        if at == 0 or seal.get("key") != self.fingerprint or not isinstance(signature, str):
            return False
        before, head = self.records[at - 1], self.hashes[at - 1]
        form = ('{"seq":%d,"prev":"%s","time":"%s","nanos":%d,"kind":"seal","signs":%d,"head":"%s",'
                '"signature":"%s","key":"%s"}' % (
                    before["seq"] + 1, head, before["time"], before["nanos"], before["seq"], head,
                    signature, self.fingerprint))
        try:
            raw = base64.b64decode(signature, validate=True)
        except ValueError:
            return False
        if base64.b64encode(raw).decode() != signature or form.encode() != self.lines[at][1]:
            return False
        message = f"stepgate-seal-v1\n{self.records[0].get('run')}\n{before['seq']}\n{head}\n"
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (("msg", message.encode()), ("sig", raw)):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(content)
            return subprocess.run(
                ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", os.path.abspath(self.key),
                 "-rawin", "-in", "msg", "-sigfile", "sig"],
                cwd=folder, capture_output=True).returncode == 0

    def order(self):
        steps, known, passed = {}, False, set()
        running = stopped = unsealed = waiting = rejected = False
        for number, found in self.each():
            kind, step = found["kind"], found.get("step")
            if kind in ("run", "change"):
                known = isinstance(found.get("steps"), list)
                steps = {each["id"]: each for each in found["steps"]} if known else {}
            elif kind == "attempt":
                running = stopped = unsealed = waiting = False
            elif kind == "confirmation":
                rejected = step if found.get("decision") == "rejected" else False
            elif kind == "seal":
                unsealed = False
            if kind not in ("prompt", "intent", "outcome"):
                continue
            if known and step not in steps:
                self.complain(number, "no such step")
            elif known:
                place = steps[step]["number"]
                if found.get("number", place) != place:
                    self.complain(number, "another number")
                if any(each["number"] < place and each["id"] not in passed
                       for each in steps.values()):
                    self.complain(number, "out of order")
            # A person may reject what waits when nobody works on the run.
            if (kind == "outcome" and found.get("outcome") == "rejected"
                    and rejected == step and waiting == step):
                stopped = False
            if stopped or unsealed:
                self.complain(number, "goes on after a stop, or without a seal")
            if kind == "intent":
                service = steps.get(step, {}).get("kind") == "service"
                if running or (step in passed and not service):
                    self.complain(number, "begins again, or before another has an outcome")
                running = True
            elif kind == "outcome":
                running, unsealed, rejected = False, True, False
                waiting = step if found.get("outcome") == "waiting" else False
                if found.get("outcome") == "passed":
                    passed.add(step)
                elif found.get("outcome") != "interrupted":
                    stopped = True

    def proof(self):
        steps, proofs = {}, {}
        for number, found in self.each():
            kind, step = found["kind"], found.get("step")
            if kind in ("run", "change"):
                steps = {each["id"]: each for each in found.get("steps", [])}
            proof = proofs.setdefault(step, {"checks": {}, "exit": True, "confirmed": False})
            if kind == "intent":
                proof.update(checks={}, exit=True)
            elif kind == "exit":
                proof["exit"] = found.get("how") == "done" or (
                    found.get("how") == "code" and found.get("value") == 0)
            elif kind == "confirmation":
                proof["confirmed"] |= found.get("decision") == "confirmed"
            elif kind == "check" and found.get("phase") == "after":
                proof["checks"][found.get("index")] = found.get("verdict")
            elif kind == "outcome":
                if found.get("outcome") == "passed" and step in steps:
                    manual = steps[step].get("kind") == "manual"
                    unchecked = steps[step].get("unchecked")
                    if (not proof["exit"] or (manual and not proof["confirmed"])
                            or (not proof["checks"] and not unchecked)
                            or any(each != "passed" for each in proof["checks"].values())):
                        self.complain(number, "passed without proof")
                if found.get("outcome") != "waiting":
                    del proofs[step]

    def evidence(self):
        files = {}
        for number, found in self.each():
            output = found.get("output")
            if isinstance(output, dict) and isinstance(output.get("file"), str):
                path = os.path.normpath(os.path.join(self.folder, output["file"]))
                if not path.startswith(self.folder + os.sep):
                    self.complain(number, "output outside the folder")
                else:
                    files[path] = (number, output)
        for path, (number, output) in files.items():
            if not os.path.isfile(path) or os.path.islink(path):
                self.complain(number, output["file"] + " is missing")
            elif output.get("stored_sha256"):
                with open(path, "rb") as file:
                    content = file.read()
                if (len(content), sha(content)) != (
                        output.get("stored_bytes"), output["stored_sha256"]):
                    self.complain(number, output["file"] + " has been changed")

    def runbook(self):
        expected, last = [self.records[0].get("runbook_sha256")], None
        for _, found in self.each():
            if found["kind"] == "change":
                last = found.get("new_sha256")
                expected = [found.get("old_sha256"), last]
            elif found["kind"] == "seal" and last:
                expected = [last]
        try:
            with open(os.path.join(self.folder, "runbook.yaml"), "rb") as file:
                if sha(file.read()) not in expected:
                    self.complain(0, "runbook.yaml has been changed")
        except OSError:
            self.complain(0, "runbook.yaml is missing")

    def known_head(self):
        if self.known:
            seq, head = self.known
            if len(self.hashes) <= seq or self.hashes[seq] != head:
                self.complain(0, "not the head that is known")

    def judge(self):
        self.read()
        if not self.records and not self.problems and not self.known:
            raise Unreadable("no record")
        if self.records:
            first = self.records[0]
            if first["kind"] == "run" and first.get("format") != 1:
                raise Unreadable("another format")
            for rule in (self.form, self.seals, self.order, self.proof, self.evidence,
                         self.runbook):
                rule()
        self.known_head()


def main(folder, key, known=None):
    pair = known.split(":") if known else None
    log = Log(folder, key, (int(pair[0]), pair[1]) if pair else None)
    try:
        log.judge()
    except Unreadable as why:
        print(f"UNREADABLE: {why}")
        return 2
    for problem in log.problems:
        print(problem)
    print("TAMPERED" if log.problems else "INTACT", len(log.records), "records")
    return 1 if log.problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
