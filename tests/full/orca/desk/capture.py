#!/usr/bin/python3 -u
"""A silent voice: an output module of speech-dispatcher that writes down what it should say.

It appends one utterance per line to $TRANSCRIPT: the language, a tab, the text. The protocol is described in "Output
module protocol" in the manual of speech-dispatcher.
"""
import html
import os
import re
import sys

transcript = open(os.environ["TRANSCRIPT"], "a", buffering=1, encoding="utf-8")
settings = {}


def received():
    line = sys.stdin.readline()
    if not line:
        sys.exit()
    return line.rstrip("\r\n")


def block():
    lines = []
    while (line := received()) != ".":
        lines.append(line[1:] if line.startswith("..") else line)
    return lines


def answer(*lines):
    print(*lines, sep="\n", flush=True)


def speak(text):
    plain = " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split("\n"))
    transcript.write(f"{settings.get('language')}\t{plain}\n")
    marks = re.findall('<mark name="([^"]*)"', text)
    passed = [line for mark in marks for line in (f"700-{mark}", "700 INDEX MARK")]
    answer("701 BEGIN", *passed, "702 END")


while True:
    command = received()
    if command == "INIT":
        answer("299-Nothing is heard", "299 OK LOADED SUCCESSFULLY")
    elif command in ("SPEAK", "CHAR", "KEY", "SOUND_ICON"):
        answer("202 OK RECEIVING MESSAGE")
        text = "\n".join(block())
        answer("200 OK SPEAKING")
        speak(text)
    elif command == "SET":
        answer("203 OK RECEIVING SETTINGS")
        settings.update(line.split("=", 1) for line in block())
        answer("203 OK SETTINGS RECEIVED")
    elif command == "AUDIO":
        answer("207 OK RECEIVING AUDIO SETTINGS")
        block()
        answer("203 OK AUDIO INITIALIZED")
    elif command == "LOGLEVEL":
        answer("207 OK RECEIVING LOGLEVEL SETTINGS")
        block()
        answer("203 OK LOG LEVEL SET")
    elif command == "LIST VOICES":
        answer("200-silent\ten\tnone", "200 OK VOICE LIST SENT")
    elif command == "QUIT":
        answer("210 OK QUIT")
        sys.exit()
    elif command not in ("STOP", "PAUSE"):
        answer("300 ERR UNKNOWN COMMAND")
