-- What an anonymous request for a stream's readings was answered, asked from outside as any visitor does: the promise
-- "who may see" is judged by it.
-- Cost: creates an empty table; takes milliseconds.

create table visibility_answer (
  datastream_id int         primary key references datastream,
  is_open       boolean     not null, -- answered, else refused
  asked_at      timestamptz not null
);
create index visibility_answer_asked on visibility_answer (asked_at);
