-- What is waiting of one queue, firm by firm, the most urgent first.
CREATE INDEX procrastinate_jobs_turn_ix ON procrastinate_jobs
    (queue_name, (coalesce(args ->> 'team_id', '')), priority DESC, id) WHERE status = 'todo';

-- Takes the next job for a worker. Queues in the order given; within one, the firms that had their turn longest ago
-- (`p_served`, oldest first; the others before them); of a firm, the most urgent, then the oldest.
-- `p_without`: tasks that this part of the worker leaves to another.
CREATE FUNCTION jobs_fetch(p_queues varchar[], p_worker_id bigint, p_served text[], p_without text[])
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
    queue varchar;
    firm text;
    found procrastinate_jobs;
BEGIN
    FOREACH queue IN ARRAY p_queues LOOP
        FOR firm IN
            WITH RECURSIVE waiting(team) AS (
                (SELECT coalesce(args ->> 'team_id', '') FROM procrastinate_jobs
                  WHERE status = 'todo' AND queue_name = queue
                  ORDER BY coalesce(args ->> 'team_id', '') LIMIT 1)
                UNION ALL
                SELECT (SELECT coalesce(args ->> 'team_id', '') FROM procrastinate_jobs
                         WHERE status = 'todo' AND queue_name = queue
                           AND coalesce(args ->> 'team_id', '') > waiting.team
                         ORDER BY coalesce(args ->> 'team_id', '') LIMIT 1)
                  FROM waiting WHERE waiting.team IS NOT NULL
            )
            SELECT team FROM waiting WHERE team IS NOT NULL ORDER BY array_position(p_served, team) NULLS FIRST, team
        LOOP
            WITH candidate AS (
                SELECT job.id FROM procrastinate_jobs job
                 WHERE job.status = 'todo' AND job.queue_name = queue AND coalesce(job.args ->> 'team_id', '') = firm
                   AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
                   AND job.task_name <> ALL (p_without)
                   AND NOT EXISTS (
                       SELECT FROM procrastinate_jobs other
                        WHERE job.lock IS NOT NULL AND other.lock = job.lock
                          AND (other.status = 'doing'
                               OR (other.status = 'todo'
                                   AND (other.priority > job.priority
                                        OR (other.priority = job.priority AND other.id < job.id)))))
                 ORDER BY job.priority DESC, job.id LIMIT 1
                   FOR UPDATE OF job SKIP LOCKED
            )
            UPDATE procrastinate_jobs SET status = 'doing', worker_id = p_worker_id
              FROM candidate WHERE procrastinate_jobs.id = candidate.id
            RETURNING procrastinate_jobs.* INTO found;
            IF found.id IS NOT NULL THEN
                RETURN found;
            END IF;
        END LOOP;
    END LOOP;
    RETURN NULL;
END;
$$;
