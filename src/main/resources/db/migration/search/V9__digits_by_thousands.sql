-- Digits that are grouped by thousands are one word: everything is read once more, behind those who work. Meanwhile what was found
-- before is still found.
delete from search.filling;
