-- People are found by a part of a name. Spaces at both ends, so that the end of a name is a part that can be looked for. Entries are
-- added at once: those that wait in a list would be read by every search.
create index ${concurrently} passholder_by_part on passholder
    using gin (trigrams(' ' || folded(first_name) || ' ' || folded(name) || ' ')) with (fastupdate = off);
