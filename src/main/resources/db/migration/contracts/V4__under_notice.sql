-- Contracts under notice, whenever they end, for the first page of who coordinates.
create index contract_under_notice on contracts.contract (ends, id) where notice_given_on is not null;
