package org.spaarpunt.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.rights.Sharing;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/** Reads families from the database each time: a member can leave at any moment. */
public final class FamilyReader {
    private static final String MEMBER = """
            select member_id, member.uid, member.first_name, since, icon, shares_history, shares_rewards
            from family_member
            join passholder member on member.id = member_id
            join passholder owner on owner.id = owner_id
            where owner.uid = :owner
            """;

    private static final String MEMBERS = MEMBER + "order by since, member_id";

    private static final String ONE = MEMBER + "and member.uid = :member";

    private static final String JOINED = """
            select owner.uid, owner.first_name, owner.second_name, owner.name, since, shares_history, shares_rewards
            from family_member
            join passholder member on member.id = member_id
            join passholder owner on owner.id = owner_id
            where member.uid = :member
            """;

    private final Jdbi jdbi;

    FamilyReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The members of the family of this passholder, the longest there first; the owner is not among them. */
    public List<FamilyMember> membersOf(String ownerUid) {
        return jdbi.withHandle(handle -> handle.createQuery(MEMBERS)
                .bind("owner", ownerUid)
                .map((row, _) -> member(row))
                .list());
    }

    /** One of them. */
    public Optional<FamilyMember> member(String ownerUid, String uid) {
        return Text.canBeStored(uid)
                ? jdbi.withHandle(handle -> handle.createQuery(ONE)
                        .bind("owner", ownerUid)
                        .bind("member", uid)
                        .map((row, _) -> member(row))
                        .findOne())
                : Optional.empty();
    }

    /** The family that this passholder is a member of, if there is one. */
    public Optional<JoinedFamily> joinedBy(String uid) {
        return jdbi.withHandle(handle -> handle.createQuery(JOINED)
                .bind("member", uid)
                .map((row, _) -> joined(row))
                .findOne());
    }

    /** The viewer that the owner of a family is. */
    public static Viewer viewer(User owner, List<FamilyMember> members) {
        return new Viewer.FamilyOwner(
                owner, members.stream().collect(Collectors.toMap(FamilyMember::uid, FamilyMember::sharing)));
    }

    static FamilyMember member(ResultSet row) throws SQLException {
        return new FamilyMember(
                row.getLong("member_id"),
                row.getString("uid"),
                row.getString("first_name"),
                Timestamps.in(row, "since"),
                row.getString("icon"),
                sharing(row));
    }

    private static JoinedFamily joined(ResultSet row) throws SQLException {
        return new JoinedFamily(
                row.getString("uid"),
                new Details.Name(row.getString("first_name"), row.getString("second_name"), row.getString("name")),
                Timestamps.in(row, "since"),
                sharing(row));
    }

    private static Sharing sharing(ResultSet row) throws SQLException {
        return new Sharing(row.getBoolean("shares_history"), row.getBoolean("shares_rewards"));
    }
}
