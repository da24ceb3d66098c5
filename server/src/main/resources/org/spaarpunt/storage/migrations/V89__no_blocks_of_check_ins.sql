-- Searches by time have checkin_by_moment, which serves those of servers of the release before as well.
drop index checkin_by_time;
