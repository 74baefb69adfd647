"""`@job`: a function that a worker runs later, in its firm's scope."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, ParamSpec, cast, get_type_hints
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import BaseRetryStrategy
from procrastinate.tasks import Task

from egide.foundation.jobs.envelope import Envelope, Origin, decode, encode, origin
from egide.foundation.jobs.execution import execute
from egide.foundation.jobs.ledger import Attempt, Superseded
from egide.foundation.jobs.reasons import delay_before_retry, is_final
from egide.foundation.tenancy.public import NoTransaction, TeamSwitch, active_team_id

if TYPE_CHECKING:
    from egide.foundation.jobs.telling import Told

P = ParamSpec("P")

Queue = Literal["high", "default", "low"]
PRIORITIES: dict[str, int] = {"high": 20, "default": 10, "low": 0}
# A firm's long jobs let its short ones of the same queue pass.
LONG = -5

registered: dict[str, Job[Any]] = {}


class Backoff(BaseRetryStrategy):
    """Tries again later and later, unless trying again cannot help."""

    def __init__(self, *, max_attempts: int, backoff_s: float) -> None:
        self.max_attempts = max_attempts
        self.backoff_s = backoff_s

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        attempts = job.attempts + 1
        if isinstance(exception, Superseded) or is_final(exception, attempts=attempts, max_attempts=self.max_attempts):
            return None
        delay = delay_before_retry(attempts=attempts, backoff_s=self.backoff_s)
        return RetryDecision(retry_at=timezone.now() + timedelta(seconds=delay))


class Job(Generic[P]):
    """A registered function. Call it directly to run it here and now, in the present scope."""

    def __init__(
        self,
        function: Callable[P, None],
        *,
        name: str,
        queue: Queue,
        max_attempts: int,
        backoff_s: float,
        atomic: bool,
        long: bool,
        lock: str | None,
        queueing_lock: str | None,
        on_failure: Callable[..., None] | None,
        on_rerun: Callable[..., bool] | None,
        told: Told | None,
    ) -> None:
        self.function = function
        self.name = name
        self.queue = queue
        self.max_attempts = max_attempts
        self.atomic = atomic
        self.long = long
        self.priority = PRIORITIES[queue] + (LONG if long else 0)
        self.lock = lock
        self.queueing_lock = queueing_lock
        self.on_failure = on_failure
        self.on_rerun = on_rerun
        self.told = told
        self.task: Task[Any, None, Any] = app.task(
            name=name,
            queue=queue,
            priority=self.priority,
            retry=Backoff(max_attempts=max_attempts, backoff_s=backoff_s),
            pass_context=True,
        )(self.run)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self.function(*args, **kwargs)

    def enqueue(self, *args: P.args, **kwargs: P.kwargs) -> int | None:
        """Queues the job in the caller's transaction: it exists when, and only if, that commits.

        :returns: the job's number; None when `queueing_lock` says that one is already waiting.
        :raises NoTransaction: no transaction is open.
        :raises TypeError: an argument that is not an identifier, a number, a date or a code.
        """
        return self.submit(self.envelope(kwargs))

    def enqueue_in(self, delay: timedelta, *args: P.args, **kwargs: P.kwargs) -> int | None:
        """As `enqueue`, to be started no sooner than `delay` from now."""
        return self.submit(self.envelope(kwargs), delay=delay)

    def enqueue_next(self, *args: P.args, **kwargs: P.kwargs) -> int | None:
        """As `enqueue`, ahead of what the firm has waiting of this kind: what was begun is ended first."""
        return self.submit(self.envelope(kwargs), ahead=True)

    def envelope(self, kwargs: dict[str, Any]) -> Envelope:
        team_id = kwargs["team_id"]
        active = active_team_id()
        if active is not None and active != team_id:
            raise TeamSwitch(f"team {active} is active; a job for {team_id} cannot be queued from its scope")
        args = {key: encode(key, value) for key, value in kwargs.items() if key != "team_id"}
        return Envelope(team_id=str(team_id), args=args, on_behalf=origin())

    def submit(self, envelope: Envelope, *, delay: timedelta | None = None, ahead: bool = False) -> int | None:
        if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
            raise NoTransaction(f"{self.name} queued outside a transaction")
        options = self.task.configure(
            lock=self._key(self.lock, envelope),
            queueing_lock=self._key(self.queueing_lock, envelope),
            schedule_at=timezone.now() + delay if delay else None,
            priority=self.priority + ahead,
        )
        if self.queueing_lock is None:
            return options.defer(**cast(dict[str, Any], envelope))
        try:
            with transaction.atomic():
                return options.defer(**cast(dict[str, Any], envelope))
        except AlreadyEnqueued:
            return None

    def run(
        self,
        context: JobContext,
        /,
        *,
        team_id: str,
        args: dict[str, Any],
        on_behalf: Origin | None = None,
        **_later: object,
    ) -> None:
        """What the worker calls. `_later`: what a newer release may have put in the envelope."""
        queued = context.job
        assert queued.id is not None
        attempt = Attempt(queued.id, queued.worker_id, queued.attempts + 1, self.name, queued.queue)
        execute(self, attempt, Envelope(team_id=team_id, args=args, on_behalf=on_behalf or Origin()))

    def arguments(self, envelope: Envelope) -> dict[str, Any]:
        """The function's keyword arguments, as it declares their types."""
        decoded = {key: decode(value, self._hints.get(key)) for key, value in envelope["args"].items()}
        return {"team_id": UUID(envelope["team_id"]), **decoded}

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.function)

    def _key(self, template: str | None, envelope: Envelope) -> str | None:
        """Locks never meet across firms or jobs' names: the firm is part of the key."""
        return f"{envelope['team_id']}:{template.format(**envelope['args'])}" if template is not None else None


