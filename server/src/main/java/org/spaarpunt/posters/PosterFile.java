package org.spaarpunt.posters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spaarpunt.languages.Language;

/**
 * A poster as a file to be downloaded.
 *
 * @param name with its ending; ASCII
 * @param contentType of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared; copying each would only cost time.
public record PosterFile(String name, String contentType, byte[] content) {

    /** The form of a file. */
    public enum Format {
        PDF,
        /** A PDF in an archive, as older applications want it. */
        ZIP
    }

    /** The file of a poster. */
    public static PosterFile of(EventPoster poster, Language language, Paper paper, Format format) {
        var pdf = new PosterFile(poster.fileName() + ".pdf", "application/pdf", poster.pdf(language, paper));
        return switch (format) {
            case PDF -> pdf;
            case ZIP ->
                new PosterFile(poster.fileName() + ".zip", "application/x-zip-compressed", pdf.zipped(poster.at()));
        };
    }

    /** The value of {@code Content-Disposition} with which a browser saves the file under its name. */
    public String disposition() {
        return "attachment; filename=\"" + name + "\"";
    }

    private byte[] zipped(Instant at) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setLastModifiedTime(FileTime.from(at));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // cannot happen: everything is in memory
        }
        return bytes.toByteArray();
    }
}
