package org.spaarpunt.backups;

import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says about itself before its data.
 *
 * @param format of the file
 * @param startedAt everything that was acknowledged before this moment is in it
 * @param postgres the major version of PostgreSQL
 * @param keys the ids of the keys that open its secrets, which are not in it
 * @param dataBytes about how much room the data need
 */
record BackupFacts(
        int format,
        Instant startedAt,
        String program,
        String postgres,
        String schemaVersion,
        List<String> keys,
        long dataBytes) {
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    BackupFacts {
        keys = List.copyOf(keys);
    }

    static BackupFacts parse(byte[] json) throws JacksonException {
        return JSON.readValue(json, BackupFacts.class);
    }

    byte[] written() {
        return JSON.writeValueAsBytes(this);
    }
}
