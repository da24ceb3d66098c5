package org.spaarpunt.identity;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.Namesake;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Ambiguous;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.storage.Text;

/** A user that an act is about. None of the three ever changes. */
public record UserReference(long id, String uid, String nick) {
    /** Finds the row of {@code app_user} with this uid or nick. If one user's nick is another's uid, the uid counts. */
    public static final String NAMED = " where uid = :who or lower(nick) = lower(:who) order by uid <> :who limit 1";

    /** How many users of one name are offered to choose from; with more namesakes, the email address is needed. */
    private static final int MAX_NAMESAKES = 20;

    /** A name in the form in which searches compare it, without superfluous spaces. */
    private static final String FOLDED = "folded(btrim(regexp_replace(%s, '\\s+', ' ', 'g')))";

    /**
     * The best match counts: by uid, nick, email address, or full name with the family name last or first. A full name
     * finds no disabled user.
     */
    private static final String FIND = """
            with named as (
                select id, uid, nick, concat_ws(' ', nullif(given_name, ''), nullif(family_name, '')) as name,
                       coalesce(email, '') as email,
                       case when uid = :who then 1
                            when lower(nick) = lower(btrim(:who)) then 2
                            when lower(email) = lower(btrim(:who)) then 3
                            else 4 end as way
                from app_user
                where uid = :who or lower(nick) = lower(btrim(:who)) or lower(email) = lower(btrim(:who))
                   or (disabled_at is null and given_name || family_name <> ''
                       and %s in (%s, %s))
            )
            select id, uid, nick, name, email from named
            where way = (select min(way) from named)
            order by lower(name), lower(nick)
            limit :limit
            """.formatted(
                    FOLDED.formatted(":who"),
                    FOLDED.formatted("given_name || ' ' || family_name"),
                    FOLDED.formatted("family_name || ' ' || given_name"));

    private record Found(UserReference user, Namesake person) {}

    /**
     * Performs an act on the user that a text names.
     *
     * @param who uid, nick, email address or full name
     */
    public static <T> Outcome<T> act(Jdbi jdbi, String who, Function<UserReference, Outcome<T>> act) {
        var found = Text.canBeStored(who) && !who.isBlank() ? find(jdbi, who) : List.<Found>of();
        return switch (found.size()) {
            case 0 -> new Unknown<>(Subject.USER, who);
            case 1 -> act.apply(found.getFirst().user());
            default -> new Ambiguous<>(who, found.stream().map(Found::person).toList());
        };
    }

    private static List<Found> find(Jdbi jdbi, String who) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("who", who)
                .bind("limit", MAX_NAMESAKES)
                .map((row, _) -> new Found(
                        new UserReference(row.getLong("id"), row.getString("uid"), row.getString("nick")),
                        new Namesake(
                                row.getString("uid"),
                                row.getString("nick"),
                                row.getString("name"),
                                row.getString("email"))))
                .list());
    }
}
