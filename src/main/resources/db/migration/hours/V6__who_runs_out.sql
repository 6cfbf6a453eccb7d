-- Which books reached a threshold in a period, for the first page of who coordinates.
create index low_period on hours.low (period);
