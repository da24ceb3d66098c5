package org.spaarpunt.administration;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.Administrators;
import org.spaarpunt.accounts.Invitations;
import org.spaarpunt.accounts.Users;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.associations.Associations;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.Agents;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.counters.PermissionGroups;
import org.spaarpunt.counters.Staff;
import org.spaarpunt.devices.DeviceRegister;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.ConsumerRights;
import org.spaarpunt.identity.Tokens;
import org.spaarpunt.oidc.Identities;
import org.spaarpunt.openid.ClientRegister;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.prices.CardPrices;
import org.spaarpunt.removal.AccountRemoval;
import org.spaarpunt.removal.PassholderRemoval;
import org.spaarpunt.rewards.RewardRegister;
import org.spaarpunt.secrets.SecretBox;

/**
 * Everything that administrators do, on a page or by a command. An act is one transaction, which includes its entry in
 * the audit log; a mistake by a user is an {@link Outcome}, not an exception.
 */
public record Administration(
        ConsumerRegister consumers,
        ConsumerRights consumerRights,
        ClientRegister clients,
        CounterRegister counters,
        DeviceRegister devices,
        Employees employees,
        Staff staff,
        PermissionGroups groups,
        Agents agents,
        Users users,
        Administrators administrators,
        Identities identities,
        Tokens tokens,
        CardSystems cardSystems,
        Associations associations,
        CardPrices prices,
        RewardRegister rewards,
        PassholderRemoval passholderRemoval,
        AccountRemoval accountRemoval,
        AuditLog auditLog,
        AdminLists lists) {

    /**
     * What the acts need.
     *
     * @param forget empties this process's caches of the database; run after each act
     */
    public record Tools(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock, Runnable forget) {}

    public static Administration with(Tools tools) {
        var transaction = new AuditedTransaction(tools.jdbi(), tools.clock(), tools.forget());
        var keys = new KeyGenerator(tools.random());
        var consumers = new ConsumerRegister(transaction, keys, tools.box());
        var invitations = new Invitations(tools.jdbi(), tools.random(), tools.clock());
        var users = new Users(transaction, keys, invitations);
        var employees = new Employees(transaction);
        var accountRemoval = new AccountRemoval(transaction, keys);
        return new Administration(
                consumers,
                new ConsumerRights(transaction),
                new ClientRegister(transaction),
                new CounterRegister(transaction, keys, consumers),
                new DeviceRegister(transaction, keys, consumers),
                employees,
                new Staff(transaction, users, employees, tools.random()),
                new PermissionGroups(transaction),
                new Agents(transaction),
                users,
                new Administrators(transaction, keys, users),
                new Identities(transaction),
                new Tokens(transaction, keys, tools.box()),
                new CardSystems(transaction),
                new Associations(transaction),
                new CardPrices(transaction),
                new RewardRegister(transaction),
                new PassholderRemoval(transaction, accountRemoval),
                accountRemoval,
                new AuditLog(tools.jdbi(), tools.clock()),
                AdminLists.of(tools.jdbi()));
    }
}
