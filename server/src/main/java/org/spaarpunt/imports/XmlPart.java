package org.spaarpunt.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of one namespace with its contents; those of other namespaces are skipped. */
record XmlPart(String name, Map<String, String> attributes, String text, List<XmlPart> parts) {
    /** The most levels of nested elements; an event has about ten. */
    static final int MAX_DEPTH = 50;

    /** Reads the element whose start tag the reader has just read, to its end. */
    static XmlPart read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("more than " + MAX_DEPTH + " elements stand within each other");
        }
        var name = xml.getLocalName();
        var namespace = xml.getNamespaceURI();
        var attributes = attributes(xml);
        var text = new StringBuilder();
        var parts = new ArrayList<XmlPart>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    boolean own = Objects.equals(namespace, xml.getNamespaceURI());
                    var part = read(xml, depth + 1);
                    if (own) {
                        parts.add(part);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("an entity that is not declared: " + xml.getLocalName());
                default -> {
                    // Comments, white space and processing instructions are ignored.
                }
            }
        }
        return new XmlPart(name, attributes, text.toString(), parts);
    }

    Stream<XmlPart> all(String name) {
        return parts.stream().filter(part -> part.name().equals(name));
    }

    Optional<XmlPart> first(String name) {
        return all(name).findFirst();
    }

    /** The element at the end of a path, taking the first one of each name. */
    Optional<XmlPart> at(String... names) {
        var found = Optional.of(this);
        for (var name : names) {
            found = found.flatMap(part -> part.first(name));
        }
        return found;
    }

    /** The text of the first element of this name; empty if there is none. */
    String textOf(String name) {
        return first(name).map(part -> part.text().strip()).orElse("");
    }

    /** Empty when there is none. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "").strip();
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        var attributes = new HashMap<String, String>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeNamespace(index) == null
                    || xml.getAttributeNamespace(index).isEmpty()) {
                attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
            }
        }
        return attributes;
    }
}
