package org.spaarpunt.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import org.spaarpunt.storage.Timestamps;

/**
 * The fields of an entry that its link covers. The digest can be computed by any program: it is SHA-256 over the digest
 * of the link before (empty for the first), the link's number, and the fields in this order, each in UTF-8 and written
 * as a netstring ({@code length:bytes,}), so that two different entries never give the same input.
 *
 * @param happenedAt in UTC, to the microsecond
 * @param onBehalfOf empty: of no user
 * @param detailDigest SHA-256 of the sealed detail, in hexadecimal digits; empty: there is none
 */
record ChainedEntry(
        long id,
        String happenedAt,
        String actor,
        String onBehalfOf,
        String address,
        String act,
        String subject,
        String details,
        String detailDigest) {
    /** The columns that {@link #in} reads. */
    static final String COLUMNS = """
            audit_entry.id, happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest
            """;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ChainedEntry in(ResultSet row) throws SQLException {
        return new ChainedEntry(
                row.getLong("id"),
                MOMENT.format(Timestamps.in(row, "happened_at")),
                row.getString("actor"),
                Optional.ofNullable(row.getString("on_behalf_of")).orElse(""),
                row.getString("address"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("details"),
                Optional.ofNullable(row.getBytes("detail_digest"))
                        .map(ChainedEntry::hex)
                        .orElse(""));
    }

    /** The head of the chain with this entry as its last. */
    ChainHead after(Optional<ChainHead> previous) {
        long number = previous.map(ChainHead::number).orElse(0L) + 1;
        var digest = sha256();
        feed(digest, previous.map(ChainHead::digest).orElse(""));
        feed(digest, String.valueOf(number));
        feed(digest, String.valueOf(id));
        feed(digest, happenedAt);
        feed(digest, actor);
        feed(digest, onBehalfOf);
        feed(digest, address);
        feed(digest, act);
        feed(digest, subject);
        feed(digest, details);
        feed(digest, detailDigest);
        return new ChainHead(number, hex(digest.digest()));
    }

    static String digestOf(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void feed(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
