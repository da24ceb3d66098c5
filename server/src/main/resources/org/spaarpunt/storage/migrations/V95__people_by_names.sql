-- Answers searches by family name without the table itself: how many there are, which part of a name is in it, and which were
-- created first. An index of an expression can do so only if it includes the columns of the expression too.
create index ${concurrently} passholder_by_names on passholder (folded(name) collate "C", folded(first_name) collate "C", id)
    include (name, first_name, created_at);
