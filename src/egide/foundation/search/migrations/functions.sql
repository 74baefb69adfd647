-- What a module says of one thing: whose file it is in, or, while it is in none, whose it is; its title, its names (found first, and with a letter wrong), other names and words
-- about it, the body of its text, what the page shows, and when it was last of interest.
CREATE TYPE public.search_source AS (
    client_id uuid, membre_id uuid, titre text, detail text, noms text, autres text, mots text, infos jsonb,
    at timestamptz
);

-- The words of one firm and kind begin alike, and like those of no other.
CREATE FUNCTION public.search_prefix(team uuid, kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN right(team::text, 8) || kind || '.';

-- Letters and digits of names as people type them: no accent, no case; with what joins them as spaces, and without it.
CREATE FUNCTION public.search_spaced(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(public.fr_fold(t), '’''-./()_', '        ');
CREATE FUNCTION public.search_plain(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN public.search_spaced(t) || ' ' || regexp_replace(public.fr_fold(t), '[’''.-]', '', 'g');

-- A telephone number from each of its pairs on, so that any run of them is found by its beginning.
CREATE FUNCTION public.search_phone(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT string_agg(substr(n, place), ' ') FROM (SELECT replace(t, '+33', '0')) AS one (n),
    generate_series(1, greatest(1, length(n) - 3), 2) AS place);

-- Each word of a text without each of its letters: two words that share one differ by one letter at most.
CREATE FUNCTION public.search_typos(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
    SELECT coalesce(array_agg(DISTINCT CASE WHEN place = 0 THEN word ELSE left(word, place - 1) || substr(word, place + 1) END), '{}')
    FROM regexp_split_to_table(public.search_plain(t), '\s+') AS word, generate_series(0, length(word)) AS place
    WHERE length(word) BETWEEN 4 AND 30
);

CREATE FUNCTION public.search_prefixed(prefix text, v tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(v::text, '(^| )''', '\1''' || prefix, 'g')::tsvector;

CREATE FUNCTION public.search_vector(prefix text, s public.search_source) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN public.search_prefixed(
    prefix,
    setweight(to_tsvector('pg_catalog.simple', coalesce(public.search_plain(concat_ws(' ', s.noms, s.titre)), '')), 'A')
    || setweight(to_tsvector('pg_catalog.simple', coalesce(public.search_plain(s.autres), '')), 'B')
    || setweight(public.fr_tsv(concat_ws(' ', s.titre, s.autres)), 'C')
    || setweight(public.fr_tsv(coalesce(s.mots, '')), 'D')
);

-- Brings the entry of one thing up to date, or takes it away. Nothing is written when nothing has changed.
CREATE FUNCTION public.search_refresh(nature text, team uuid, key uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    s public.search_source;
    prefix text := public.search_prefix(team, nature);
BEGIN
    EXECUTE format('SELECT * FROM public.%I($1, $2)', 'search_source_' || nature) INTO s USING team, key;
    IF s.titre IS NULL THEN
        DELETE FROM public.search_entree e
        WHERE e.team_id = team AND e.kind = nature AND e.object_id = key;
        RETURN;
    END IF;
    INSERT INTO public.search_entree AS e
        (team_id, id, kind, object_id, client_id, membre_id, titre, detail, infos, at, vecteur, fautes)
    VALUES (
        team, public.audit_new_id(), nature, key, s.client_id, s.membre_id, s.titre, coalesce(s.detail, ''), coalesce(s.infos, '{}'), s.at,
        public.search_vector(prefix, s),
        (SELECT coalesce(array_agg(prefix || typo), '{}') FROM unnest(public.search_typos(s.noms)) AS typo)
    )
    ON CONFLICT (team_id, kind, object_id) DO UPDATE SET
        client_id = EXCLUDED.client_id, membre_id = EXCLUDED.membre_id, titre = EXCLUDED.titre, detail = EXCLUDED.detail, infos = EXCLUDED.infos,
        at = EXCLUDED.at, vecteur = EXCLUDED.vecteur, fautes = EXCLUDED.fautes
    WHERE (e.client_id, e.membre_id, e.titre, e.detail, e.infos, e.at, e.vecteur, e.fautes) IS DISTINCT FROM
        (EXCLUDED.client_id, EXCLUDED.membre_id, EXCLUDED.titre, EXCLUDED.detail, EXCLUDED.infos, EXCLUDED.at, EXCLUDED.vecteur, EXCLUDED.fautes);
END
$$;

-- AFTER … FOR EACH ROW. Arguments: the kind, and the column that holds the key of the thing.
CREATE FUNCTION public.search_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_row jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
    key uuid := now_row ->> TG_ARGV[1];
    old_key uuid;
BEGIN
    IF key IS NOT NULL THEN
        PERFORM public.search_refresh(TG_ARGV[0], (now_row ->> 'team_id')::uuid, key);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        old_key := to_jsonb(OLD) ->> TG_ARGV[1];
        IF old_key IS DISTINCT FROM key AND old_key IS NOT NULL THEN
            PERFORM public.search_refresh(TG_ARGV[0], (now_row ->> 'team_id')::uuid, old_key);
        END IF;
    END IF;
    RETURN NULL;
END
$$;

-- The words of a query for one firm and kind: each typed word must be there, as it begins or by its stem. Words that say
-- nothing (« de », « la ») are asked for only when there is nothing else. `ending` is that of each word: ':*' for anything
-- that begins so, or has its stem; ':*A' for names that begin so; ':A' for names that are so.
CREATE FUNCTION public.search_query(prefix text, typed text[], ending text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    word text;
    plain text;
    stems text[];
    query text := '';
    spare text := '';
    one text;
BEGIN
    FOREACH word IN ARRAY typed LOOP
        stems := tsvector_to_array(public.fr_tsv(word));
        FOR plain IN SELECT DISTINCT lexeme FROM unnest(to_tsvector('pg_catalog.simple', public.search_spaced(word)))
        LOOP
            one := quote_literal(prefix || plain) || CASE WHEN length(plain) < 2 THEN replace(replace(ending, '*', ''), ':', CASE WHEN ending = ':*' THEN '' ELSE ':' END) ELSE ending END;
            IF cardinality(stems) = 0 THEN
                spare := spare || ' & ' || one;
            ELSE
                query := query || ' & (' || one || (
                    SELECT coalesce(string_agg(' | ' || quote_literal(prefix || stem), ''), '')
                    FROM unnest(tsvector_to_array(public.fr_tsv(plain)) || stems) AS stem WHERE ending = ':*'
                ) || ')';
            END IF;
        END LOOP;
    END LOOP;
    RETURN substr(CASE WHEN query = '' THEN spare ELSE query END, 4)::tsquery;
END
$$;

-- A client's new name is that of everything in their file.
CREATE FUNCTION public.search_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.search_refresh(e.kind, e.team_id, e.object_id) FROM public.search_entree e
    WHERE e.team_id = NEW.team_id AND e.client_id = NEW.object_id AND e.kind <> 'client';
    RETURN NULL;
END
$$;
CREATE TRIGGER search_entree_renamed AFTER UPDATE OF titre ON public.search_entree FOR EACH ROW
WHEN (NEW.kind = 'client' AND NEW.titre IS DISTINCT FROM OLD.titre) EXECUTE FUNCTION public.search_renamed();

-- The clients that the announced person may see; the module that keeps them says which.
CREATE FUNCTION public.search_seen_clients(firm uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT firm WHERE false
$$;

-- The best of each kind for the announced firm, with how many there are (up to `counted`); what is in the file of a
-- client who was taken away, or whom the announced person may not see, is not found. Among many that match, the
-- five hundred most recent are ranked. Where a tolerant kind has almost nothing, names one letter away are tried.
CREATE FUNCTION public.search_find(typed text[], kinds text[], tolerant text[], most integer, counted integer)
RETURNS TABLE (
    kind text, total bigint, object_id uuid, client_id uuid, titre text, detail text, infos jsonb, at timestamptz,
    rank real, close boolean
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    firm uuid := NULLIF(current_setting('app.team_id', true), '')::uuid;
    sees uuid[] := NULLIF(current_setting('app.sees', true), '')::uuid[];
    one text;
    prefix text;
    wanted tsquery;
    named tsquery;
    exact tsquery;
    listed bigint;
BEGIN
    FOREACH one IN ARRAY kinds LOOP
        prefix := public.search_prefix(firm, one);
        wanted := public.search_query(prefix, typed, ':*');
        named := public.search_query(prefix, typed, ':*A');
        exact := public.search_query(prefix, typed, ':A');
        CONTINUE WHEN prefix IS NULL OR wanted IS NULL OR numnode(wanted) = 0;
        RETURN QUERY
            WITH hits AS MATERIALIZED (
                SELECT e.id, e.at AS moment FROM public.search_entree e
                WHERE e.team_id = firm AND e.vecteur @@ wanted AND (
                    e.client_id IS NULL OR one = 'client' OR EXISTS (
                        SELECT FROM public.search_entree c
                        WHERE c.team_id = firm AND c.kind = 'client' AND c.object_id = e.client_id
                    )
                ) AND (
                    sees IS NULL OR e.client_id IN (SELECT public.search_seen_clients(firm))
                    OR (e.client_id IS NULL AND (e.membre_id IS NULL OR e.membre_id = ANY (sees)))
                ) LIMIT counted
            ), recent AS (SELECT h.id FROM hits h ORDER BY h.moment DESC NULLS LAST LIMIT 500)
            SELECT one, (SELECT count(*) FROM hits), e.object_id, e.client_id, e.titre, e.detail, e.infos, e.at,
                ((e.vecteur @@ exact)::int + 2 * (e.vecteur @@ named)::int + ts_rank(e.vecteur, wanted))::real AS score,
                false
            FROM recent r JOIN public.search_entree e ON e.team_id = firm AND e.id = r.id
            ORDER BY score DESC, e.at DESC NULLS LAST, e.object_id LIMIT most;
        GET DIAGNOSTICS listed = ROW_COUNT;
        CONTINUE WHEN listed >= least(most, 3) OR NOT one = ANY (tolerant);
        RETURN QUERY
            SELECT one, 0::bigint, e.object_id, e.client_id, e.titre, e.detail, e.infos, e.at, 0::real, true
            FROM public.search_entree e
            WHERE e.team_id = firm
                AND e.fautes && (
                    SELECT coalesce(array_agg(prefix || typo), '{}')
                    FROM unnest(public.search_typos(array_to_string(typed, ' '))) AS typo
                )
                AND NOT e.vecteur @@ wanted
                AND (sees IS NULL OR e.client_id IN (SELECT public.search_seen_clients(firm)))
                AND NOT EXISTS (
                    SELECT FROM unnest(typed) AS word WHERE NOT e.vecteur @@ public.search_query(prefix, ARRAY[word], ':*')
                    AND NOT e.fautes && (
                        SELECT coalesce(array_agg(prefix || typo), '{}') FROM unnest(public.search_typos(word)) AS typo
                    )
                )
            ORDER BY e.at DESC NULLS LAST, e.object_id LIMIT most;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION public.search_find(text[], text[], text[], integer, integer) FROM PUBLIC;
CREATE POLICY search_entree_reader ON public.search_entree FOR SELECT TO CURRENT_USER USING (true);
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['egide_app', 'egide_platform'] LOOP
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role);
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION public.search_find(text[], text[], text[], integer, integer) TO %I', role
        );
    END LOOP;
END
$$;

-- The words around the first typed word in the text of a thing, accents kept; null when its text has none of them.
CREATE FUNCTION public.search_excerpt(nature text, team uuid, key uuid, typed text[], around integer) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    s public.search_source;
    plain text;
    place integer;
BEGIN
    EXECUTE format('SELECT * FROM public.%I($1, $2)', 'search_source_' || nature) INTO s USING team, key;
    plain := public.fr_fold(s.mots);
    SELECT min(places.at) INTO place FROM (
        SELECT NULLIF(position(stem IN plain), 0) AS at FROM unnest(typed) AS word,
            LATERAL (SELECT public.fr_fold(word) UNION SELECT unnest(tsvector_to_array(public.fr_tsv(word)))) AS stems (stem)
    ) AS places;
    RETURN CASE WHEN place IS NULL THEN NULL ELSE
        CASE WHEN place > around THEN '… ' ELSE '' END
        || regexp_replace(substr(s.mots, greatest(1, place - around), 2 * around), '\s+', ' ', 'g')
        || CASE WHEN place + around < length(s.mots) THEN ' …' ELSE '' END
    END;
END
$$;
