-- When a NAT instance took over because its peer was silent: then nobody waits for the peer's next heartbeat.
alter table member_state add column found_silent_at timestamp(6) with time zone;
