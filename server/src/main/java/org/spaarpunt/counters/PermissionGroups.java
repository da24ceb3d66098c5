package org.spaarpunt.counters;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;

/** Groups of counters that may do the same. A counter is in groups for each card system separately. */
public final class PermissionGroups {
    private static final String LIST = """
            select name, array(select action from permission_group_action where group_id = id order by 1) as actions
            from permission_group
            order by name
            """;

    private static final String ID = "select id from permission_group where name = :name";

    private static final String CREATE = "insert into permission_group (name) values (:name)";

    private static final String ALLOW = """
            insert into permission_group_action (group_id, action) values (:group, :action) on conflict do nothing
            """;

    private static final String DENY =
            "delete from permission_group_action where group_id = :group and action = :action";

    private final AuditedTransaction transaction;

    /**
     * A group.
     *
     * @param actions the names of {@link CounterAction}s, perhaps of another release
     */
    public record Details(String name, List<String> actions) {}

    public PermissionGroups(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    public List<Details> list() {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .map((row, _) -> new Details(row.getString("name"), Rows.texts(row, "actions")))
                        .list());
    }

    public Outcome<Nothing> create(Actor actor, String name) {
        return create(actor, name, Once.everyTime());
    }

    public Outcome<Nothing> create(Actor actor, String name, Once<Nothing> once) {
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(actor, Line.of(Act.GROUP_CREATED, name), once.around(handle -> {
            handle.createUpdate(CREATE).bind("name", name).execute();
            return Outcome.done();
        }));
    }

    public Outcome<Nothing> allow(Actor actor, String name, CounterAction action) {
        return change(actor, new Line(Act.GROUP_ACTION_ALLOWED, name, action.name()), ALLOW);
    }

    public Outcome<Nothing> deny(Actor actor, String name, CounterAction action) {
        return change(actor, new Line(Act.GROUP_ACTION_DENIED, name, action.name()), DENY);
    }

    static Optional<Long> id(Handle handle, String name) {
        return handle.createQuery(ID).bind("name", name).mapTo(Long.class).findOne();
    }

    static <T> Outcome<T> unknown(String name) {
        return new Unknown<>(Subject.GROUP, name);
    }

    private Outcome<Nothing> change(Actor actor, Line line, String sql) {
        return transaction.act(
                actor,
                line,
                handle -> id(handle, line.subject())
                        .map(group -> Outcome.changed(handle.createUpdate(sql)
                                .bind("group", group)
                                .bind("action", line.details())
                                .execute()))
                        .orElseGet(() -> unknown(line.subject())));
    }
}
