"""Words of one channel given to voices, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egide.integrations.speech import Word
from egide.integrations.speech.speakers import VoiceSpan
from egide.modules.intake.transcription.segments import spoken_segments
from egide.modules.intake.transcription.sharing import shared_out
from egide.modules.intake.transcription.turns import turns

SAID = [
    Word("Votre", 0.2, 0.5),
    Word("adresse ?", 0.6, 1.1),
    Word("12", 1.2, 1.5),
    Word("rue", 1.5, 1.7),
    Word("D’accord.", 2.0, 2.4),
]


def test_a_question_answered_in_one_breath_is_two_turns() -> None:
    spans = [VoiceSpan(0.1, 1.15, 4), VoiceSpan(1.15, 1.8, 2), VoiceSpan(1.9, 2.5, 4)]

    segments = spoken_segments([SAID], spans)

    assert [(s["speaker"], s["text"]) for s in segments] == [
        ("S1", "Votre adresse ?"),
        ("S2", "12 rue"),
        ("S1", "D’accord."),
    ]
    assert segments[1]["words"] == [[0, 2, 1.2, 1.5, None], [3, 6, 1.5, 1.7, None]]


def test_a_word_goes_to_the_voice_that_overlaps_it_most_else_to_the_nearest() -> None:
    spans = [VoiceSpan(0, 1, 0), VoiceSpan(0.9, 2, 1), VoiceSpan(5, 6, 0)]
    words = [Word("a", 0.5, 1.0), Word("b", 0.8, 1.4), Word("c", 2.5, 3.0), Word("d", 4.0, 4.5), Word("e", 9, 9.5)]

    assert shared_out(words, spans) == [0, 1, 1, 0, 0]


def test_of_two_who_speak_together_the_one_who_spoke_goes_on() -> None:
    spans = [VoiceSpan(0, 3, 0), VoiceSpan(1, 4, 1)]
    words = [Word("a", 0.2, 0.8), Word("b", 1.2, 1.8), Word("c", 3.2, 3.8), Word("d", 3.9, 3.9)]

    assert shared_out(words, spans) == [0, 0, 1, 1]


def test_one_voice_is_no_voice_and_neither_is_none() -> None:
    assert shared_out(SAID, []) == [None] * 5
    assert shared_out(SAID, [VoiceSpan(0, 1, 3), VoiceSpan(2, 3, 3)]) == [None] * 5
    assert shared_out([], [VoiceSpan(0, 1, 3)]) == []


def test_two_channels_are_voices_whatever_else_is_told_and_a_dead_one_is_not() -> None:
    spans = [VoiceSpan(0, 1.15, 0), VoiceSpan(1.15, 3, 1)]
    assert [turn.voice for turn in turns([SAID[:2], SAID[2:]], [VoiceSpan(0, 9, 0), VoiceSpan(1, 2, 1)])] == [0, 1]
    assert [turn.voice for turn in turns([[], SAID], spans)] == [0, 1]


times = st.tuples(st.floats(0, 50), st.floats(0, 4)).map(lambda t: (round(t[0], 3), round(t[0] + t[1], 3)))
words_said = st.lists(st.tuples(st.sampled_from(["oui", "non", "12"]), times), max_size=30).map(
    lambda said: [Word(text, *at) for text, at in said]
)
voices_heard = st.lists(st.tuples(times, st.integers(0, 3)), max_size=12).map(
    lambda heard: [VoiceSpan(*at, voice) for at, voice in heard]
)


@given(words_said, voices_heard)
def test_no_word_is_lost_doubled_moved_or_changed(said: list[Word], spans: list[VoiceSpan]) -> None:
    found = turns([said], spans)

    assert [word for turn in found for word in turn.words] == sorted(said, key=lambda word: word.start)
    labels = [turn.voice for turn in found if turn.voice is not None]
    assert list(dict.fromkeys(labels)) == list(range(len(set(labels))))
    assert len(labels) in {0, len(found)} and len(set(labels)) != 1


@given(words_said.filter(bool), voices_heard.filter(bool))
def test_each_word_has_the_voice_one_would_find_by_looking_at_all(said: list[Word], spans: list[VoiceSpan]) -> None:
    found = shared_out(said, spans)

    def common(word: Word, voice: int) -> float:
        end = max(word.end, word.start + 0.001)
        mine = [min(s.end, end) - max(s.start, word.start) for s in spans if s.voice == voice]
        return sum(length for length in mine if length > 0)

    def away(word: Word, voice: int) -> float:
        end = max(word.end, word.start + 0.001)
        return min(max(s.start - end, word.start - s.end) for s in spans if s.voice == voice)

    every = {span.voice for span in spans}
    if set(found) == {None}:
        return
    # The numbers are those of the first words; back to the spans' own, every word must have one of the best.
    best = []
    for word in said:
        most = max(common(word, voice) for voice in every)
        if most > 0:
            best.append({voice for voice in every if common(word, voice) >= most - 1e-9})
        else:
            least = min(away(word, voice) for voice in every)
            best.append({voice for voice in every if away(word, voice) <= least + 1e-9})
    for number in set(found):
        assert set.intersection(*(b for b, mine in zip(best, found, strict=True) if mine == number))
