-- What networks were called of which nothing is left: their runs and the audit log outlive them.
create table gone_network (
    id      bigint                      not null primary key,
    name    varchar(180)                not null,
    gone_at timestamp(6) with time zone not null
);
