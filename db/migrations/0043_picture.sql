-- Pictures of boxes, each under the name of its content: a version that names one always shows the same.
-- Cost: creates an empty table; takes milliseconds.

create table picture (
  file       text  primary key check (file ~ '^[0-9a-f]{64}\.(jpg|png)$'), -- SHA-256 of its bytes
  media_type text  not null check (media_type in ('image/jpeg', 'image/png')),
  bytes      bytea not null -- without what a camera wrote about itself, its place or its owner
);
