package org.spaarpunt.passes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** All card systems. */
public final class CardSystemList {
    private static final String ALL = "select id, name from card_system order by id";

    private final Jdbi jdbi;

    /** A region that issues cards. */
    public record CardSystem(long id, String name) {}

    public CardSystemList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<CardSystem> find(long id) {
        return all().stream().filter(system -> system.id() == id).findFirst();
    }

    public List<CardSystem> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .map((row, _) -> new CardSystem(row.getLong("id"), row.getString("name")))
                .list());
    }
}
