package org.spaarpunt.associations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** Reads associations. */
public final class AssociationReader {
    /** One row for each card system of each association. */
    static final String ROWS = """
            select association.id as association_id, association.name as association_name, end_rule, free_end, years,
                   card_system.id as card_system_id, card_system.name as card_system_name
            from association
            join association_card_system on association_card_system.association_id = association.id
            join card_system on card_system.id = association_card_system.card_system_id
            """;

    private static final String ALL = ROWS + "order by association.id, card_system.id";
    private static final String FIND = ROWS + "where association.id = :id order by card_system.id";
    private static final String OF_THESE = ROWS + "where association.id = any(:ids) order by card_system.id";

    private final Jdbi jdbi;

    public AssociationReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<Association> all() {
        return jdbi.withHandle(handle -> in(handle.createQuery(ALL)));
    }

    public Optional<Association> find(long id) {
        return jdbi.withHandle(handle -> find(id, handle));
    }

    static Optional<Association> find(long id, Handle handle) {
        return in(handle.createQuery(FIND).bind("id", id)).stream().findFirst();
    }

    List<Association> of(List<Long> ids) {
        return jdbi.withHandle(handle -> in(handle.createQuery(OF_THESE).bindArray("ids", Long.class, ids)));
    }

    private static List<Association> in(Query query) {
        var found = new LinkedHashMap<Long, Association>();
        query.map((row, _) -> association(row)).forEach(one -> found.merge(one.id(), one, AssociationReader::together));
        return List.copyOf(found.values());
    }

    private static Association together(Association one, Association other) {
        var systems = new ArrayList<>(one.cardSystems());
        systems.addAll(other.cardSystems());
        return new Association(one.id(), one.name(), one.endRule(), systems);
    }

    private static Association association(ResultSet row) throws SQLException {
        return new Association(
                row.getLong("association_id"),
                row.getString("association_name"),
                endRule(row),
                List.of(new CardSystem(row.getLong("card_system_id"), row.getString("card_system_name"))));
    }

    private static EndRule endRule(ResultSet row) throws SQLException {
        var rule = row.getString("end_rule");
        return switch (rule) {
            case "FREE" -> new EndRule.Free(row.getObject("free_end", LocalDate.class));
            case "BASED_ON_DATE_OF_BIRTH" -> new EndRule.AfterBirth(row.getInt("years"));
            case "BASED_ON_REGISTRATION_DATE" -> new EndRule.AfterRegistration(row.getInt("years"));
            default -> throw new IllegalStateException("No rule for the end of memberships: " + rule);
        };
    }
}
