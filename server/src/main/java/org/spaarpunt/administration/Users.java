package org.spaarpunt.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.Invitations;
import org.spaarpunt.administration.Outcome.Done;
import org.spaarpunt.administration.Outcome.Refused;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.storage.Moments;

/** People's accounts as an administrator sees them. How they choose their passwords is their own affair, by a link. */
public final class Users {
    private static final String DETAILS = """
            select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
                   password is not null as has_password, disabled_at
            from app_user
            """;

    private static final String FIND = DETAILS + KnownUser.NAMED;

    private static final String LIST = DETAILS + """
            where lower(nick) > lower(:after)
              and (uid = :search
                   or strpos(folded(concat_ws(' ', nick, given_name, family_name, email)), folded(:search)) > 0)
            order by lower(nick) limit :limit
            """;

    private static final String CREATE = """
            insert into app_user (uid, nick, email, given_name, family_name, administrator)
            values (:uid, :nick, :email, :givenName, :familyName, :administrator)
            returning id
            """;

    private static final String IS_ENABLED = "select disabled_at is null from app_user where id = :id for update";

    private final Office office;
    private final Keys keys;
    private final Invitations invitations;

    /** What an administrator may know of a user. */
    public record Details(
            String uid,
            String nick,
            String email,
            String givenName,
            String familyName,
            boolean administrator,
            boolean hasPassword,
            Optional<Instant> disabledAt) {

        /** How people call this person; nothing for somebody who was removed. */
        public Optional<String> name() {
            var full = (givenName + " " + familyName).strip();
            boolean removed = nick.equals(uid) && email.isEmpty() && disabledAt.isPresent() && full.isEmpty();
            return removed ? Optional.empty() : Optional.of(full.isEmpty() ? nick : full);
        }
    }

    /** Who is to have an account; given and family name may be empty. */
    public record NewUser(String nick, String email, String givenName, String familyName) {
        Optional<Refusal> flaw() {
            return Inputs.first(
                    Inputs.nick(nick), Inputs.email(email), Inputs.nameIfAny(givenName), Inputs.nameIfAny(familyName));
        }
    }

    /**
     * Somebody who may choose a password.
     *
     * @param link the last part of the address where that is done, once; for this person's eyes alone
     */
    public record Invited(String uid, String nick, String link) {
        /** Leaves out the link. */
        @Override
        public String toString() {
            return "Invited[" + nick + "]";
        }
    }

    Users(Office office, Keys keys, Invitations invitations) {
        this.office = office;
        this.keys = keys;
        this.invitations = invitations;
    }

    /** In the order of their nicks. */
    public List<Details> list(Listing listing) {
        return office.list(LIST, listing, (row, _) -> details(row));
    }

    /** The user with this uid or nick. */
    public Optional<Details> find(String who) {
        return office.jdbi()
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("who", who)
                        .map((row, _) -> details(row))
                        .findOne());
    }

    public Outcome<Invited> create(Actor actor, NewUser user) {
        var flaw = user.flaw();
        if (flaw.isPresent()) {
            return new Refused<>(flaw.get());
        }
        var uid = keys.uid();
        var line = new Line(Act.USER_CREATED, uid, user.nick());
        return office.act(actor, line, handle -> new Done<>(insert(handle, uid, user, false)));
    }

    /** Makes a new link, for who has lost the first one or the password. Earlier links stop working. */
    public Outcome<Invited> invite(Actor actor, String who) {
        return KnownUser.find(office.jdbi(), who)
                .map(user -> invite(actor, user))
                .orElseGet(() -> KnownUser.unknown(who));
    }

    private Outcome<Invited> invite(Actor actor, KnownUser user) {
        return office.act(
                actor,
                Line.of(Act.USER_INVITED, user.uid()),
                handle -> isEnabled(handle, user.id())
                        ? new Done<>(invited(handle, user))
                        : new Refused<>(Refusal.DISABLED));
    }

    /** Adds a user within an act that needs one. */
    Invited insert(Handle handle, String uid, NewUser user, boolean administrator) {
        long id = handle.createQuery(CREATE)
                .bind("uid", uid)
                .bind("nick", user.nick())
                .bind("email", user.email())
                .bind("givenName", user.givenName())
                .bind("familyName", user.familyName())
                .bind("administrator", administrator)
                .mapTo(Long.class)
                .one();
        return invited(handle, new KnownUser(id, uid, user.nick()));
    }

    private Invited invited(Handle handle, KnownUser user) {
        return new Invited(user.uid(), user.nick(), invitations.invite(handle, user.id(), office.now()));
    }

    private static boolean isEnabled(Handle handle, long id) {
        return handle.createQuery(IS_ENABLED)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("uid"),
                row.getString("nick"),
                row.getString("email"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getBoolean("administrator"),
                row.getBoolean("has_password"),
                Moments.ifAnyIn(row, "disabled_at"));
    }
}
