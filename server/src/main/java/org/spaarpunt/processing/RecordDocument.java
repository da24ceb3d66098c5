package org.spaarpunt.processing;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the record as HTML that is well-formed XML too. It needs no other file.
 *
 * @param site the address of the installation, if it is known
 * @param made when and by which version
 */
record RecordDocument(RecordTexts texts, Optional<URI> site, String made) {
    private static final String STYLE = """
            body { font-family: sans-serif; margin: 2em auto; max-width: 60em; line-height: 1.4 }
            table { border-collapse: collapse; width: 100% }
            th, td { border: 1px solid #888; padding: .4em; text-align: left; vertical-align: top }
            th { background: #eee }
            mark { background: #ff9 }
            """;

    void write(List<RecordTable> tables, Writer to) throws IOException {
        try {
            var html = XMLOutputFactory.newFactory().createXMLStreamWriter(to);
            html.writeDTD("<!DOCTYPE html>\n");
            html.writeStartElement("html");
            html.writeAttribute("lang", texts.language().tag());
            head(html);
            html.writeStartElement("body");
            element(html, "h1", texts.text("title"));
            element(html, "p", made);
            if (site.isPresent()) {
                element(html, "p", texts.text("site", site.get()));
            }
            element(html, "p", texts.text("note"));
            for (var table : tables) {
                table(html, table);
            }
            html.writeEndDocument();
            html.writeCharacters("\n");
            html.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void head(XMLStreamWriter html) throws XMLStreamException {
        html.writeStartElement("head");
        html.writeEmptyElement("meta");
        html.writeAttribute("charset", "utf-8");
        element(html, "title", texts.text("title"));
        element(html, "style", STYLE);
        html.writeEndElement();
    }

    private void table(XMLStreamWriter html, RecordTable table) throws XMLStreamException {
        element(html, "h2", table.title());
        if (!table.note().isEmpty()) {
            element(html, "p", table.note());
        }
        html.writeStartElement("table");
        html.writeStartElement("tr");
        for (var heading : table.headings()) {
            element(html, "th", heading);
        }
        html.writeEndElement();
        for (var row : table.rows()) {
            html.writeStartElement("tr");
            for (var cell : row) {
                cell(html, cell);
            }
            html.writeEndElement();
        }
        html.writeEndElement();
    }

    private void cell(XMLStreamWriter html, Optional<String> cell) throws XMLStreamException {
        html.writeStartElement("td");
        if (cell.isPresent()) {
            html.writeCharacters(cell.get());
        } else {
            element(html, "mark", texts.text("blank"));
        }
        html.writeEndElement();
    }

    private static void element(XMLStreamWriter html, String name, String text) throws XMLStreamException {
        html.writeStartElement(name);
        html.writeCharacters(text);
        html.writeEndElement();
        html.writeCharacters("\n");
    }
}
