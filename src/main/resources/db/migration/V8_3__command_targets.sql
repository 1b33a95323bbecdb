-- The private host and port that a command is about.
alter table member_command add column target varchar(40);
