-- Where copies of this database lie, so that they are removed when the city's promise (`city.backups`) says so.
-- A copy holds its own row, so a restored system goes on looking after the others.
-- Cost: creates an empty table; takes milliseconds.

create table backup (
  id          uuid        primary key,
  path        text        not null, -- folder on the machine that made it
  taken_at    timestamptz not null, -- when it was begun
  finished_at timestamptz,          -- null: under way, or seen from within the copy
  removed_at  timestamptz
);
create index backup_kept on backup (taken_at) where removed_at is null;
