package org.spaarpunt.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The id of an event in UiTPAS API 4.0, which is always a UUID: that of the event, or one that follows from an id that is
 * none. The column {@code event.api_id} holds the same.
 */
public final class ApiEventId {
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private ApiEventId() {}

    /**
     * The id of an event in the JSON API.
     *
     * @param cdbid the id that the older protocol shows
     */
    public static String of(String cdbid) {
        return UUID.matcher(cdbid).matches() ? cdbid : named(cdbid);
    }

    /** Version 3 of RFC 9562 in form, from another name space. */
    private static String named(String cdbid) {
        var hex = new StringBuilder(md5("spaarpunt-event " + cdbid));
        hex.setCharAt(12, '3');
        hex.setCharAt(16, '8');
        return hex.insert(20, '-')
                .insert(16, '-')
                .insert(12, '-')
                .insert(8, '-')
                .toString();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has MD5", impossible);
        }
    }
}
