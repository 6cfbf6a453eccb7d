-- A telephone number is one word however it is written: everything is read once more, behind those who work. Meanwhile what was found
-- before is still found.
delete from search.filling;
