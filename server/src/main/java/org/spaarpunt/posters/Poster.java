package org.spaarpunt.posters;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A sheet of A4 with a QR code that fills its width, so that it can be scanned from across a room: a module is over 5
 * mm, and error correction Q tolerates damage to a quarter of them. It is drawn in black on the paper's white, without
 * any picture that a printer could blur.
 *
 * @param heading what can be done here, in a few words
 * @param title the name of the place or event
 * @param notes small print below the code, a paragraph each
 * @param code the text in the QR code
 */
public record Poster(String heading, String title, List<String> notes, String code) {
    private static final PDRectangle PAGE = PDRectangle.A4;

    /** The darkest grey: no ink but black. */
    private static final float BLACK = 0;

    /** Kept free on all sides, in points: printers leave that much white anyway. */
    private static final float MARGIN = 20;

    /** The width of the white margin around a QR code in modules, as its standard requires. */
    private static final int QUIET_ZONE = 4;

    /** The lower edge of the white square around the code, in points from the bottom of the page. */
    private static final float CODE_FOOT = 120;

    private static final float HEADING_LINE = 785;
    private static final float HEADING_SIZE = 44;
    private static final float TITLE_LINE = 735;
    private static final float TITLE_SIZE = 24;
    private static final int TITLE_LINES = 2;
    private static final float NOTE_LINE = 100;
    private static final float NOTE_SIZE = 12;
    private static final int NOTE_LINES = 2;
    private static final float LEADING = 1.25f;

    public Poster {
        notes = List.copyOf(notes);
    }

    /** The sheet as a document of one page. */
    public byte[] pdf() {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(title);
            var page = new PDPage(PAGE);
            document.addPage(page);
            var lettering = Lettering.in(document);
            try (var content = new PDPageContentStream(document, page)) {
                content.setNonStrokingColor(BLACK);
                write(content, lettering);
                draw(content, QrCode.encodeText(code, QrCode.Ecc.QUARTILE));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            // Only memory is read or written, and the font that comes with the library.
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(PDPageContentStream content, Lettering lettering) throws IOException {
        write(
                content,
                lettering,
                List.of(lettering.fitting(heading, HEADING_SIZE, width(), 1)),
                HEADING_SIZE,
                HEADING_LINE);
        write(
                content,
                lettering,
                List.of(lettering.fitting(title, TITLE_SIZE, width(), TITLE_LINES)),
                TITLE_SIZE,
                TITLE_LINE);
        var paragraphs = notes.stream()
                .map(note -> lettering.fitting(note, NOTE_SIZE, width(), NOTE_LINES))
                .toList();
        write(content, lettering, paragraphs, NOTE_SIZE, NOTE_LINE);
    }

    /** Writes lines in the middle of the page, the first of them at this height. */
    private static void write(
            PDPageContentStream content, Lettering lettering, List<List<String>> paragraphs, float size, float top)
            throws IOException {
        float height = top;
        for (var paragraph : paragraphs) {
            for (var line : paragraph) {
                content.beginText();
                content.setFont(lettering.font(), size);
                content.newLineAtOffset((PAGE.getWidth() - lettering.width(line, size)) / 2, height);
                content.showText(line);
                content.endText();
                height -= size * LEADING;
            }
        }
    }

    private static void draw(PDPageContentStream content, QrCode qr) throws IOException {
        float module = width() / (qr.size + 2 * QUIET_ZONE);
        float left = MARGIN + QUIET_ZONE * module;
        float foot = CODE_FOOT + QUIET_ZONE * module;
        for (int row = 0; row < qr.size; row++) {
            for (int from = 0; from < qr.size; from++) {
                // Adjacent black modules are one rectangle, so that no thin white lines show between them.
                int to = from;
                while (to < qr.size && qr.getModule(to, row)) {
                    to++;
                }
                if (to > from) {
                    content.addRect(
                            left + from * module, foot + (qr.size - 1 - row) * module, (to - from) * module, module);
                    from = to;
                }
            }
        }
        content.fill();
    }

    private static float width() {
        return PAGE.getWidth() - 2 * MARGIN;
    }
}
