package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementSummaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select points from balance where passholder_id = ? | select balance",
                "SELECT number FROM card JOIN passholder p ON p.id = card.passholder_id | select card passholder",
                "delete from oauth_nonce where signed_at_s < :oldest | delete oauth_nonce",
                "select id from card for update skip locked | select card",
                "select extract(epoch from checked_in_at) from checkin | select checkin",
                "select a from card where a is distinct from b | select card",
                "select * from unnest(?::bigint[]) as asked (id) join card using (id) | select card",
                "insert into balance values (1, 2) on conflict (id) do update set points = 3 | insert balance",
                "show transaction_read_only | show",
                "set local synchronous_commit = off | set",
                "'' | statement"
            })
    void a_statement_is_told_by_what_it_does_to_which_tables(String sql, String summary) {
        assertThat(StatementSummary.of(sql)).isEqualTo(summary);
    }

    @Test
    void a_statement_that_changes_is_told_by_its_changes_and_queries_with_names_are_no_tables() {
        assertThat(StatementSummary.of("""
                        with asked as (
                            select * from unnest(?::text[]) as asked (number)
                        ),
                        granted as materialized (
                            insert into checkin (card_number) select number from asked join card using (number)
                            returning id
                        )
                        update balance set points = points + 1 from granted
                        """)).isEqualTo("insert checkin, update balance");
        assertThat(StatementSummary.of("with known (id) as (select id from card) select * from known"))
                .isEqualTo("select card");
    }

    @Test
    void what_is_quoted_or_remarked_is_not_told() {
        assertThat(StatementSummary.of("select 1 from card where name = 'from Peeters' -- from peeters\n"))
                .isEqualTo("select card");
    }
}
