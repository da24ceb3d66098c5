package org.spaarpunt.api3;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An element of an answer: with text, or with children. */
record XmlElement(String name, String text, List<XmlElement> children) {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    XmlElement {
        children = List.copyOf(children);
    }

    static XmlElement of(String name, Object text) {
        return new XmlElement(name, text.toString(), List.of());
    }

    static XmlElement of(String name, Stream<XmlElement> children) {
        return new XmlElement(name, "", children.toList());
    }

    /** This element as a whole document. */
    byte[] document() {
        var document = new StringWriter();
        document.append(DECLARATION);
        try {
            var writer = WRITERS.createXMLStreamWriter(document);
            writeTo(writer);
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing to memory failed", impossible);
        }
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(legal(text));
        for (var child : children) {
            child.writeTo(writer);
        }
        writer.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, not even escaped: one of them would spoil the whole document. */
    private static String legal(String text) {
        return text.codePoints().allMatch(XmlElement::isLegal)
                ? text
                : text.codePoints()
                        .map(character -> isLegal(character) ? character : '\uFFFD')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** XML 1.0, production 2: Char. */
    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
