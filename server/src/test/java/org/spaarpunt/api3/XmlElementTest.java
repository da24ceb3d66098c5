package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;

class XmlElementTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    @Test
    void children_stand_in_their_parent_in_order() {
        var response = XmlElement.of("response", Stream.of(XmlElement.of("code", "A"), XmlElement.of("points", 7)));
        assertThat(written(response)).isEqualTo("<response><code>A</code><points>7</points></response>");
    }

    @Test
    void namespaces_are_declared_under_the_prefixes_that_clients_know() {
        var person = XmlElement.of("foaf:person", "7").declaring(XmlNamespace.RDF, XmlNamespace.FOAF);
        assertThat(written(person)).isEqualTo("""
                <foaf:person xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns" \
                xmlns:foaf="http://xmlns.com/foaf/0.1/">7</foaf:person>""");
    }

    @Test
    void signs_of_xml_are_escaped_in_texts() {
        assertThat(written("\"a\" & 'b' <c>]]>")).isEqualTo("\"a\" &amp; 'b' &lt;c&gt;]]&gt;");
    }

    @Test
    void letters_of_every_script_are_written_as_they_are() {
        assertThat(written("Zoë €\t😀\n")).isEqualTo("Zoë €\t😀\n");
    }

    @Test
    void what_no_document_can_hold_is_replaced() {
        assertThat(written("\0a\u001B\uFFFFb\uD800c\uDC00")).isEqualTo("\uFFFDa\uFFFD\uFFFDb\uFFFDc\uFFFD");
    }

    private static String written(String text) {
        var whole = written(XmlElement.of("x", text));
        assertThat(whole).startsWith("<x>").endsWith("</x>");
        return whole.substring("<x>".length(), whole.length() - "</x>".length());
    }

    private static String written(XmlElement element) {
        var document = new String(element.document(), StandardCharsets.UTF_8);
        assertThat(document).startsWith(DECLARATION);
        return document.substring(DECLARATION.length());
    }
}
