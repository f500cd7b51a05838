-- How a device proves who it is: secrets that overlap when one follows another, and certificates of an authority of its
-- organisation. A certificate needs no row to be let in, since its authority vouches for it; it gets one when it is first
-- used, so that it can be seen and revoked. Also how much a device may send, as the register declares it.
-- Cost: locks credential and device for milliseconds; no row is rewritten.

alter table credential
  alter column secret_sha256 drop not null,
  add column kind               text not null default 'secret' check (kind in ('secret', 'certificate')),
  add column certificate_sha256 bytea check (length(certificate_sha256) = 32), -- of the certificate in DER
  add column last_used_at       timestamptz,
  add constraint credential_proof check (
    (kind = 'secret') = (secret_sha256 is not null) and (kind = 'certificate') = (certificate_sha256 is not null)
  );
create unique index credential_certificate on credential (device_id, certificate_sha256) where kind = 'certificate';

alter table device
  add column certificates_since timestamptz, -- a certificate that began before this is refused
  add column quota              jsonb; -- as the register file gave it; null: what every device may
