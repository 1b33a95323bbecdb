-- How often a replica has taken a run up. What an earlier one still writes about the run is refused.
alter table network_run add column turns integer not null default 0;
