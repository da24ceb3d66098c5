package org.spaarpunt.administration;

import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.UserList;
import org.spaarpunt.counters.CounterList;
import org.spaarpunt.counters.CounterNames;
import org.spaarpunt.counters.EmployeeList;
import org.spaarpunt.devices.DeviceList;
import org.spaarpunt.identity.ConsumerList;
import org.spaarpunt.identity.TokenList;
import org.spaarpunt.rewards.RewardList;

/** The lists that administrators page through, and the names under which the audit log is shown. */
public record AdminLists(
        ConsumerList consumers,
        CounterList counters,
        CounterNames counterNames,
        DeviceList devices,
        UserList users,
        EmployeeList employees,
        TokenList tokens,
        RewardList rewards,
        AuditNames names) {

    static AdminLists of(Jdbi jdbi) {
        return new AdminLists(
                new ConsumerList(jdbi),
                new CounterList(jdbi),
                new CounterNames(jdbi),
                new DeviceList(jdbi),
                new UserList(jdbi),
                new EmployeeList(jdbi),
                new TokenList(jdbi),
                new RewardList(jdbi),
                new AuditNames(jdbi));
    }
}
