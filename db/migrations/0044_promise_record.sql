-- An answer may have been given before it was written down: both moments stay. And what came of assessing a possible data
-- breach (GDPR articles 33 and 34) is put on record, once.
-- Cost: adds columns to two small tables; takes milliseconds.

alter table promise_answer
  add column recorded_at timestamptz not null default clock_timestamp();
update promise_answer set recorded_at = at;

alter table possible_breach
  add column assessed_at timestamptz,
  add column outcome text check (outcome in ('no-breach', 'breach', 'authority-told', 'people-told')),
  add column reason jsonb check (reason ? 'nl'), -- by language
  add constraint possible_breach_assessed check (
    (assessed_at is null) = (outcome is null) and (assessed_at is null) = (reason is null)
  );
