"""Orca loads this file when it starts. It has the settings for the tests, and patches that they need."""
import os
import threading

from orca import acss, settings, speech_generator
from orca.scripts.web import script
from speechd import client

settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
# The test decides when a page is read. Punctuation is not spoken.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False
settings.verbalizePunctuationStyle = settings.PUNCTUATION_STYLE_NONE

# Orca ignores a voice without a name. Here all languages have the same silent voice.
VOICE = {"name": "silent", "gender": None, "variant": None}
settings.voices[settings.DEFAULT_VOICE] = acss.ACSS({acss.ACSS.FAMILY: {**VOICE, "lang": "en", "dialect": "US"}})

# Orca 43 detects the language of the text and still speaks it in its current voice; later versions change the voice. This
# patch makes it request the detected language.
own_voice = speech_generator.SpeechGenerator.voice


def voice_of_the_text(self, key=None, **args):
    voices = own_voice(self, key, **args)
    if args.get("language"):
        family = {**VOICE, "lang": args["language"], "dialect": args.get("dialect") or ""}
        voices[0][acss.ACSS.FAMILY] = family
    return voices


speech_generator.SpeechGenerator.voice = voice_of_the_text

# The client of speech-dispatcher sends a message and only then registers a callback for its events. An event that comes
# before would be lost and reading would stop there, so this patch keeps early events until the callback is registered.
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

# Orca does not report the end of a page, so this patch writes it to the transcript.
own_lines = script.Script.textLines


def lines_and_end(self, *args, **kwargs):
    yield from own_lines(self, *args, **kwargs) or ()
    with open(os.environ["TRANSCRIPT"], "a", encoding="utf-8") as transcript:
        transcript.write("#\tend\n")


script.Script.textLines = lines_and_end
