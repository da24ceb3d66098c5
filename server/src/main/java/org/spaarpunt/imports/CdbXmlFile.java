package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.lookups.Reader;

/**
 * Events in CdbXML 3.2 or 3.3: a single one, or many, as in search results. One event at a time is in memory; document
 * types and entities are not read.
 */
final class CdbXmlFile implements FileRows {
    private static final String ALL_VERSIONS = "http://www.cultuurdatabank.com/XMLSchema/CdbXSD/";
    private static final Set<String> NAMESPACES = Set.of(ALL_VERSIONS + "3.2/FINAL", ALL_VERSIONS + "3.3/FINAL");
    private static final String EVENT = "event";

    private final MeasuredReader file;
    private long number;

    CdbXmlFile(BufferedReader file) {
        this.file = new MeasuredReader(file);
    }

    @Override
    public List<String> columns() {
        return UitdatabankEvent.COLUMNS;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try {
            var xml = factory().createXMLStreamReader(file);
            try {
                document(xml, reader);
            } finally {
                xml.close();
            }
        } catch (BadLine root) {
            reader.flaw(1, root.reason());
        } catch (XMLStreamException broken) {
            reader.flaw(number + 1, reason(broken));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private void document(XMLStreamReader xml, Reader reader) throws XMLStreamException, IOException, BadLine {
        for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.DTD) {
                throw new BadLine("the file has a document type (DOCTYPE), which is not read");
            }
        }
        var namespace = namespace(xml);
        if (namespace.startsWith(ALL_VERSIONS) && !NAMESPACES.contains(namespace)) {
            throw new BadLine("the file is written in another version of CdbXML than 3.2 and 3.3: "
                    + PlainText.quoted(namespace.substring(ALL_VERSIONS.length())));
        }
        // An event that was copied out of its file may have lost its namespace.
        if (xml.getLocalName().equals(EVENT) && (namespace.isEmpty() || NAMESPACES.contains(namespace))) {
            take(XmlPart.read(xml, 1), reader);
        } else if (xml.getLocalName().equals("cdbxml") && NAMESPACES.contains(namespace)) {
            events(xml, namespace, reader);
        } else {
            throw new BadLine("the file is no CdbXML: it begins with " + PlainText.quoted(xml.getLocalName())
                    + " and with neither cdbxml nor event of " + ALL_VERSIONS + "3.2/FINAL or 3.3/FINAL");
        }
    }

    private static String namespace(XMLStreamReader xml) {
        return Objects.requireNonNullElse(xml.getNamespaceURI(), "");
    }

    private void events(XMLStreamReader xml, String namespace, Reader reader) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                boolean isEvent =
                        xml.getLocalName().equals(EVENT) && namespace(xml).equals(namespace);
                var part = XmlPart.read(xml, 1);
                file.startOver();
                if (isEvent) {
                    take(part, reader);
                }
            }
        }
    }

    private void take(XmlPart event, Reader reader) throws IOException {
        number++;
        var id = CdbXmlEvent.id(event);
        try {
            if (CdbXmlEvent.isWithdrawn(event)) {
                reader.withdrawn(UitdatabankEvent.withdrawn(number, id, ""));
                reader.leftAway();
            } else if (CdbXmlEvent.isPrivate(event)) {
                reader.leftAway();
            } else if (CdbXmlEvent.isDraft(event)) {
                reader.withdrawn(UitdatabankEvent.withdrawn(number, id, ""));
                throw new BadLine("is a draft (wfstatus draft)");
            } else {
                reader.line(CdbXmlEvent.read(event).line(number));
            }
        } catch (BadLine bad) {
            reader.unusable(number, UitdatabankSheet.name(id) + bad.reason());
        }
    }

    private static String reason(XMLStreamException broken) {
        return switch (cause(broken)) {
            case CharacterCodingException _ -> Content.NOT_UTF_8;
            case MeasuredReader.TooLarge large -> String.valueOf(large.getMessage());
            case null, default -> {
                var place = broken.getLocation();
                var where = place == null
                        ? ""
                        : " at line " + place.getLineNumber() + ", column " + place.getColumnNumber();
                yield "cannot be read" + where + ": it is no well-formed XML of at most " + XmlPart.MAX_DEPTH
                        + " elements within each other";
            }
        };
    }

    private static @Nullable Throwable cause(XMLStreamException broken) {
        return broken.getNestedException() == null ? broken.getCause() : broken.getNestedException();
    }
}
