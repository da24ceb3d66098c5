-- Where an event was made: here, by a file or by hand, or at UiTdatabank. What UiTdatabank says changes no event that was made here. Null: from before
-- this was written down; what names the event next says which.
alter table event add column source text check (source in ('LOCAL', 'UITDATABANK'));
