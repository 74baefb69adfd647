"""The `egide` command. Each subcommand imports only what it needs: `extract` answers without Django."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `egide`; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # Everything after these belongs to Django, --help included.
    if words[:1] == ["manage"]:
        return _guarded(_manage, words[1:])
    if words[:1] == ["jobs"]:
        return _guarded(_manage, words)
    options = _parser().parse_args(words)
    match options.command:
        case "extract":
            from egide.modules.intake.engine.command import run

            return run(options.files, options.sections)
        case "transcribe":
            from egide.modules.intake.transcription.command import run as transcribe

            return transcribe(options.files, model=options.model, service=options.service, trusted=options.trusted)
        case "up":
            return _guarded(_up, options.demo)
        case "backup" | "restore":
            return _guarded(_copy, (options.command, options.file))
        case "web" | "live":
            return _guarded(_serve, options.command)
        case "migrate":
            return _guarded(_manage, ["migrate", "--database", "owner"])
        case "audit-tenancy":
            return _guarded(_manage, ["audit_tenancy"])
        case "gdpr-export":
            sent = ["--fichier", options.fichier] if options.fichier else []
            return _guarded(_manage, ["gdpr_export", options.matricule, *_firm(options.cabinet), *sent])
        case "gdpr-delete":
            said = ["--confirmer", options.confirmer] if options.confirmer else []
            return _guarded(_manage, ["gdpr_delete", options.matricule, *_firm(options.cabinet), *said])
        case _:
            return _guarded(_manage, [options.command])


def _firm(slug: str) -> list[str]:
    return ["--cabinet", slug] if slug else []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="egide",
        add_help=False,
        description="Égide, l'outil de travail des cabinets de courtage.",
        epilog="« egide COMMANDE --help » décrit une commande. Variables d'environnement : docs/operateur.md.",
    )
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True, title="commandes")
    up = commands.add_parser("up", help="prépare et fait tourner tout Égide sur cette machine, jusqu'à Ctrl-C")
    up.add_argument("--sans-demo", dest="demo", action="store_false", help="ne pas créer les cabinets de démonstration")
    commands.add_parser("web", help="le serveur des pages et de l'API")
    commands.add_parser("live", help="le serveur du temps réel")
    commands.add_parser("worker", help="exécute les travaux de fond")
    commands.add_parser("jobs", help="montre les files et les tâches abandonnées, en relance ou en abandonne")
    commands.add_parser("migrate", help="met les tables de la base à jour")
    commands.add_parser("demo", help="crée les cabinets de démonstration")
    commands.add_parser("audit-tenancy", help="vérifie dans la base que les cabinets sont isolés les uns des autres")
    commands.add_parser("manage", help="lance une commande de Django, par exemple « egide manage check »")
    backup = commands.add_parser(
        "backup", help="sauvegarde la base embarquée et les fichiers des cabinets, même en marche"
    )
    restore = commands.add_parser(
        "restore", help="remet la base embarquée et les fichiers dans l'état d'une sauvegarde"
    )
    for command in (backup, restore):
        command.add_argument("file", metavar="FICHIER")
    export = commands.add_parser("gdpr-export", help="écrit toutes les données d'un client dans une archive (RGPD)")
    export.add_argument("--fichier", default="", metavar="FICHIER", help="où l'écrire")
    delete = commands.add_parser("gdpr-delete", help="dit ce qu'un effacement ferait, ou efface un client (RGPD)")
    delete.add_argument(
        "--confirmer", default="", metavar="MATRICULE", help="efface, sans retour : le matricule répété"
    )
    for command in (export, delete):
        command.add_argument("matricule", metavar="MATRICULE")
        command.add_argument("--cabinet", default="", metavar="NOM-COURT", help="si plusieurs cabinets l'ont")
    extract = commands.add_parser("extract", help="lit des entretiens et écrit une ligne JSON par fichier, sans base")
    extract.add_argument("files", nargs="+", metavar="FICHIER")
    extract.add_argument("--sections", default="", metavar="NOMS", help="sections voulues, séparées par des virgules")
    transcribe = commands.add_parser(
        "transcribe", help="entend des enregistrements et écrit une ligne JSON par fichier"
    )
    transcribe.add_argument("files", nargs="+", metavar="FICHIER")
    transcribe.add_argument("--modele", dest="model", default="small", metavar="NOM", help="nom ou dossier du modèle")
    transcribe.add_argument(
        "--service", default="", metavar="ADRESSE", help="service compatible OpenAI (clé : EGIDE_SPEECH_KEY)"
    )
    transcribe.add_argument(
        "--admis", dest="trusted", default="", metavar="HÔTES", help="hôtes privés ou en http admis"
    )
    return parser


def _guarded(action: Callable[[T], int], value: T) -> int:
    """Run `action`; what the operator can put right becomes one sentence and status 1."""
    from egide.runtime.errors import OperatorError

    try:
        return action(value)
    except OperatorError as error:
        print(f"égide : {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\négide : interrompu avant d'être prêt, rien n'est resté en marche.", file=sys.stderr)
        return 130


def _up(demo: bool) -> int:
    from egide.runtime.up import up

    return up(demo=demo)


def _copy(request: tuple[str, str]) -> int:
    from egide.runtime import backup

    command, file = request
    return backup.backup(file) if command == "backup" else backup.restore(file)


def _serve(which: str) -> int:
    from egide.runtime import servers
    from egide.runtime.environment import ready_environment

    with ready_environment() as environment:
        os.environ.update(environment)
        if which == "web":
            servers.web()
        else:
            servers.live()
    return 0


def _manage(arguments: list[str]) -> int:
    from egide.runtime.environment import ready_environment

    with ready_environment() as environment:
        os.environ.update(environment)
        from django.core.management import execute_from_command_line

        execute_from_command_line(["egide", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
