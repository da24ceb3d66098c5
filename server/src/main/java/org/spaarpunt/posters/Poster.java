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
import org.apache.pdfbox.util.Matrix;
import org.spaarpunt.languages.Language;

/**
 * A sheet with a QR code that fills its width, so that it can be scanned from across a room: on A4 a module is some 5
 * mm. The modules are as large as possible with error correction M, and the correction is better where they do not get
 * smaller by it. It is drawn in black on the paper's white, without any picture that a printer could blur.
 *
 * @param language of the heading and of most of the rest
 * @param heading what can be done here, in a few words
 * @param title the name of the event, all of which is shown, in smaller letters if it is long
 * @param how what to do, in one sentence
 * @param notes small print, a paragraph each
 */
record Poster(Language language, String heading, String title, String how, List<String> notes, CodeAddress address) {
    /** All lengths are in points, on this page; for other sizes of paper everything is scaled. */
    private static final PDRectangle PAGE = PDRectangle.A4;

    /** The darkest grey: no ink but black. */
    private static final float BLACK = 0;

    /** Kept free on all sides: printers leave that much white anyway. */
    private static final float MARGIN = 20;

    /** The width of the white margin around a QR code in modules, as its standard requires. */
    private static final int QUIET_ZONE = 4;

    /** The lower edge of the white square around the code. */
    private static final float CODE_FOOT = 132;

    private static final float HEADING_LINE = 783;
    private static final Area HEADING = new Area(44, 44);

    /** From below the heading to above the code. */
    private static final float TITLE_TOP = 768;

    private static final Area TITLE = new Area(30, 76);
    private static final float ADDRESS_LINE = 116;
    private static final Area ADDRESS = new Area(15, 15);
    private static final float HOW_TOP = 108;
    private static final Area HOW = new Area(14, 20);
    private static final float NOTES_TOP = 87;
    private static final Area NOTE = new Area(9, 22);

    /** A place for a text: the size of its letters if it is short, and how high it may be. */
    private record Area(float size, float height) {}

    Poster {
        notes = List.copyOf(notes);
    }

    /** The sheet as a document of one page. */
    byte[] pdf(Paper paper) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(language.tag());
            var page = new PDPage(paper.page());
            document.addPage(page);
            var lettering = Lettering.in(document);
            try (var content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(paper.scale(), paper.scale()));
                content.setNonStrokingColor(BLACK);
                write(content, lettering);
                draw(content, QrCode.encodeText(address.scanned(), QrCode.Ecc.MEDIUM));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            // Only memory is read or written, and the font that comes with the library.
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(PDPageContentStream content, Lettering lettering) throws IOException {
        oneLine(content, lettering.fitting(heading, HEADING.size(), width(), HEADING.height()), HEADING_LINE);
        below(content, lettering.fitting(title, TITLE.size(), width(), TITLE.height()), TITLE_TOP);
        oneLine(content, lettering.fitting(address.typed(), ADDRESS.size(), width(), ADDRESS.height()), ADDRESS_LINE);
        below(content, lettering.fitting(how, HOW.size(), width(), HOW.height()), HOW_TOP);
        float top = NOTES_TOP;
        for (var note : notes) {
            top = below(content, lettering.fitting(note, NOTE.size(), width(), NOTE.height()), top);
        }
    }

    /** A text whose last line is at this height. */
    private static void oneLine(PDPageContentStream content, Lettering.Fitted text, float foot) throws IOException {
        below(content, text, foot + text.height());
    }

    /**
     * Writes lines in the middle of the page, below this height.
     *
     * @return the height below the last of them
     */
    private static float below(PDPageContentStream content, Lettering.Fitted text, float top) throws IOException {
        float height = top;
        for (var line : text.lines()) {
            height -= text.leading();
            content.beginText();
            content.setFont(text.font(), text.size());
            content.newLineAtOffset((PAGE.getWidth() - text.width(line)) / 2, height);
            content.showText(line);
            content.endText();
        }
        return height;
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
