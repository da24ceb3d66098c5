package org.spaarpunt.backups;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file in a backup, as the list at its end has it.
 *
 * @param path in the home of the database, with slashes
 * @param sha256 in hexadecimal digits
 */
record ArchivedFile(String path, long bytes, String sha256) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] written(List<ArchivedFile> files) {
        return JSON.writeValueAsBytes(files);
    }

    static List<ArchivedFile> parse(byte[] json) throws JacksonException {
        return List.of(JSON.readValue(json, ArchivedFile[].class));
    }
}
