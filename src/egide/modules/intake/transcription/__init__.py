"""From a recording to a transcript: words with their times, turns by voice. Without Django."""
