-- What the city answered to a promise that is not kept. Answers are added and never changed: what was said stays said.
-- Cost: creates an empty table; takes milliseconds.

create table promise_answer (
  id            int         generated always as identity primary key,
  sensor_id     int         not null references sensor,
  promise       text        not null,
  datastream_id int         references datastream, -- null: of every stream that makes this promise
  at            timestamptz not null default clock_timestamp(),
  text          jsonb       not null check (text ? 'nl') -- by language
);
create index promise_answer_promise on promise_answer (sensor_id, promise, at);
