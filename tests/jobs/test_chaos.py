"""Many jobs, workers killed and the database taken away at random: each job is done, once."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from tests.jobs import sample
from tests.support.people import Person
from tests.support.processes import database_down, wait_for

from egide.foundation.tenancy.public import team_scope

from .conftest import Workers, states, traces

JOBS, BLOWS, SEED = 300, 16, 20261120


@pytest.mark.kill
@pytest.mark.slow
def test_every_job_is_done_once_whatever_dies(workers: Workers, claire: Person) -> None:
    chance = random.Random(SEED)
    with team_scope(claire.team_id):
        for n in range(JOBS):
            sample.unhurried.enqueue(team_id=claire.team_id, n=n)
    alive = [workers.start(concurrency=3) for _ in range(2)]
    for blow in range(BLOWS):
        time.sleep(chance.uniform(0.3, 1.2))
        if blow % 4 == 3:
            with database_down():
                time.sleep(chance.uniform(0.0, 0.5))
        else:
            victim = alive.pop(chance.randrange(len(alive)))
            victim.kill()
            alive.append(workers.start(concurrency=3))
    wait_for(lambda: all(status == "succeeded" for _, status, _ in states()), "every job to be done", 90)
    counted = Counter(trace["n"] for trace in traces(claire.team_id))
    assert counted == dict.fromkeys(range(JOBS), 1)
