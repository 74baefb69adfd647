"""Speech to words with their times: on this machine (`whisper`) or over HTTP (`remote`)."""

from egide.integrations.speech.types import RATE, Code, SpeechFailure, Transcriber, Word

__all__ = ["RATE", "Code", "SpeechFailure", "Transcriber", "Word"]
