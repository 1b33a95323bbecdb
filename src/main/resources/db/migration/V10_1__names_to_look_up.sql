-- A command may also be about a name, which is longer than an address and a port.
alter table member_command alter column target set data type varchar(253);
