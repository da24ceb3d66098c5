package org.spaarpunt.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;

class BalancesTest {
    private static final String JEF = "0900000095902";
    private static final String WITHOUT_POINTS = "0900000031618";

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void passholders_have_their_points_and_without_a_balance_none() {
        long jef = holder(JEF);
        long without = holder(WITHOUT_POINTS);
        var balances = database.jdbi().withHandle(handle -> Balances.read(handle, List.of(jef, without)));
        assertThat(balances.of(jef)).isEqualTo(20);
        assertThat(balances.of(without)).isZero();
    }

    private static long holder(String number) {
        return Long.parseLong(database.texts("select passholder_id::text from card where number = '" + number + "'")
                .getFirst());
    }
}
