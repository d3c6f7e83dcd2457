"""Orca loads this when it starts: how the tests want it set, and what it does not do by itself."""
import os
import threading

from orca import acss, settings, speech_generator
from orca.scripts.web import script
from speechd import client

settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
# It is the test that says when a page is read, and marks are not to be told apart from words for them.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False
settings.verbalizePunctuationStyle = settings.PUNCTUATION_STYLE_NONE

# A voice without a name is passed over by Orca; all languages have the same one here, and it is silent.
VOICE = {"name": "silent", "gender": None, "variant": None}
settings.voices[settings.DEFAULT_VOICE] = acss.ACSS({acss.ACSS.FAMILY: {**VOICE, "lang": "en", "dialect": "US"}})

# Orca 43 finds out the language of what it reads, and then speaks it in the voice that it has (later ones change the
# voice). Here it asks for the language that it found.
own_voice = speech_generator.SpeechGenerator.voice


def voice_of_the_text(self, key=None, **args):
    voices = own_voice(self, key, **args)
    if args.get("language"):
        family = {**VOICE, "lang": args["language"], "dialect": args.get("dialect") or ""}
        voices[0][acss.ACSS.FAMILY] = family
    return voices


speech_generator.SpeechGenerator.voice = voice_of_the_text

# The client asks for a message to be spoken and only then looks out for news of it. News that comes before that would be
# lost, and a page that is read on would stop there: it is kept until it is asked for.
handler = client._CallbackHandler
own_news, own_asking = handler.__call__, handler.add_callback
order = threading.RLock()
early = {}


def news(self, message, client_id, kind, **more):
    with order:
        if message in self._callbacks:
            own_news(self, message, client_id, kind, **more)
        else:
            early.setdefault(message, []).append((client_id, kind, more))


def asking(self, message, callback, kinds):
    with order:
        own_asking(self, message, callback, kinds)
        for client_id, kind, more in early.pop(message, []):
            own_news(self, message, client_id, kind, **more)


handler.__call__, handler.add_callback = news, asking

# Nothing tells that a page has been read to its end: the transcript does.
own_lines = script.Script.textLines


def lines_and_end(self, *args, **kwargs):
    yield from own_lines(self, *args, **kwargs) or ()
    with open(os.environ["TRANSCRIPT"], "a", encoding="utf-8") as transcript:
        transcript.write("#\tend\n")


script.Script.textLines = lines_and_end
