-- Extensions of the house; all three are trusted, so that the database's owner may create them.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;

grant usage on schema ground to ${app};

-- Who may see what. The transaction states 'staff', 'system' or 'client:<uuid>'; anything else sees nothing.
create function ground.sees_all() returns boolean
    language sql stable parallel safe
    return current_setting('sos.scope', true) in ('staff', 'system');

create function ground.scope_client() returns uuid
    language sql stable parallel safe
    return case when current_setting('sos.scope', true) like 'client:%'
                then substr(current_setting('sos.scope', true), 8)::uuid end;

create function ground.scope_person() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('sos.person', true), '')::uuid;

create table ground.installation (
    name  text primary key,
    value text not null
);
comment on table ground.installation is 'reference: facts about this installation, kept when tests empty the tables';
grant select, insert, update, delete on ground.installation to ${app};

-- The table of db-scheduler, as its documentation gives it for PostgreSQL.
create table ground.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on ground.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on ground.scheduled_tasks (last_heartbeat) where picked;
grant select, insert, update, delete on ground.scheduled_tasks to ${app};
