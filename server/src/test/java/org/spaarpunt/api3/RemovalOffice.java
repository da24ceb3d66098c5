package org.spaarpunt.api3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.secrets.SecretBox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where people are removed and told what is stored, and where one can see what is left of them. */
final class RemovalOffice {
    static final String REASON = "asked on paper, file 12";

    private final OwnServer server;
    private final PassholderDesk desk;

    RemovalOffice(OwnServer server, PassholderDesk desk) {
        this.server = server;
        this.desk = desk;
    }

    Outcome<Outcome.Nothing> remove(String uid) {
        return office().passholderRemoval().remove(new Actor.CommandLine(), uid, REASON);
    }

    Administration office() {
        return server.running().features().administration();
    }

    SecretBox box() {
        return server.running().features().core().box();
    }

    Optional<JsonNode> personalData(String uid) throws IOException {
        var written = new StringWriter();
        return server.running().features().personalData().write(new Actor.CommandLine(), uid, written)
                ? Optional.of(JsonMapper.shared().readTree(written.toString().getBytes(UTF_8)))
                : Optional.empty();
    }

    /** For each account and in all. */
    List<String> sums() {
        return desk.texts("""
                select concat_ws(' ', account, id, sum(points)) from (
                    select source as account, source_id as id, -points as points from transfer
                    union all select destination, destination_id, points from transfer
                    union all select 'EVENT', null, points from checkin
                    union all select 'PASSHOLDER', passholder_id, points from balance
                ) moved group by account, id order by 1
                """);
    }

    /** The tables that have a text somewhere in a row. */
    List<String> tablesWith(String text) {
        return desk.texts("select tablename from pg_tables where schemaname = 'public'").stream()
                .filter(table -> !desk.texts(
                                "select 'found' from %s t where t::text like '%%%s%%' limit 1".formatted(table, text))
                        .isEmpty())
                .toList();
    }
}
