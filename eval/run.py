"""Scores the rules engine on the development meetings and prints the table of `make eval`.

``--figures`` writes the figures the tests hold the engine to (``eval/figures.json``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eval import exchanges, measure, score, speakers

FIGURES = Path(__file__).parent / "figures.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", action="store_true", help="écrit eval/figures.json")
    options = parser.parse_args()
    cases = measure.load()
    command = [str(Path(sys.executable).parent / "egide"), "extract"]
    scorer = Path(__file__).parent / "score.py"
    subprocess.run([sys.executable, str(scorer), str(measure.DEV), "--", *command], check=True)
    result = measure.measure(cases)
    _print_halves(result)
    _print_proof(result)
    _print_calibration(result)
    bare = speakers.unlabelled(cases)
    _print_unlabelled(bare)
    ours = measure.by_hand()
    said = exchanges.totals()
    _print_ours(ours, said)
    _print_speed(cases, command)
    if options.figures:
        FIGURES.write_text(json.dumps(figures(result, bare, ours, said), indent=2) + "\n", "utf-8")
        print(f"chiffres écrits dans {FIGURES}")
    return 0


def figures(
    result: measure.Result, bare: speakers.Unlabelled, ours: dict[str, measure.Tally], said: measure.Tally
) -> dict[str, dict[str, float]]:
    """Rounded down: precision and F1 overall, by genre, without labels, on our own meetings and exchanges, how well
    voices are told apart, and what values given 0.9 are worth."""
    named = {"total": result.total, **result.genres, "nos_entretiens": sum(ours.values(), measure.Tally()), "echanges": said}
    found = {}
    for name, tally in sorted(named.items()):
        precision, _, f1 = score.prf(tally)
        found[name] = {"precision": precision, "f1": f1}
    found["confiance"] = dict(zip(("justes", "part"), result.sure, strict=True))
    found["sans_etiquettes"] = {
        "precision": bare.precision, "f1": bare.f1, "roles": bare.roles, "cotes": bare.sides, "brut": bare.raw
    }  # fmt: skip
    return {name: {kind: int(value * 1e4) / 1e4 for kind, value in kinds.items()} for name, kinds in found.items()}


def _print_halves(result: measure.Result) -> None:
    print("\nmoitiés du jeu (ordre des fichiers)")
    for name, tally in sorted(result.halves.items()):
        precision, recall, f1 = score.prf(tally)
        print(f"  {name:<10} précision {precision:.3f}  rappel {recall:.3f}  F1 {f1:.3f}")


def _print_proof(result: measure.Result) -> None:
    proven = result.values - len(result.unproven)
    print(f"\npreuves   {proven}/{result.values} valeurs citent le texte mot pour mot")
    print(f"échanges  {len(result.swaps)} entre client et conjoint  {' '.join(result.swaps)}")


def _print_calibration(result: measure.Result) -> None:
    print("\nconfiance   valeurs   justes")
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        right = [correct for confidence, correct in result.confidences if low <= confidence < high]
        if right:
            print(f"  {low:.2f}-{min(high, 1.0):.2f} {len(right):>6}   {sum(right) / len(right):>6.1%}")
    sure, share = result.sure
    print(f"  à 0,9 et plus : {sure:.1%} de justes, {share:.1%} de tout ce qui est juste")


def _print_unlabelled(bare: speakers.Unlabelled) -> None:
    print("\ndialogues sans étiquettes")
    print(f"  phrases rendues à courtier, client ou conjoint {bare.roles:.1%}, au courtier ou au foyer {bare.sides:.1%}")
    print(f"  mots rendus au courtier ou au foyer, tours joints et sans ponctuation {bare.raw:.1%}")
    print(f"  précision {bare.precision:.3f}  F1 {bare.f1:.3f}, perdu {bare.loss:.3f}")


def _print_ours(ours: dict[str, measure.Tally], said: measure.Tally) -> None:
    print("\nnos entretiens (eval/ours ; t et u, jamais lus : eval/unseen) et nos échanges (eval/exchanges)")
    for name, tally in [*sorted(ours.items()), ("échanges", said)]:
        precision, recall, f1 = score.prf(tally)
        print(f"  {name:<10} précision {precision:.3f}  rappel {recall:.3f}  F1 {f1:.3f}")


def _print_speed(cases: list[measure.Case], command: list[str]) -> None:
    print("\nvitesse (processeur, à chaud)")
    for name, value in measure.speed(cases).items():
        print(f"  {name:<28} {value:>8.1f} ms")
    started = time.perf_counter()
    subprocess.run([*command, str(next(measure.DEV.glob("*.json")))], check=True, stdout=subprocess.DEVNULL)
    print(f"  {'un fichier, à froid':<28} {(time.perf_counter() - started) * 1000:>8.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
