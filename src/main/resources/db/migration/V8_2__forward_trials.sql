-- A change of forwards that goes back by itself unless somebody keeps it. At most one of a network at a time.
create table forward_trial (
    network_id bigint primary key references network (id) on delete cascade,
    revision   bigint                      not null, -- the one that is tried
    back_to    bigint                      not null, -- what was before
    author     varchar(100)                not null,
    ends_at    timestamp(6) with time zone not null,
    version    bigint                      not null
);