def job(
    *,
    queue: Queue = "default",
    max_attempts: int = 5,
    backoff_s: float = 2.0,
    atomic: bool = True,
    long: bool = False,
    lock: str | None = None,
    queueing_lock: str | None = None,
    on_failure: Callable[..., None] | None = None,
    on_rerun: Callable[..., bool] | None = None,
    told: Told | None = None,
    name: str | None = None,
) -> Callable[[Callable[P, None]], Job[P]]:
    """Makes a keyword-only function whose first argument is `team_id` a job.

    It runs in `team_scope(team_id)`, audited as `job` on behalf of whoever queued it and for the same cause.

    :param queue: `high` (somebody waits for it), `default`, `low` (nightly, bulk).
    :param max_attempts: in all; a DomainError is never tried again.
    :param backoff_s: seconds before the second attempt, tripled each time, with jitter.
    :param atomic: one transaction for the whole attempt, which ends the job too: done exactly once. False: the function
        opens its own transactions and must stand being started again from its beginning.
    :param long: it lasts seconds or minutes: it runs on the worker's last share of threads only, so that many of them
        leave the others to what is short.
    :param lock: jobs with the same key never run together, and start in the order queued: `"entretien:{entretien_id}"`.
    :param queueing_lock: while one waits under this key, no second one is queued.
    :param on_failure: called after the last attempt, in the transaction that records the failure, with
        `failure=FailureReason` and the job's own arguments.
    :param on_rerun: takes the failed work up again, with the job's own arguments, where queueing the job anew would not
        do (the module has moved on); returns whether there was anything left to do.
    :param told: what people read of it.
    :param name: `module.function` unless given; rows in the queue refer to it, so keep it when the function moves.
    """

    def register(function: Callable[P, None]) -> Job[P]:
        parameters = list(inspect.signature(function).parameters.values())
        if not parameters or parameters[0].name != "team_id":
            raise TypeError(f"{function.__qualname__}: the first argument of a job is team_id")
        if any(parameter.kind is not inspect.Parameter.KEYWORD_ONLY for parameter in parameters):
            raise TypeError(f"{function.__qualname__}: the arguments of a job are keyword-only")
        full_name = name or f"{_module(function)}.{function.__name__}"
        made = Job(
            function,
            name=full_name,
            queue=queue,
            max_attempts=max_attempts,
            backoff_s=backoff_s,
            atomic=atomic,
            long=long,
            lock=lock,
            queueing_lock=queueing_lock,
            on_failure=on_failure,
            on_rerun=on_rerun,
            told=told,
        )
        registered[full_name] = made
        return made

    return register


def _module(function: Callable[..., None]) -> str:
    """`intake` for what lives in egide.modules.intake."""
    parts = function.__module__.split(".")
    return parts[2] if parts[0] == "egide" and len(parts) > 2 else parts[-1]
