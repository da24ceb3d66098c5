package org.spaarpunt.administration;

import org.jdbi.v3.core.Jdbi;

/** What administrators look through, page by page, and by which names the audit log is read. */
public record Lists(
        ConsumerList consumers,
        CounterList counters,
        UserList users,
        EmployeeList employees,
        TokenList tokens,
        NameBook names) {

    static Lists of(Jdbi jdbi) {
        return new Lists(
                new ConsumerList(jdbi),
                new CounterList(jdbi),
                new UserList(jdbi),
                new EmployeeList(jdbi),
                new TokenList(jdbi),
                new NameBook(jdbi));
    }
}
