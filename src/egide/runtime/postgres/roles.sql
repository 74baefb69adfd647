-- The three roles of Égide and what each may do. Idempotent; run by a superuser in any database.
-- Variables: database, owner_password, app_password, platform_password.
--
--   psql -v database=egide -v owner_password=… -v app_password=… -v platform_password=… -f roles.sql
--
-- egide_owner     owns the database and its tables; migrates.
-- egide_app       serves and works: reads and writes rows, never owns, never bypasses row security.
-- egide_platform  the operator's commands across firms: bypasses row security, owns no table.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I', role)
FROM unnest(ARRAY['egide_owner', 'egide_app', 'egide_platform']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

ALTER ROLE egide_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE egide_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
ALTER ROLE egide_platform LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'platform_password';

-- A migration may hand one carefully written function to the role that sees across firms.
GRANT egide_platform TO egide_owner WITH INHERIT FALSE, SET TRUE;

SELECT format('CREATE DATABASE %I OWNER egide_owner', :'database')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

\connect :"database"
SET client_min_messages = warning;

ALTER DATABASE :"database" OWNER TO egide_owner;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO egide_app, egide_platform;

ALTER SCHEMA public OWNER TO egide_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO egide_app;
-- A function can only be handed to a role that may create in its schema.
GRANT USAGE, CREATE ON SCHEMA public TO egide_platform;

ALTER DEFAULT PRIVILEGES FOR ROLE egide_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO egide_app, egide_platform;
ALTER DEFAULT PRIVILEGES FOR ROLE egide_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO egide_app, egide_platform;
