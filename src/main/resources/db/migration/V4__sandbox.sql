-- A simulated account: all that exists in it, as one text.
create table sandbox_world (
    account_id bigint not null primary key,
    version    bigint not null,
    content    text   not null
);
