package org.spaarpunt.api3.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * An element of an answer, with text or with children. Names of elements and attributes are words of the protocol;
 * texts may contain anything.
 */
public record XmlElement(String name, List<Attribute> attributes, String text, List<XmlElement> children) {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /** The name of an element whose text is its markup; no element of the protocol has this name. */
    private static final String VERBATIM = "";

    /** The value is text of this program, in which nothing needs escaping. */
    public record Attribute(String name, String value) {}

    public XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    public static XmlElement of(String name, Object text) {
        return new XmlElement(name, List.of(), text.toString(), List.of());
    }

    public static XmlElement of(String name, XmlElement child) {
        return of(name, List.of(child));
    }

    public static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, List.of(), "", children);
    }

    public static XmlElement of(String name, Stream<XmlElement> children) {
        return new XmlElement(name, List.of(), "", children.toList());
    }

    /** The same element, with declarations of these namespaces. */
    public XmlElement declaring(XmlNamespace... namespaces) {
        var declared =
                Stream.of(namespaces).map(namespace -> new Attribute("xmlns:" + namespace.prefix(), namespace.uri()));
        return new XmlElement(name, Stream.concat(attributes.stream(), declared).toList(), text, children);
    }

    /** This element as a whole document. */
    public byte[] document() {
        var document = new StringBuilder(DECLARATION);
        writeTo(document);
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An element that was rendered as a whole document earlier, and is written again unchanged.
     *
     * @param document as {@link #document()} writes it
     */
    public static XmlElement written(String document) {
        var markup = document.startsWith(DECLARATION) ? document.substring(DECLARATION.length()) : document;
        return new XmlElement(VERBATIM, List.of(), markup, List.of());
    }

    private void writeTo(StringBuilder document) {
        if (name.equals(VERBATIM)) {
            document.append(text);
            return;
        }
        document.append('<').append(name);
        for (var attribute : attributes) {
            document.append(' ')
                    .append(attribute.name())
                    .append("=\"")
                    .append(attribute.value())
                    .append('"');
        }
        document.append('>').append(escaped(text));
        for (var child : children) {
            child.writeTo(document);
        }
        document.append("</").append(name).append('>');
    }

    /**
     * XML 1.0 cannot represent most control characters, not even escaped: one would make the whole document malformed.
     */
    private static String escaped(String text) {
        if (isPlain(text)) {
            return text;
        }
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isLegal(character) ? character : '\uFFFD');
            }
        }
        return escaped.toString();
    }

    /** Whether no character needs a closer look; a fast path, because most texts are numbers and codes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E || c == '&' || c == '<' || c == '>') {
                return false;
            }
        }
        return true;
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
