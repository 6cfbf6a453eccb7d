-- A call is found by the word that all calls are called by, beside a word of its own: calls are read once more.
delete from search.filling where kind = 'CALL';
