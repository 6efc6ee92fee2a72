#!/usr/bin/env python3
"""Makes a documentation of several copies of another under other names: each Services version
again under other numbers, each REST agent and entity under other names.

Usage: copies.py FROM TO COUNT
"""
import os
import re
import sys


def renamed(text, number):
    """The names of services with a number behind them, wherever pages and paths have them."""
    text = re.sub(r"\bAgents/(\w+)/", rf"Agents/\g<1>X{number}/", text)
    text = re.sub(r"\bv1(\w+?)(Agent|Entity)?_", rf"v1\g<1>X{number}\g<2>_", text)
    text = re.sub(r"\b(\w+)_Agent\b", rf"\g<1>X{number}_Agent", text)
    return re.sub(
        r"((?:/api/v1|rest)/|^(?:title: |# )?(?:GET|POST|PUT|PATCH|DEL|DELETE) )(?!Agents|default)(\w+)",
        rf"\g<1>\g<2>X{number}", text, flags=re.M)


def main():
    source, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    for number in range(count):
        for folder, _, names in os.walk(source):
            for name in names:
                if not name.endswith(".md"):
                    continue
                path = os.path.relpath(os.path.join(folder, name), source)
                with open(os.path.join(source, path), encoding="utf-8", newline="") as file:
                    text = file.read()
                if path.startswith("restful"):
                    path, text = renamed(path, number), renamed(text, number)
                version = rf"\g<1>ervices{number + 1}\g<2>"
                path, text = (re.sub(r"\b([Ss])ervices(\d+)", version, part) for part in (path, text))
                path = os.path.join(target, path)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(text)


if __name__ == "__main__":
    main()
