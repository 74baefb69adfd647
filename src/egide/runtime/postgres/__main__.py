"""`python -m egide.runtime.postgres start|stop|env FOLDER`: the embedded server alone."""

import argparse
import sys
from pathlib import Path

from egide.runtime.errors import OperatorError
from egide.runtime.postgres.cluster import Cluster, test_cluster


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m egide.runtime.postgres",
        description="Démarre, arrête ou décrit le PostgreSQL embarqué d'un dossier de données.",
    )
    parser.add_argument("action", choices=("start", "stop", "env"))
    parser.add_argument("folder", metavar="DOSSIER", help="le dossier de données, ou « test » pour les tests")
    options = parser.parse_args()
    try:
        if options.folder == "test":
            cluster = test_cluster()
        else:
            cluster = Cluster(Path(options.folder))
        if options.action == "stop":
            cluster.stop()
            return 0
        if options.action == "start":
            cluster.start()
        for name, url in cluster.urls().items():
            print(f"export {name}={url}")
    except OperatorError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


sys.exit(main())
