package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of nonces gets partitions while servers of the release before claim nonces in it. */
class NonceMigrationTest {
    private static final int PARTITIONED = 86;
    private static final int CLAIMANTS = 3;

    /** How many of each claimant come before, and at least how many after. */
    private static final int CLAIMS = 200;

    private static final String BEFORE = """
            create table oauth_nonce (signed_at_s bigint not null, digest uuid not null, primary key (signed_at_s, digest));
            grant select on oauth_nonce to public
            """;

    /** As that release sends it. */
    private static final String CLAIM = """
            insert into oauth_nonce (signed_at_s, digest)
            select signed_at_s, digest
            from unnest(?::bigint[], ?::uuid[]) as claimed (signed_at_s, digest)
            order by signed_at_s, digest
            on conflict do nothing
            returning signed_at_s, digest
            """;

    private TestDatabase place;

    @BeforeEach
    void open() throws SQLException {
        place = TestPostgres.emptyDatabase();
        Sql.execute(place.address(), BEFORE);
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void no_claim_fails_and_none_succeeds_twice() throws Exception {
        var made = new AtomicInteger();
        var last = new AtomicInteger(Integer.MAX_VALUE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimants = IntStream.range(0, CLAIMANTS)
                    .mapToObj(claimant -> claimsEachTwice(claimant, made, last))
                    .map(threads::submit)
                    .toList();
            while (made.get() < CLAIMS) {
                Thread.onSpinWait();
            }
            migrate();
            last.set(made.get() + CLAIMS);
            for (var claimant : claimants) {
                assertThat(claimant.get()).isZero();
            }
        }
        assertThat(Sql.ask(place.address(), "select count(*) from oauth_nonce")).isEqualTo(String.valueOf(made.get()));
    }

    @Test
    void the_rights_of_other_roles_stay() throws Exception {
        migrate();
        assertThat(Sql.ask(
                        place.address(),
                        "select string_agg(acl::text, ' ') from pg_class, unnest(relacl) acl where relname ="
                                + " 'oauth_nonce' and acl::text like '=%'"))
                .startsWith("=r/");
    }

    /** Returns how many claims had another outcome than they should: the first succeeds, and the second does not. */
    private Callable<Integer> claimsEachTwice(int claimant, AtomicInteger made, AtomicInteger last) {
        return () -> {
            int wrong = 0;
            try (var connection = connect();
                    var claim = connection.prepareStatement(CLAIM)) {
                for (int i = 0; made.get() < last.get(); i++) {
                    claim.setObject(1, new Long[] {1_795_345_200L + i});
                    claim.setObject(2, new String[] {"00000000-0000-0000-0000-%012d".formatted(claimant)});
                    for (boolean first : new boolean[] {true, false}) {
                        try (var rows = claim.executeQuery()) {
                            wrong += rows.next() == first ? 0 : 1;
                        }
                    }
                    made.incrementAndGet();
                }
            }
            return wrong;
        };
    }

    private void migrate() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Files.readString(Releases.migrations().get(PARTITIONED)));
            connection.commit();
        }
    }

    /** Each statement is prepared at its first use, as servers do. */
    private Connection connect() throws SQLException {
        var at = place.address();
        return DriverManager.getConnection(
                at.jdbcUrl() + (at.jdbcUrl().contains("?") ? "&" : "?") + "prepareThreshold=1",
                at.user(),
                at.password());
    }
}
