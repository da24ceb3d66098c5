package org.spaarpunt.processing;

import static org.spaarpunt.processing.RecordTable.row;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.processing.Recipients.Application;

/** A row for each recipient, and one for each kind of recipient that this installation has not. */
record RecipientRows(ProcessingSettings settings, Recipients recipients, RecordTexts texts) {
    List<List<Optional<String>>> rows() {
        var storage = settings.storage();
        return Stream.of(
                        ofKind("DATABASE", Stream.of(storage.database())),
                        ofKind("REPLICA", storage.replica().stream()),
                        ofKind(
                                "BACKUPS",
                                storage
                                        .backups()
                                        .map(backups -> backups.directory().toString())
                                        .stream()),
                        ofKind(
                                "MAIL",
                                settings.mailServer().map(server -> server.host() + ":" + server.port()).stream()),
                        ofKind(
                                "PROVIDER",
                                settings
                                        .provider()
                                        .map(provider -> provider.name() + ", " + host(provider.issuer()))
                                        .stream()),
                        ofKind("ISSUER", settings.tokens().issuer().map(issuer -> host(issuer.address())).stream()),
                        ofKind(
                                "WEBHOOKS",
                                recipients.webhookHosts().entrySet().stream()
                                        .map(host -> host.getKey() + " (" + host.getValue() + ")")),
                        applications(),
                        Stream.of(List.of(
                                Optional.of(texts.text("RECIPIENTS.OTHERS")),
                                Optional.<String>empty(),
                                Optional.<String>empty())))
                .flatMap(rows -> rows)
                .toList();
    }

    private Stream<List<Optional<String>>> ofKind(String kind, Stream<String> names) {
        var title = texts.text("RECIPIENTS." + kind);
        var rows = names.map(name -> row(title, name, texts.text("RECIPIENTS." + kind + ".what")))
                .toList();
        return rows.isEmpty() ? Stream.of(row(title, texts.text("none"), "")) : rows.stream();
    }

    private Stream<List<Optional<String>>> applications() {
        return recipients.applications().isEmpty()
                ? ofKind("APPLICATION", Stream.empty())
                : recipients.applications().stream()
                        .map(application ->
                                row(texts.text("RECIPIENTS.APPLICATION"), application.name(), rights(application)));
    }

    private String rights(Application application) {
        var permissions =
                application.permissions().isEmpty() ? texts.text("none") : String.join(", ", application.permissions());
        return texts.text("RECIPIENTS.APPLICATION.what", application.users(), application.counters(), permissions);
    }

    /** Addresses may have more than a host, which only their owners need to know. */
    private static String host(URI address) {
        return String.valueOf(address.getHost());
    }
}
