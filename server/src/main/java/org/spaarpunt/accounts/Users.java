package org.spaarpunt.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.UserReference;
import org.spaarpunt.storage.Timestamps;

/** Users' accounts as an administrator sees them. Users choose their passwords themselves, through a link. */
public final class Users {
    private static final String DETAILS = """
            select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
                   password is not null as has_password,
                   exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor,
                   disabled_at
            from app_user
            """;

    private static final String FIND = DETAILS + UserReference.NAMED;

    private static final String LIST = DETAILS + """
            where lower(nick) > lower(:after)
              and (uid = :search
                   or strpos(folded(concat_ws(' ', nick, given_name, family_name, email)), folded(:search)) > 0)
            order by lower(nick) limit :limit
            """;

    private static final String CREATE = """
            insert into app_user (uid, nick, nick_skeleton, email, given_name, family_name, administrator)
            values (:uid, :nick, :skeleton, :email, :givenName, :familyName, :administrator)
            returning id
            """;

    private static final String EMAIL_TAKEN = "select exists (select from app_user where lower(email) = lower(:text))";

    private static final String OPEN_LINK = """
            select expires_at from invitation join app_user on app_user.id = user_id
            where uid = :uid and used_at is null and expires_at > :now
            order by expires_at desc
            """;

    private static final String IS_ENABLED = "select disabled_at is null from app_user where id = :id for update";

    private final AuditedTransaction office;
    private final KeyGenerator keys;
    private final Invitations invitations;

    /** What an administrator may see of a user. */
    public record Details(
            String uid,
            String nick,
            String email,
            String givenName,
            String familyName,
            boolean administrator,
            boolean hasPassword,
            boolean secondFactor,
            Optional<Instant> disabledAt) {

        /** The name to show; empty for a person that was removed. */
        public Optional<String> name() {
            var full = (givenName + " " + familyName).strip();
            boolean removed = nick.equals(uid) && email.isEmpty() && disabledAt.isPresent() && full.isEmpty();
            return removed ? Optional.empty() : Optional.of(full.isEmpty() ? nick : full);
        }
    }

    /** A user to be added; given and family name may be empty. */
    public record NewUser(String nick, String email, String givenName, String familyName) {
        /** Nothing if it is not a valid sign-in name. */
        Optional<SignInName> name() {
            return SignInName.of(nick);
        }

        List<Flaw> flaws() {
            return InputRules.flaws(
                    InputRules.flawUnless(name().isPresent(), Input.NICK, Refusal.BAD_NICK),
                    InputRules.email(email),
                    InputRules.nameIfAny(Input.GIVEN_NAME, givenName),
                    InputRules.nameIfAny(Input.FAMILY_NAME, familyName));
        }
    }

    /**
     * A user that may choose a password.
     *
     * @param link the last part of the address at which the user does that, once; for this user only
     * @param shown whether it may be shown to its maker, to be handed over
     * @param mailedTo the address to which it was e-mailed
     */
    public record Invited(String uid, String nick, String link, boolean shown, Optional<String> mailedTo) {
        Invited(String uid, String nick, String link) {
            this(uid, nick, link, true, Optional.empty());
        }

        public Invited mailedTo(String address) {
            return new Invited(uid, nick, link, shown, Optional.of(address));
        }

        /** The same, when only the e-mail may have the link. */
        public Invited byMailOnly() {
            return new Invited(uid, nick, link, false, mailedTo);
        }

        /** Omits the link. */
        @Override
        public String toString() {
            return "Invited[" + nick + "]";
        }
    }

    public Users(AuditedTransaction office, KeyGenerator keys, Invitations invitations) {
        this.office = office;
        this.keys = keys;
        this.invitations = invitations;
    }

    /** Users in the order of their nicks. */
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
        return create(actor, user, Once.everyTime());
    }

    public Outcome<Invited> create(Actor actor, NewUser user, Once<Invited> once) {
        var flaws = user.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(office.jdbi().withHandle(handle -> withTaken(handle, user, flaws)));
        }
        var uid = keys.uid();
        var line = Line.of(Act.USER_CREATED, uid);
        return office.act(actor, line, once.around(handle -> {
            var taken = withTaken(handle, user, List.of());
            return taken.isEmpty() ? new Done<>(insert(handle, uid, user, false)) : new Rejected<>(taken);
        }));
    }

    /** Makes a new link for a user that has lost the first one or the password. Earlier links stop working. */
    public Outcome<Invited> invite(Actor actor, String who) {
        return invite(actor, who, Once.everyTime());
    }

    public Outcome<Invited> invite(Actor actor, String who, Once<Invited> once) {
        return UserReference.act(
                office.jdbi(),
                who,
                user -> office.act(
                        actor,
                        Line.of(Act.USER_INVITED, user.uid()),
                        once.around(handle -> isEnabled(handle, user.id())
                                ? new Done<>(invited(handle, user))
                                : new Refused<>(Refusal.DISABLED))));
    }

    /** Until when the user's last link works, unless it was used. */
    public Optional<Instant> openLink(String uid) {
        return office.jdbi()
                .withHandle(handle -> handle.createQuery(OPEN_LINK)
                        .bind("uid", uid)
                        .bind("now", Timestamps.bound(office.now()))
                        .map((row, _) -> Timestamps.in(row, "expires_at"))
                        .findFirst());
    }

    /**
     * Adds the values that other users already have to what is wrong. Both are reported, where the unique indexes would
     * report one.
     */
    static List<Flaw> withTaken(Handle handle, NewUser user, List<Flaw> flaws) {
        var wrong = flaws.stream().map(Flaw::input).collect(Collectors.toSet());
        var all = new ArrayList<>(flaws);
        if (user.name().filter(name -> SignInNames.isTaken(handle, name)).isPresent()) {
            all.add(new Flaw(Input.NICK, Refusal.TAKEN));
        }
        if (!wrong.contains(Input.EMAIL) && exists(handle, EMAIL_TAKEN, user.email())) {
            all.add(new Flaw(Input.EMAIL, Refusal.TAKEN));
        }
        return all;
    }

    private static boolean exists(Handle handle, String query, String text) {
        return handle.createQuery(query).bind("text", text).mapTo(Boolean.class).one();
    }

    /** Adds a user within an act that needs one. */
    Invited insert(Handle handle, String uid, NewUser user, boolean administrator) {
        var name = user.name().orElseThrow();
        long id = handle.createQuery(CREATE)
                .bind("uid", uid)
                .bind("nick", name.text())
                .bind("skeleton", name.skeleton())
                .bind("email", user.email())
                .bind("givenName", user.givenName())
                .bind("familyName", user.familyName())
                .bind("administrator", administrator)
                .mapTo(Long.class)
                .one();
        return invited(handle, new UserReference(id, uid, name.text()));
    }

    private Invited invited(Handle handle, UserReference user) {
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
                row.getBoolean("second_factor"),
                Timestamps.ifAnyIn(row, "disabled_at"));
    }
}
